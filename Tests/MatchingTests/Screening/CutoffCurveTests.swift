// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Testing

@testable import Matching

/// Cut-off curves: from published normals, and of counted files.
@Suite struct CutoffCurveTests {
  private static let williams = NormalCutoffCurve(
    [
      .init(name: "URiM", mean: 216.1, standardDeviation: 18.4),
      .init(name: "non-URiM", mean: 223.7, standardDeviation: 19.4),
    ],
    reference: 1,
    cuts: CutoffCurve.cuts(from: 205, to: 235, by: 5)
  )

  @Test func `the published normals against values of the script`() throws {
    let shares = try ScreeningReference.values("normal-share")
    let ratios = try ScreeningReference.values("normal-ratio")
    #expect(Self.williams.points.count == 7)
    #expect(shares.count == 14)
    for (place, point) in Self.williams.points.enumerated() {
      #expect(ScreeningReference.agrees(point.shares[0], shares[2 * place].value))
      #expect(ScreeningReference.agrees(point.shares[1], shares[2 * place + 1].value))
      #expect(ScreeningReference.agrees(point.ratios[0], ratios[place].value))
      #expect(point.ratios[1] == 1)
    }
  }

  /// The table of the specification's section 5.6, to four decimals as printed there.
  @Test func `the printed table, and 215 is the first cut below four fifths`() {
    func row(_ value: (NormalCutoffCurve.Point) -> Double) -> [String] {
      Self.williams.points.map { value($0).text(places: 4) }
    }
    #expect(
      row { $0.shares[0] } == [
        "0.7268", "0.6299", "0.5238", "0.4161", "0.3143", "0.2250", "0.1522",
      ]
    )
    #expect(
      row { $0.shares[1] } == [
        "0.8325", "0.7600", "0.6731", "0.5756", "0.4733", "0.3727", "0.2801",
      ]
    )
    #expect(
      row { $0.ratios[0] } == [
        "0.8731", "0.8288", "0.7783", "0.7228", "0.6641", "0.6037", "0.5432",
      ]
    )
    #expect(Self.williams.firstBelowFourFifths(0) == 215)
    #expect(Self.williams.firstBelowFourFifths(1) == nil)
  }

  @Test func `cuts go from the first to the last that the steps reach`() {
    #expect(CutoffCurve.cuts(from: 205, to: 220, by: 5) == [205, 210, 215, 220])
    #expect(CutoffCurve.cuts(from: 205, to: 219, by: 5) == [205, 210, 215])
    #expect(CutoffCurve.cuts(from: 205, to: 204, by: 5).isEmpty)
    #expect(CutoffCurve.cuts(from: 205, to: 220, by: 0).isEmpty)
  }

  @Test func `a point counts files, groups and who is lost`() {
    let column = GroupColumn(name: "school", groups: ["a", "b", nil, "a"], least: 1)
    let point = CutoffCurve.Point(
      cut: 225,
      outcomes: [.pass, .drop, .refer, .drop],
      columns: [column],
      past: [PastOutcome(name: "matched", had: [true, true, false, true])],
      quantile: 1.959964
    )
    #expect(point.read == 2)
    #expect(point.passed == 1)
    #expect(point.groups[0].rows.map(\.group) == ["a", "b", GroupComparison.notStated])
    #expect(point.groups[0].rows.map(\.count.selected) == [1, 0, 1])
    #expect(point.lost == [PastLoss(name: "matched", had: 3, lost: 2)])
  }

  @Test func `the time that files take`() {
    #expect(ReadingCapacity(files: 1000, minutes: 10).words == "1000 files of 10 minutes = 167 h")
  }
}
