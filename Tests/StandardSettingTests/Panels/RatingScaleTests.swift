// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import TestKit
import Testing

@Suite struct RatingScaleTests {
  @Test func `the thirteen-point scale has the published values and ranges`() throws {
    let scale = RatingScale.ets13
    let texts = try #require(scale.values).map { $0.text(places: 2) }
    #expect(
      texts == [
        "0.00", "0.05", "0.10", "0.20", "0.30", "0.40", "0.50", "0.60", "0.70", "0.80", "0.90",
        "0.95", "1.00",
      ]
    )
    let rule = ConvergenceRule(ranges: .ets13)
    #expect(rule.counts(try #require(scale.values)) == [5, 3, 5])
    #expect(scale.latticeStep == Rational(1, 20))
    #expect(scale.publishedRanges == .ets13)
    #expect(RatingScale.percent.publishedRanges == nil)
  }

  @Test func `a value off the scale names its nearest neighbours`() {
    let check = RatingScale.ets13.check(Rational(3, 4))
    #expect(check == .offScale(nearest: [Rational(7, 10), Rational(8, 10)]))
    #expect(RatingScale.ets13.check(2) == .offScale(nearest: [1]))
    #expect(RatingScale.ets13.check(-1) == .offScale(nearest: [0]))
    #expect(RatingScale.ets13.check(Rational(19, 20)) == .allowed)
    #expect(RatingScale.percent5.check(7) == .offScale(nearest: [5, 10]))
    #expect(RatingScale.yesno.check(Rational(1, 2)) == .offScale(nearest: [0, 1]))
    #expect(RatingScale.levels(3).check(0) == .offScale(nearest: [1]))
    #expect(RatingScale.pages(60).check(61) == .allowed)
    #expect(RatingScale.pages(60).check(62) == .offScale(nearest: [61]))
  }

  @Test func `points are bound by their step and by the item`() throws {
    let halves = try RatingScale.points(max: 4, step: .half)
    #expect(halves.check(Rational(7, 2)) == .allowed)
    #expect(halves.check(Rational(7, 2), maxPoints: 3) == .offScale(nearest: [3]))
    #expect(halves.check(Rational(1, 3)) == .offScale(nearest: [0, Rational(1, 2)]))
    let free = try RatingScale.points(max: 4, step: nil)
    #expect(free.check(Rational(1, 3)) == .allowed)
    #expect(free.check(5, maxPoints: 6) == .offScale(nearest: [4]))
    #expect(free.check(-1) == .offScale(nearest: [0]))
    #expect(free.latticeStep == nil)
    #expect(throws: PanelFinding.self) { try RatingScale.points(max: 4, step: Rational(3, 7)) }
  }

  @Test func `a custom list must rise and fit its meaning`() throws {
    let scale = try RatingScale.custom([0, Rational(1, 4), Rational(1, 2), 1])
    #expect(scale.latticeStep == Rational(1, 4))
    let repeated = #expect(throws: PanelFinding.self) {
      try RatingScale.custom([0, Rational(1, 2), Rational(1, 2), 1])
    }
    #expect(
      repeated?.sentence
        == "rating scale custom, \"0.5\": the values of a scale rise strictly, and it follows 0.5; "
        + "correct the list of values"
    )
    #expect(throws: PanelFinding.self) { try RatingScale.custom([0, 2]) }
    #expect(throws: PanelFinding.self) { try RatingScale.custom([]) }
    #expect(try RatingScale.custom([0, 2, 5], meaning: .points).check(5) == .allowed)
  }

  @Test func `a value means points by its scale`() {
    #expect(RatingScale.ets13.points(Rational(1, 2), maxPoints: 3) == Rational(3, 2))
    #expect(RatingScale.percent.points(45, maxPoints: 2) == Rational(9, 10))
    #expect(RatingScale.levels(4).points(2, maxPoints: 1) == nil)
    #expect(RatingScale(name: "percent5") == .percent5)
    #expect(RatingScale(name: "angoff") == nil)
  }

  @Test func `ranges hold every value once`() throws {
    let ranges = [
      RatingRanges.Range("low", 0, Rational(4, 10)),
      RatingRanges.Range("high", Rational(4, 10), 1),
    ]
    let twice = #expect(throws: PanelFinding.self) { try RatingRanges(ranges, of: .ets13) }
    #expect(twice?.rule == "the value lies in the ranges low and high")
    let gap = #expect(throws: PanelFinding.self) {
      try RatingRanges([RatingRanges.Range("low", 0, Rational(4, 10))], of: .ets13)
    }
    #expect(gap?.value == "0.5")
    let percent = try RatingRanges(
      [RatingRanges.Range("easy", 51, 100), RatingRanges.Range("hard", 0, 50)],
      of: .percent
    )
    #expect(percent.ranges.map(\.name) == ["hard", "easy"])
    #expect(percent.index(of: 51) == 1)
  }
}
