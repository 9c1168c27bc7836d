// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import StandardSetting
import TestKit
import Testing

@Suite struct FeasibleLinesTests {
  private let lines = FeasibleLines(PanelReference.conversion)

  @Test(arguments: LineRounding.allCases)
  func `SST4 the corners are the published rationals`(rounding: LineRounding) throws {
    let lines = FeasibleLines(PanelReference.conversion, rounding: rounding)
    let expected = try PanelReference.rows("panel-conversion-vertices.csv")
      .filter { $0["rounding"] == rounding.rawValue }
      .compactMap { row -> ScaleLine? in
        guard let slope = Rational(text: row["slope"] ?? ""),
          let intercept = Rational(text: row["intercept"] ?? "")
        else { return nil }
        return ScaleLine(slope: slope, intercept: intercept)
      }
    #expect(expected.count == 4)
    #expect(lines.vertices.count == 4)
    #expect(Set(lines.vertices) == Set(expected))
  }

  @Test func `SST4 only one corner belongs to the set and marginal ranges are open`() {
    let corners = [
      (Rational(9, 7), Rational(937, 14)), (Rational(25, 19), Rational(2469, 38)),
      (Rational(4, 3), Rational(379, 6)), (Rational(19, 14), Rational(123, 2)),
    ].map { ScaleLine(slope: $0.0, intercept: $0.1) }
    #expect(Set(lines.vertices) == Set(corners))
    #expect(lines.vertices.first == corners[0])
    #expect(corners.map(lines.admits) == [false, false, true, false])
    #expect(lines.slopes?.lower == Rational(9, 7))
    #expect(lines.slopes?.upper == Rational(19, 14))
    #expect(lines.slopes?.isLowerAttained == false)
    #expect(lines.intercepts?.lower == Rational(123, 2))
    #expect(lines.intercepts?.upper == Rational(937, 14))
    #expect(lines.intercepts?.isUpperAttained == false)
  }

  @Test func `four sides bind and 74 never does`() {
    let binding = lines.binding.map { "\($0.pair.raw) \($0.isLower ? "lower" : "upper")" }
    #expect(Set(binding) == ["65 upper", "70 lower", "79 lower", "84 upper"])
    let at74 = lines.values(at: 74)
    #expect(at74?.lower?.text(places: 4) == "161.8333")
    #expect(at74?.upper?.text(places: 4) == "162.3421")
  }

  @Test(arguments: LineRounding.allCases)
  func `SST4 every raw score has the reference interval`(rounding: LineRounding) throws {
    let lines = FeasibleLines(PanelReference.conversion, rounding: rounding)
    let rows = try PanelReference.rows("panel-conversion-scores.csv")
      .filter { $0["rounding"] == rounding.rawValue }
    #expect(rows.count == 109)
    for row in rows {
      let raw = try #require(Rational(text: row["raw"] ?? ""))
      let range = try #require(lines.scores(at: raw))
      #expect(range.lower == Rational(text: row["lower"] ?? ""), "raw \(raw)")
      #expect(range.upper == Rational(text: row["upper"] ?? ""), "raw \(raw)")
    }
  }

  @Test func `SST4 the printed interval table`() {
    let printed = [
      "143-144", "144-145", "146-147", "147-148", "148-149", "150", "151-152", "152-153", "154",
      "155-156", "157", "158", "159-160", "161", "162", "163-164", "165", "166", "167-168", "169",
      "170", "171-172", "172-173", "174", "175", "176-177", "178", "179-180", "180-181", "181-182",
      "183-184",
    ]
    #expect((60...90).map { lines.scores(at: Rational($0))?.text ?? "" } == printed)
    #expect((0...26).allSatisfy { lines.scores(at: Rational($0))?.text == "100" })
    #expect((104...108).allSatisfy { lines.scores(at: Rational($0))?.text == "200" })
  }

  @Test func `SST4 what is not published prints not published, with the assumption beside it`() {
    let conversion = PanelReference.conversion
    #expect(conversion.scale(of: 74).text == "162")
    for raw in 0...108 where ![65, 70, 74, 79, 84].contains(raw) {
      #expect(conversion.scale(of: Rational(raw)).text == "not published")
    }
    #expect(lines.text(at: 73) == "not published (161 if linear, half-up)")
    #expect(lines.text(at: 60) == "not published (143-144 if linear, half-up)")
    #expect(lines.text(at: 79) == "169")
  }

