// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

/// The charts of a decision, of a licence's stages and of a comparison with recommendations.
@Suite struct DecisionChartTests {
  @Test func `the tree says what decides and how many criteria have which outcome`() {
    #expect(
      DecisionSamples.entry.finding
        == "Entry: not shown to meet; decided by (5)(B); of 10 criteria: 1 not yet known (missing), "
        + "5 met, 1 not shown to meet, 1 board discretion, 1 does not apply, 1 cannot be decided."
    )
  }

  @Test func `the table of the tree has every criterion with its place and the path`() {
    let rows = DecisionSamples.entry.table.rows
    #expect(rows.count == 15)
    #expect(rows[0] == ["1", "entry", "all of", "not shown to meet", "yes", ""])
    #expect(rows[3][0] == "1.2.1" && rows[3][5] == "first recommendations, 3")
    #expect(rows.filter { $0[4] == "yes" }.map { $0[1] } == ["entry", "(5)", "(5)(B)"])
    #expect(
      rows[10] == ["1.6", "", "substitute evidence: at least 1 of", "does not apply", "no", ""]
    )
  }

  @Test func `no outcome of a tree is a word of denial`() {
    let words = DecisionTreeChart.Status.samples.map(\.words)
    #expect(Set(words).count == 6)
    for word in words {
      for denial in ["denied", "reject", "fail", "ineligible"] { #expect(!word.contains(denial)) }
    }
  }

  @Test func `each outcome and each comparison has a shape of its own`() {
    let outcomes = DecisionTreeChart.Status.samples.map { status in
      Self.shapes(
        DecisionTreeChart(name: "t", title: "T", root: .init(label: "", words: "", status: status))
      )
    }
    #expect(Set(outcomes).count == outcomes.count)
    let cells = ConformanceGrid.Conformance.allCases.map { word in
      Self.shapes(
        ConformanceGrid(
          name: "g",
          title: "G",
          columns: [.init(label: "1", words: "")],
          rows: [.init(label: "A", cells: [.init(word)])]
        )
      )
    }
    #expect(Set(cells).count == cells.count)
  }

  /// The element names and dashes of the first mark, without colour and place.
  private static func shapes(_ chart: some Chart) -> String {
    let lines = chart.svg().split(separator: "\n").drop { !$0.contains("class=\"mark\"") }
    let mark = lines.prefix { !$0.contains("</g>") }
    return mark.filter { !$0.contains("<text") && !$0.contains("<title") }.map { line in
      let name = line.drop { $0 == " " }.prefix { $0 != " " }
      let points = line.split(separator: "points=\"").dropFirst().first.map {
        $0.prefix { $0 != "\"" }
      }
      return "\(name)\(line.contains("dasharray") ? " dashed" : "") \(points ?? "")"
    }.joined(separator: "\n")
  }

  @Test func `words stand in a tone whose contrast is tested, in every sample`() {
    for chart in DecisionSamples.all {
      for line in chart.svg().split(separator: "\n") where line.contains("<text") {
        for tone in ["f-neutral", "f-grid", "f-band", "f-paper"] { #expect(!line.contains(tone)) }
      }
    }
  }

  @Test func `a text of the tree is never cut, whatever its length`() {
    let svg = DecisionSamples.manyCriteria.svg()
    let drawn = DecisionSamples.manyCriteria.canvas().texts.map(\.text).joined()
    #expect(drawn.contains("clause 5 (c) (iii)"))
    #expect(svg.contains("gesetz<"))
  }

  @Test func `the timeline says every term, and which start is not known`() {
    #expect(
      DecisionSamples.stages.finding
        == "Provisional license: from 2024-07-01, end of term 2026-07-01, extended to 2027-01-01; "
        + "supervision and assessment: start not known, end of term 2026-12-01; "
        + "full license: from 2027-01-01, no end of term; today is 2026-05-15."
    )
    #expect(DecisionSamples.stages.svg().contains(">start not known</text>"))
    #expect(
      DecisionSamples.stages.table.rows.map { $0[2] } == [
        "2024-07-01", "2026-07-01", "2027-01-01", "2026-04-01", "2024-06-20", "not known",
        "2026-12-01", "2026-11-01", "2027-01-01", "none", "2026-05-15",
      ]
    )
  }

  @Test func `without a day of the reader no day is called today`() {
    #expect(!DecisionSamples.oneDay.svg().contains("today"))
    #expect(!DecisionSamples.oneDay.table.rows.joined().contains("today"))
  }

  @Test func `a stage without a start is hatched, one with a start is not`() {
    #expect(DecisionSamples.undatedStages.svg().contains("hatch-ink"))
    #expect(!DecisionSamples.oneDay.svg().contains("hatch"))
  }

  @Test func `the grid counts its words and lists every cell with its source`() {
    #expect(
      DecisionSamples.grid.finding
        == "Of the 36 cells, 9 same, 2 stricter, 2 looser, 4 other, 5 silent and 14 not published."
    )
    #expect(
      DecisionSamples.grid.table.rows[5]
        == ["State A", "6", "limit on time out", "silent", "example"]
    )
  }

  @Test func `charts without data say so in one sentence`() {
    #expect(DecisionSamples.noStages.finding == "No stages are given.")
    #expect(DecisionSamples.emptyGrid.finding == "No comparisons are given.")
    #expect(DecisionSamples.bareDecision.finding == "Cannot be decided.")
    for chart in [DecisionSamples.noStages, DecisionSamples.emptyGrid] as [any DrawnChart] {
      #expect(DrawnMarkup(chart.svg()) != nil)
      #expect(chart.canvas().height >= 40)
    }
  }

  @Test func `words of claims stand beside the dots and get no place`() {
    #expect(
      DecisionSamples.wordsBeside.finding
        == "Minimum score: 2 claims from 225 to 250, and printed \"none\", \"not published\"; "
        + "mean: one claim, 229."
    )
    #expect(
      DecisionSamples.wordsOnly.finding == "Deadline: printed \"2020-10-21\", \"2020-11-01\"."
    )
    #expect(!DecisionSamples.wordsOnly.svg().contains("<circle"))
    #expect(DecisionSamples.wordsBeside.table.rows.map { $0[2] }.contains("not published"))
  }

  /// Placing hundreds of labels took half a minute, and nobody could read them.
  @Test func `a topic of many claims labels its ends and keeps every dot`() {
    let strip = DotAndRangeStrip(
      name: "s",
      title: "S",
      topics: [
        .init(
          label: "t",
          claims: (0..<500).map { .init(value: Samples.number($0), source: "source \($0)") }
        )
      ],
      axisTitle: "points"
    )
    let canvas = strip.canvas()
    #expect(canvas.markCount == 500 && strip.table.rows.count == 500)
    let labels = canvas.texts.map(\.text).filter { $0.contains("source") }
    #expect(labels == ["0 source 0", "499 source 499"])
    #expect(strip.svg().contains("only the lowest and the highest are"))
    #expect(canvas.height < 300)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-22", 20_779),
  ])
  func `a day has its distance from 1970`(text: String, day: Int) {
    #expect(ChartDate(text)?.day == day)
  }

  @Test(arguments: [
    "", "2026-1-1", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-01-01Z",
  ])
  func `a day that is none has no place`(text: String) {
    #expect(ChartDate(text) == nil)
  }

  @Test func `a long axis has years, a middle one quarters, a short one months`() {
    func ticks(_ first: String, _ last: String) -> [String] {
      ChartDate.ticks(from: DecisionSamples.date(first), through: DecisionSamples.date(last))
        .map(\.text)
    }
    #expect(ticks("2001-06-01", "2030-01-01") == ["2005", "2010", "2015", "2020", "2025", "2030"])
    #expect(ticks("2024-05-01", "2025-12-31").first == "2024-07")
    #expect(ticks("2025-01-15", "2025-03-02") == ["2025-02", "2025-03"])
  }
}

extension DecisionTreeChart.Status {
  fileprivate static let samples: [Self] = [
    .met, .notShown, .notYetKnown("pending"), .discretion, .broken, .exempt,
  ]
}
