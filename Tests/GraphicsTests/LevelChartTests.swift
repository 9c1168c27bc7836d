// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

/// The charts of levels: pairs of bands, thresholds by year, flows, how sure a level is.
@Suite struct LevelChartTests {
  @Test func `every pair stands in the table with its count, and the picture adds up`() {
    let rows = Samples.grid.table.rows
    #expect(rows.count == 20)
    #expect(rows[7] == ["on track", "on track", "12", "16 points"])
    let texts = Samples.grid.canvas().texts.map(\.text)
    #expect(texts.contains("38"))
    #expect(texts.count { $0 == "0" } == 10)
  }

  @Test func `a shade grows with the count, and an empty cell has none`() {
    let lines = Samples.grid.svg().split(separator: "\n").map(String.init)
    let shades = lines.filter { $0.contains("fill-opacity") }
    #expect(shades.count == 10)
    #expect(shades.count { $0.contains("fill-opacity=\"0.4\"") } == 1)
    #expect(lines.count { $0.contains("class=\"open s-grid\"") } == 10)
  }

  @Test func `the year of the drop is named, and the held number has its bands year by year`() {
    let texts = Samples.steps.canvas().texts.map(\.text)
    #expect(texts.contains("360.0 drops in 2014: approaching"))
    let rows = Samples.steps.table.rows
    #expect(rows[0] == ["2013", "300.0", "358.2", "392.8", "360.0", "on track", "on track"])
    #expect(rows[7] == ["2020", "300.0", "375.0", "392.8", "", "", "approaching"])
    #expect(
      Samples.steps.table.columns == [
        "year", "approaching from", "on track from", "target from", "mean index", "band",
        "band of 360.0, held from 2013",
      ]
    )
  }

  @Test func `an edge is printed where it begins or moves, and not again`() {
    let texts = Samples.steps.canvas().texts.map(\.text)
    #expect(texts.count { $0 == "392.8" } == 1)
    #expect(texts.count { $0 == "358.2" } == 1)
    #expect(texts.count { $0 == "375.0" } == 1)
  }

  @Test func `years that are not joined by reports are joined by dashes only`() {
    #expect(Samples.steps.svg().contains("stroke-width=\"2\" stroke-dasharray=\"7 3\""))
  }

  @Test func `thresholds without a place become a sentence and stay in the table`() {
    let chart = Samples.bareSteps
    #expect(chart.canvas().texts.map(\.text) == ["No edge is published."])
    #expect(chart.table.rows == [["2013", "undefined", "", ""]])
  }

  @Test func `a flow up, a flow down and one that stays look different without colour`() {
    let svg = Samples.flows.svg()
    for look in ["fill-opacity", "hatch-second", "f-band", "class=\"open s-neutral\""] {
      #expect(svg.contains(look))
    }
    #expect(Samples.flows.table.rows.count == 10)
    #expect(Samples.flows.table.rows[4] == ["provisional range", "accredited range", "5"])
  }

  @Test func `a count without room is said to stand in the table`() {
    let words = "A count without room stands in the table only."
    #expect(Samples.thinFlows.svg().contains(words))
    #expect(!two.svg().contains(words))
  }

  private var two: LevelFlows {
    LevelFlows(
      name: "two",
      title: "Two",
      before: "a",
      after: "b",
      levels: [.init("low"), .init("high")],
      flows: [.init(from: 0, to: 1, count: 1), .init(from: 1, to: 1, count: 0)],
      unit: "units",
      finding: "One rose."
    )
  }

  @Test func `a flow without units is left out`() {
    #expect(two.table.rows == [["low", "high", "1"]])
    #expect(two.canvas().markCount == 1)
  }

  @Test func `each level that cohorts come to has its row, with its error`() {
    #expect(
      Samples.certainty.table.rows.prefix(3) == [
        ["EX-01 2015", "provisional range", "33.1", "1.5", "yes"],
        ["EX-01 2015", "accredited range", "66.9", "1.5", ""],
        ["EX-02 2015", "unaccredited range", "1.0", "1.5", ""],
      ]
    )
    #expect(Samples.certainty.canvas().texts.contains { $0.text == "33 in 100" })
  }

  @Test func `a goal has its target and what it asks for in each year`() {
    let table = Samples.goalSteps.table
    #expect(table.columns.suffix(2) == ["band of 366.2, the target", "asked by the goal"])
    #expect(table.rows.map { $0.suffix(2) }[4] == ["approaching", "365.0"])
    let texts = Samples.goalSteps.canvas().texts.map(\.text)
    #expect(texts.contains("366.2 drops in 2017: approaching"))
    #expect(texts.contains("Dashed, without dots: 366.2, the target."))
    #expect(texts.contains("Open circles: what the goal asks for in each year."))
  }

  @Test func `the level reported has a row even where no cohort comes to it`() {
    let chart = CertaintyStrip(
      name: "sure",
      title: "Sure",
      levels: [.init("low"), .init("high")],
      rows: [
        CertaintyStrip.Row(
          label: "A",
          shares: ["0", "100"].map { .init(GoldenTests.number($0), error: "0") },
          reported: 0,
          words: "0 in 100"
        )
      ],
      rowTitle: "unit",
      method: "",
      finding: "A is not what it seems."
    )
    #expect(chart.table.rows == [["A", "low", "0", "0", "yes"], ["A", "high", "100", "0", ""]])
    #expect(chart.canvas().markCount == 2)
  }

  @Test func `values without a finite place never reach the markup`() throws {
    let bad = ChartNumber(.nan, "undefined")
    let charts: [any DrawnChart] = [
      ThresholdSteps(
        name: "steps",
        title: "Steps",
        bands: ["on track"],
        years: [
          .init(label: "1", cuts: [bad], value: bad, band: "x"),
          .init(
            label: "2",
            cuts: [ChartNumber(1, "1")],
            value: ChartNumber(.infinity, "unbounded")
          ),
        ],
        held: .init(bad, from: 0, drop: 1),
        axisTitle: "index",
        finding: "Nothing is known."
      ),
      CertaintyStrip(
        name: "sure",
        title: "Sure",
        levels: [.init("low"), .init("high")],
        rows: [
          CertaintyStrip.Row(
            label: "A",
            shares: [bad, ChartNumber(100, "100")].map { .init($0, error: "") },
            reported: 0,
            words: ""
          )
        ],
        rowTitle: "unit",
        method: "",
        finding: "Nothing is known."
      ),
    ]
    for chart in charts {
      let markup = try #require(DrawnMarkup(chart.canvas().svg()))
      #expect(!markup.coordinates.contains(nil))
      #expect(chart.svg().contains("no place on the axis"))
    }
  }
}