  @Test func `SST4 another pair that no line gives is named with the pairs it conflicts with`() {
    let conversion = PublishedConversion(
      PanelReference.conversion.pairs + [ConversionPair(raw: 72, scale: 170)],
      lowest: 100,
      highest: 200
    )
    #expect(conversion.findings.map(\.code) == ["not-monotone"])
    #expect(
      conversion.findings[0].sentence
        == "conversion, raw 74, \"162\": a higher raw score never has a lower scale score, and "
        + "raw 72 has 170; check the published table"
    )
    let lines = FeasibleLines(conversion)
    #expect(!lines.exists)
    #expect(lines.vertices.isEmpty)
    #expect(lines.scores(at: 73) == nil)
    #expect(lines.text(at: 73) == "not published (no linear conversion fits)")
    #expect(lines.conflict.count == 3)
    #expect(lines.conflict.contains(ConversionPair(raw: 72, scale: 170)))
    for left in lines.conflict {
      let rest = lines.conflict.filter { $0 != left }
      #expect(FeasibleLines(PublishedConversion(rest, lowest: 100, highest: 200)).exists)
    }
    #expect(FeasibleLines(PanelReference.conversion).conflict.isEmpty)
  }

  @Test func `the least-squares line is the published one and truncation is implied`() throws {
    let fit = try #require(LeastSquaresLine(PanelReference.conversion.pairs)).line
    #expect(fit.intercept.text(places: 6) == "64.453888")
    #expect(fit.slope.text(places: 6) == "1.319168")
    let fitted = [65, 70, 74, 79, 84].map { fit.value(at: $0).text(places: 4) }
    #expect(fitted == ["150.1998", "156.7957", "162.0723", "168.6682", "175.2640"])
    #expect(lines.impliesTruncation(maxPoints: 108))
    let top = try #require(lines.values(at: 108))
    #expect(top.lower?.text(places: 1) == "205.8")
    #expect(top.upper?.text(places: 1) == "208.1")
    let full = try #require(lines.raws(reaching: 200))
    #expect(full.lower.text(places: 1) == "102.1")
    #expect(full.upper.text(places: 1) == "103.5")
    let bottom = try #require(lines.raws(reaching: 100))
    #expect(bottom.lower.text(places: 1) == "25.7")
    #expect(bottom.upper.text(places: 1) == "28.4")
    #expect(LeastSquaresLine([ConversionPair(raw: 65, scale: 150)]) == nil)
  }

  @Test func `a pair at the end of the scale binds on one side only`() throws {
    let conversion = PublishedConversion(
      [(65, 150), (84, 175), (100, 200)].map { ConversionPair(raw: $0.0, scale: $0.1) },
      lowest: 100,
      highest: 200
    )
    let lines = FeasibleLines(conversion)
    #expect(lines.constraints.count == 5)
    // The steepest line through the two others gives less than 199.5 at 100.
    #expect(!lines.exists)
    #expect(Set(lines.conflict) == Set(conversion.pairs))
    let fits = FeasibleLines(
      PublishedConversion(
        [(65, 150), (84, 175), (104, 200)].map { ConversionPair(raw: $0.0, scale: $0.1) },
        lowest: 100,
        highest: 200
      )
    )
    #expect(fits.exists)
    #expect(fits.scores(at: 104)?.text == "200")
  }

  @Test func `one pair leaves every other score open, down to the ends of the scale`() {
    let one = FeasibleLines(
      PublishedConversion([ConversionPair(raw: 74, scale: 162)], lowest: 100, highest: 200)
    )
    #expect(one.exists)
    #expect(one.vertices.isEmpty)
    #expect(one.scores(at: 74)?.text == "162")
    #expect(one.scores(at: 73)?.text == "100-200")
    let none = FeasibleLines(PublishedConversion([], lowest: 100, highest: 200))
    #expect(none.exists)
    #expect(none.scores(at: 73)?.text == "100-200")
  }

  @Test func `one raw score with two scale scores is an error and counts as unpublished`() {
    let conversion = PublishedConversion(
      [(74, 162), (74, 163), (80, 300)].map { ConversionPair(raw: $0.0, scale: $0.1) },
      lowest: 100,
      highest: 200
    )
    #expect(conversion.findings.map(\.code) == ["scale-range", "raw-twice"])
    #expect(conversion.scale(of: 74) == .notPublished)
    #expect(FeasibleLines(conversion).conflict.map(\.raw) == [74, 74])
  }

  @Test(arguments: (0..<12).map(Seed.init))
  func `a line that made the pairs is always among the feasible ones`(seed: Seed) throws {
    var generator = seed.generator
    let slope = Rational(Int.random(in: 50...200, using: &generator), 100)
    let intercept = Rational(Int.random(in: 4000...9000, using: &generator), 100)
    let truth = ScaleLine(slope: slope, intercept: intercept)
    let rounding = LineRounding.allCases[Int.random(in: 0...2, using: &generator)]
    let rule: RoundingRule =
      switch rounding {
      case .halfUp: .nearestHalfUp
      case .floor: .floor
      case .ceil: .ceil
      }
    func scale(_ raw: Rational) -> Rational {
      min(max(truth.value(at: raw).rounded(rule), 100), 200)
    }
    let raws = Set((0..<6).map { _ in Rational(Int.random(in: 0...108, using: &generator)) })
    let lines = FeasibleLines(
      PublishedConversion(
        raws.map { ConversionPair(raw: $0, scale: scale($0)) },
        lowest: 100,
        highest: 200
      ),
      rounding: rounding
    )
    #expect(lines.exists)
    #expect(lines.admits(truth))
    for raw in stride(from: 0, through: 108, by: 12) {
      let range = try #require(lines.scores(at: Rational(raw)))
      #expect(range.lower <= scale(Rational(raw)) && scale(Rational(raw)) <= range.upper)
    }
    // Elimination and clipping are two ways to the same bounds.
    if !lines.vertices.isEmpty {
      for raw in [0, 50, 108] {
        let values = lines.vertices.map { $0.value(at: Rational(raw)) }
        #expect(lines.values(at: Rational(raw))?.lower == values.min())
        #expect(lines.values(at: Rational(raw))?.upper == values.max())
      }
    }
  }
}
