// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

/// The charts of a match say what they count, and what they do not show.
@Suite struct MatchChartTests {
  @Test func `a held proposal goes on to its program, a refused one ends before it`() {
    let chart = MatchSamples.flow
    #expect(
      chart.finding
        == "9 proposals were made and 4 are held at the end; 1 of 5 on the left have none held."
    )
    let texts = chart.canvas().texts.map(\.text)
    #expect(texts.contains("Darrius: none held") && texts.contains("City: 2 of 2 seats"))
    #expect(texts.contains("General: 1 of 2 seats"))
    let lines = chart.svg().split(separator: "\n")
    #expect(lines.count { $0.contains("<polygon") && $0.contains("f-accent") } == 8)
    #expect(lines.count { $0.contains("<polygon") && $0.contains("f-band") } == 5)
  }

  @Test func `more than sixty parties are not drawn, and the table has every proposal`() {
    #expect(MatchSamples.sixtyParties.isDrawn && !MatchSamples.tooMany.isDrawn)
    let texts = MatchSamples.tooMany.canvas().texts.map(\.text).joined(separator: " ")
    #expect(texts == MatchSamples.tooMany.finding)
    #expect(texts.contains("61 parties are more than the 60 that are drawn"))
    #expect(MatchSamples.tooMany.table.rows.count == 46 * 3)
  }

  @Test func `each type has shares of its own, and who has no rank stands apart`() {
    let chart = MatchSamples.histogram
    #expect(chart.table.rows.count == 18)
    #expect(chart.table.rows[0] == ["us_md_senior (n = 120)", "1", "60", "50.0 %"])
    #expect(chart.table.rows[17] == ["us_do_senior (n = 65)", "none", "12", "18.5 %"])
    let lines = chart.svg().split(separator: "\n")
    #expect(lines.count { $0.contains("<rect") && $0.contains("hatch") } == 2)
    // Sixteen counts of ranks, two of them zero and without a bar.
    #expect(lines.count { $0.contains("<rect") && $0.contains("f-accent") } == 14)
  }

  @Test func `the curve, its band and what was counted stand in one table`() {
    let chart = MatchSamples.probability
    let rows = chart.table.rows
    #expect(rows.count == 22 && rows.allSatisfy { $0.count == 6 })
    #expect(rows[16] == ["counted", "1-2", "not told", "", "", "n < 10"])
    #expect(rows[17] == ["counted", "3-4", "49.0 %", "37.0 %", "61.0 %", "n = 63"])
    #expect(rows[0][0] == "fitted" && rows[0][3] != "no band")
    let texts = chart.canvas().texts.map(\.text)
    #expect(texts.contains("n < 10"))
    #expect(texts.contains("This is association, not the effect of ranking more."))
    #expect(MatchSamples.crowdedProbability.table.rows[0][3] == "no band")
  }

  @Test func `nothing is drawn where no curve fits but what was counted`() {
    let svg = MatchSamples.noCurve.svg()
    #expect(!svg.contains("<polyline") && svg.contains("f-second"))
  }

  @Test func `a claim in conflict is a diamond, and the table says so`() {
    let chart = MatchSamples.conflicts
    #expect(chart.table.columns.last == "in conflict")
    #expect(chart.table.rows.map { $0[4] } == ["yes", "no", "yes"])
    let texts = chart.canvas().texts.map(\.text).joined(separator: " ")
    #expect(texts.contains("; in conflict"))
    #expect(texts.contains("Diamond: another claim on the topic, of the same people, says"))
    #expect(chart.svg().contains("<polygon"))
    #expect(ExampleSamples.claims.table.columns.count == 4)
  }

  @Test func `a rank stands in its group with its band, and too many stand in the table`() {
    let chart = MatchSamples.ranks
    #expect(chart.table.rows[1] == ["A107", "2", "2", "2.0", "4.5"])
    let texts = chart.canvas().texts.map(\.text)
    #expect(texts.count { $0.hasPrefix("group ") } == 3)
    #expect(texts.contains { $0.hasPrefix("Dot: rank by score.") })
    let many = MatchSamples.tooManyRanks
    #expect(many.table.rows.count == 61)
    let sentence = many.canvas().texts.map(\.text).joined(separator: " ")
    #expect(sentence == many.finding && sentence.contains("61 applicants are more than the 60"))
  }
}
