// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting
import TestKit
import Testing

@Suite struct ErrorBandsTests {
  private let form = ScoredForm(maxPoints: 108, isNumberRight: true)

  private func publishedCut() throws -> (PanelSummary, PanelCut) {
    let values = try PanelReference.totals().cuts(round: 2).values
    return (PanelSummary(values), try #require(CutRule().cut(of: values).value))
  }

  @Test func `SST1 Table 4 has the printed rows`() throws {
    let (_, cut) = try publishedCut()
    let bands = try ErrorBands.measurement(
      .lord,
      cut: cut,
      form: form,
      conversion: PanelReference.conversion
    )
    #expect(bands.error.text(places: 2) == "4.85")
    #expect(bands.base == 74)
    #expect(PanelReference.conversion.scale(of: bands.base).text == "162")
    #expect(bands.rows.map(\.raw) == [65, 70, 79, 84])
    #expect(bands.rows.map(\.scale.text) == ["150", "157", "169", "175"])
    #expect(bands.rows.allSatisfy { !$0.isClamped })
    for (row, printed) in zip(bands.rows, [64.3017, 69.1509, 78.8491, 83.6983]) {
      #expect(abs(row.exact.double - printed) < 5e-5)
    }
  }

  @Test func `bands of the standard error of judgment start from either base`() throws {
    let (summary, cut) = try publishedCut()
    let unrounded = try #require(
      ErrorBands.judgment(summary, cut: cut, maxPoints: 108).value
    )
    #expect(unrounded.rows.map(\.raw) == [72, 73, 75, 76])
    for (row, printed) in zip(unrounded.rows, [71.1711, 72.3694, 74.7659, 75.9642]) {
      #expect(abs(row.exact.double - printed) < 5e-5)
    }
    let rounded = try #require(
      ErrorBands.judgment(summary, cut: cut, maxPoints: 108, base: .rounded).value
    )
    #expect(rounded.rows.map(\.raw) == [72, 73, 76, 77])
    for (row, printed) in zip(rounded.rows, [71.6035, 72.8017, 75.1983, 76.3965]) {
      #expect(abs(row.exact.double - printed) < 5e-5)
    }
    #expect(rounded.rows[0].scale == .notPublished)
  }

  @Test func `bands are held within the test, and flagged`() throws {
    let low = CutRule().cut(of: [2, 2])
    let bands = try ErrorBands.measurement(.lord, cut: try #require(low.value), form: form)
    // √(2·106/107) = 1.4076, so two errors below 2 is −0.8152, which goes up to 0 and is no clamp.
    #expect(bands.rows.map(\.raw) == [0, 1, 4, 5])
    #expect(bands.rows.map(\.isClamped) == [false, false, false, false])
    let wide = ErrorBands("CSEM", base: 107, radicand: 9, offsets: [-40, 1], maxPoints: 108)
    #expect(wide.rows.map(\.raw) == [0, 108])
    #expect(wide.rows.map(\.isClamped) == [true, true])
  }

  @Test func `an error at the unrounded cut differs from the printed one`() throws {
    let (_, cut) = try publishedCut()
    let bands = try ErrorBands.measurement(.lord, cut: cut, form: form, errorAt: .unrounded)
    #expect(bands.error.text(places: 4) == "4.8656")
    #expect(throws: ConditionalErrorRefusal.notNumberRight("lord")) {
      try ErrorBands.measurement(
        .lord,
        cut: cut,
        form: ScoredForm(maxPoints: 108, isNumberRight: false)
      )
    }
  }

  @Test func `SST8 G17 the combined error at 74 is 4.994980`() throws {
    let (summary, cut) = try publishedCut()
    let csem = try ConditionalError(.lord, at: cut.functional, form: form)
    let combined = CombinedError(
      judgment: try #require(summary.squaredErrorOfJudgment.value),
      measurement: csem
    )
    #expect(combined.value.text(places: 6) == "4.994980")
  }

  @Test func `a sum that is a whole number stays one under every rule`() {
    // 70 + 2·√(9/4) = 73 exactly; binary floating point would do here, so the next case is hard.
    let easy = RootSum(70, plus: 2, rootOf: Rational(9, 4))
    for rule in RoundingRule.allCases where rule != .none { #expect(easy.rounded(rule) == 73) }
    // (1/3)·√(m²) with m of 30 digits: exact, while m·m has no binary form.
    let big = Rational(1_000_000_007) * Rational(998_244_353) * Rational(1_000_000_009)
    let hard = RootSum(-big / 3, plus: Rational(1, 3), rootOf: big * big)
    #expect(hard.compared(to: 0) == 0)
    let above = RootSum(73, plus: 1, rootOf: 1 / (big * big))
    #expect(above.rounded(.ceil) == 74)
    #expect(above.rounded(.floor) == 73)
    let below = RootSum(73, plus: -1, rootOf: 1 / (big * big))
    #expect(below.rounded(.ceil) == 73)
    #expect(below.rounded(.floor) == 72)
    #expect(easy.rounded(.none) == nil)
  }

  @Test(arguments: (0..<100).map(Seed.init))
  func `a sum with a rational root rounds like the rational`(seed: Seed) {
    var generator = seed.generator
    let base = Rational(Int.random(in: -40...40, using: &generator), 4)
    let root = Rational(Int.random(in: 0...12, using: &generator), 4)
    let multiplier = Rational(Int.random(in: -4...4, using: &generator), 2)
    let sum = RootSum(base, plus: multiplier, rootOf: root * root)
    let exact = base + multiplier * root
    for rule in RoundingRule.allCases where rule != .none {
      #expect(sum.rounded(rule) == exact.rounded(rule).integer, "\(exact) \(rule)")
    }
  }

  @Test func `the chance of passing near the line equals the reference`() throws {
    let csem = try ConditionalError(.lord, at: 74, form: form)
    let line = try #require(NearTheLine.around(74, error: csem).value)
    let points = line.curve(from: 54, to: 94)
    let reference = try PanelReference.rows("panel-near-the-line.csv")
    #expect(points.count == reference.count)
    for (point, row) in zip(points, reference) {
      #expect(point.trueScore == Rational(text: row["true_score"] ?? ""))
      // The argument carries one rounding, which the tail magnifies by its square.
      #expect(isClose(point.passing, row["pass"].flatMap(Double.init), within: 1e-14))
      let fail = row["fail"].flatMap(Double.init)
      #expect(isClose(1 - point.passing, fail, within: 1e-14))
      #expect((point.falsePositive == nil) == (point.trueScore >= 74))
      #expect((point.falseNegative == nil) == (point.trueScore < 74))
      if let negative = point.falseNegative { #expect(isClose(negative, fail, within: 1e-14)) }
    }
    // Whole scores pass a cut of 73.57 from 74 on.
    let unrounded = try #require(NearTheLine.around(Rational(7357, 100), error: csem).value)
    #expect(unrounded.passing(69) == line.passing(69))
    let none = NearTheLine.around(0, error: try ConditionalError(.lord, at: 0, form: form))
    #expect(none.reason?.description == "CSEM is 0 at this cut")
  }
}
