// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

@Suite struct HostileTextTests {
  static let hostile = "</svg><script>alert(\"1\")</script>&amp;'\u{0}\u{1B}\u{FFFE}\n]]>"

  @Test func `markup in any text stays text`() throws {
    let text = Self.hostile
    let number = ChartNumber(74, text)
    let point = ChartPoint(x: number, y: ChartNumber(0.5, text))
    let charts: [any Chart] = [
      DecisionTreeChart(
        name: text,
        title: text,
        root: .init(
          .all,
          label: text,
          words: text,
          status: .notYetKnown(text),
          citation: text,
          children: [.init(label: text, words: text, status: .met, citation: text)]
        )
      ),
      StageTimeline(
        name: text,
        title: text,
        stages: [
          .init(
            label: text,
            start: nil,
            end: ChartDate("2026-01-01"),
            notices: [.init(DecisionSamples.date("2025-12-01"), text)]
          )
        ]
      ),
      CountGrid(
        name: text,
        title: text,
        rowTitle: text,
        rows: [text],
        columnTitle: text,
        columns: [text],
        cells: [[.init(1, note: text)]],
        unit: text,
        finding: text
      ),
      ThresholdSteps(
        name: text,
        title: text,
        bands: [text],
        years: [.init(label: text, cuts: [number], value: number, band: text, heldBand: text)],
        held: .init(number, from: 0, drop: 0),
        axisTitle: text,
        finding: text
      ),
      LevelFlows(
        name: text,
        title: text,
        before: text,
        after: text,
        levels: [.init(text)],
        flows: [.init(from: 0, to: 0, count: 1)],
        unit: text,
        finding: text
      ),
      CertaintyStrip(
        name: text,
        title: text,
        levels: [.init(text)],
        rows: [
          .init(label: text, shares: [.init(number, error: text)], reported: 0, words: text)
        ],
        rowTitle: text,
        method: text,
        finding: text
      ),
      ConformanceGrid(
        name: text,
        title: text,
        rowTitle: text,
        columnTitle: text,
        columns: [.init(label: text, words: text)],
        rows: [.init(label: text, cells: [.init(.silent, source: text)])]
      ),
      DotAndRangeStrip(
        name: text,
        title: text,
        topics: [
          .init(label: text, claims: [], words: [.init(text: text, source: text, detail: text)])
        ],
        axisTitle: text
      ),
      DotPlot(
        name: text,
        title: text,
        scale: [number],
        bands: [DotPlot.Band(word: text, lowest: 70, highest: 80)],
        rounds: [
          DotPlot.Round(
            label: text,
            judgments: [DotPlot.Judgment(panelist: text, value: number)],
            median: number
          )
        ],
        result: text,
        resultDetail: text,
        own: text,
        axisTitle: text
      ),
      SlopeChart(
        name: text,
        title: text,
        rounds: [text, text],
        panelists: [SlopeChart.Panelist(label: text, values: [number, number])],
        mean: [number, number],
        cuts: [number, number],
        roundingRule: text,
        strips: [SlopeChart.Strip(label: text, values: [number, number])],
        unit: text
      ),
      MethodComparison(
        name: text,
        title: text,
        methods: [MethodComparison.Method(label: text, cut: number, note: text)],
        intervalTitle: text,
        reported: text,
        axisTitle: text
      ),
      ImpactChart(
        name: text,
        title: text,
        curve: [point],
        cuts: [ImpactChart.Cut(label: text, point: point)],
        population: text
      ),
    ]
    for chart in charts {
      let markup = try #require(DrawnMarkup(chart.svg()), "\(type(of: chart))")
      #expect(!markup.elements.contains { $0.name == "script" })
      #expect(markup.elements.count { $0.name == "svg" } == 1)
      let plain = { (id: String) in
        id.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
      }
      #expect(markup.identifiers.allSatisfy(plain))
    }
  }

  @Test func `characters that XML forbids are replaced`() {
    #expect(Markup.escaped("a\u{0}b<c>&\"'") == "a\u{FFFD}b&lt;c&gt;&amp;&quot;&#39;")
  }

  @Test func `a name with other characters still makes an id`() {
    #expect(Markup.identifier("Item 41/B") == "item-41-b")
    #expect(Markup.identifier("") == "chart")
  }

  @Test func `coordinates have at most two decimals and no exponent`() {
    #expect(Markup.coordinate(12.3456) == "12.35")
    #expect(Markup.coordinate(-0.001) == "0")
    #expect(Markup.coordinate(100) == "100")
    #expect(Markup.coordinate(.nan) == "0")
    #expect(Markup.coordinate(0.5) == "0.5")
  }
}
