// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Psychometrics
import Testing

@Suite struct ConditionalErrorTests {
  private let form = ScoredForm(maxPoints: 108, isNumberRight: true)

  @Test func `only Lord's rule at the rounded cut gives the printed 4.85`() throws {
    let lord = try ConditionalError(.lord, at: 74, form: form)
    #expect(lord.radicand == Rational(74 * 34, 107))
    #expect(agrees(lord.value, 4.849126, within: 5e-7))
    #expect(lord.value.text(places: 2) == "4.85")
    #expect(agrees(try ConditionalError(.lord, at: 73, form: form).value, 4.886564, within: 5e-7))
    #expect(agrees(try ConditionalError(.lord, at: 75, form: form).value, 4.809453, within: 5e-7))
    let binomial = try ConditionalError(.binomialN, at: 74, form: form)
    #expect(agrees(binomial.value, 4.8266, within: 2e-5))
    let unrounded = try ConditionalError(.lord, at: Rational(125_065, 1700), form: form)
    #expect(agrees(unrounded.value, 4.8656, within: 2e-5))
  }

  @Test func `Lord's error is zero at both ends`() throws {
    #expect(try ConditionalError(.lord, at: 0, form: form).radicand == .zero)
    #expect(try ConditionalError(.lord, at: 108, form: form).value == 0)
  }

  @Test func `Keats is Lord's error when both reliabilities are equal`() throws {
    let equal = ConditionalErrorRule.keats(kr20: Rational(8, 10), kr21: Rational(8, 10))
    let lord = try ConditionalError(.lord, at: 74, form: form)
    #expect(try ConditionalError(equal, at: 74, form: form).radicand == lord.radicand)
    let other = ConditionalErrorRule.keats(kr20: Rational(9, 10), kr21: Rational(8, 10))
    #expect(try ConditionalError(other, at: 74, form: form).radicand == lord.radicand / 2)
  }

  @Test func `one stratum of the whole test is Lord's error, and more strata give less`() throws {
    let lord = try ConditionalError(.lord, at: 74, form: form)
    let whole = ConditionalErrorRule.feldt(strata: [ScoreStratum(items: 108)])
    #expect(try ConditionalError(whole, at: 74, form: form).radicand == lord.radicand)
    // Three strata of 36 with 74/3 points each: 3 · (74/3)(34/3)/35 = 74·34/105.
    let three = ConditionalErrorRule.feldt(
      strata: [ScoreStratum](repeating: ScoreStratum(items: 36), count: 3)
    )
    #expect(try ConditionalError(three, at: 74, form: form).radicand == Rational(74 * 34, 105))
  }

  @Test func `a test with other points refuses Lord and takes weighted strata`() throws {
    let weighted = ScoredForm(maxPoints: 30, isNumberRight: false)
    #expect(throws: ConditionalErrorRefusal.notNumberRight("lord")) {
      try ConditionalError(.lord, at: 15, form: weighted)
    }
    #expect(throws: ConditionalErrorRefusal.notNumberRight("binomial-n")) {
      try ConditionalError(.binomialN, at: 15, form: weighted)
    }
    let strata = ConditionalErrorRule.feldt(
      strata: [ScoreStratum(items: 20), ScoreStratum(items: 5, weight: 2)]
    )
    // 10·10/19 + 4·(5/2)(5/2)/4
    let expected = Rational(100, 19) + Rational(25, 4)
    #expect(try ConditionalError(strata, at: 15, form: weighted).radicand == expected)
  }

  @Test func `what does not fit is refused in words`() {
    #expect(throws: ConditionalErrorRefusal.scoreOutside(109, maxPoints: 108)) {
      try ConditionalError(.lord, at: 109, form: form)
    }
    #expect(throws: ConditionalErrorRefusal.strataMismatch(100, maxPoints: 108)) {
      try ConditionalError(.feldt(strata: [ScoreStratum(items: 100)]), at: 74, form: form)
    }
    #expect(throws: ConditionalErrorRefusal.reliabilityOutside) {
      try ConditionalError(.keats(kr20: 1, kr21: 0), at: 74, form: form)
    }
    #expect(throws: ConditionalErrorRefusal.tooFewItems("the test")) {
      try ConditionalError(.lord, at: 1, form: ScoredForm(maxPoints: 1, isNumberRight: true))
    }
    #expect(
      ConditionalErrorRefusal.notNumberRight("lord").description
        == "the rule `lord` holds for items scored right or wrong that count alike; "
        + "this test has items of other points; use a stratified rule"
    )
  }
}
