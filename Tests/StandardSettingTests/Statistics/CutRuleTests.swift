// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting
import TestKit
import Testing

@Suite struct CutRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let mean: Rational
    let rule: RoundingRule
    let cut: Rational
    var testDescription: String { "\(mean) \(rule.rawValue)" }
  }

  static let above = Rational(73) + Rational(1, 340)

  @Test(arguments: [
    Case(mean: 73, rule: .ceil, cut: 73), Case(mean: 73, rule: .nearestHalfUp, cut: 73),
    Case(mean: 73, rule: .floor, cut: 73), Case(mean: 73, rule: .none, cut: 73),
    Case(mean: Rational(147, 2), rule: .ceil, cut: 74),
    Case(mean: Rational(147, 2), rule: .nearestHalfUp, cut: 74),
    Case(mean: Rational(147, 2), rule: .nearestHalfEven, cut: 74),
    Case(mean: Rational(147, 2), rule: .nearestHalfDown, cut: 73),
    Case(mean: Rational(147, 2), rule: .floor, cut: 73),
    Case(mean: Rational(147, 2), rule: .none, cut: Rational(147, 2)),
    Case(mean: above, rule: .ceil, cut: 74), Case(mean: above, rule: .nearestHalfUp, cut: 73),
    Case(mean: above, rule: .floor, cut: 73), Case(mean: above, rule: .none, cut: above),
  ])
  func `SST2 a mean is rounded by the declared rule and a whole mean stays`(test: Case) {
    // Seventeen totals in twentieths with the wanted mean.
    var values = [Rational](repeating: 73, count: 17)
    values[3] += (test.mean - 73) * 17
    #expect(values.mean() == test.mean)
    let cut = CutRule(rounding: test.rule).cut(of: values).value
    #expect(cut?.recommended == test.mean)
    #expect(cut?.functional == test.cut)
  }

  @Test func `SST1 the published totals give 72 and 74, and the median rule 75`() throws {
    let totals = try PanelReference.totals()
    #expect(CutRule().cut(of: totals.cuts(round: 1).values).value?.functional == 72)
    #expect(CutRule().cut(of: totals.cuts(round: 2).values).value?.functional == 74)
    let median = CutRule(statistic: .median)
    #expect(median.cut(of: totals.cuts(round: 2).values).value?.functional == 75)
  }
}
