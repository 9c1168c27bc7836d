// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

/// Each chart with given numbers in all its places.
@Suite struct DegenerateDataTests {
  struct Values: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let numbers: [ChartNumber]
  }

  static let values = [
    Values(testDescription: "empty", numbers: []),
    Values(testDescription: "one point", numbers: [ChartNumber(0.5, ".50")]),
    Values(
      testDescription: "all equal",
      numbers: [ChartNumber](repeating: ChartNumber(0.5, ".50"), count: 5)
    ),
    Values(
      testDescription: "all zero",
      numbers: [ChartNumber](repeating: ChartNumber(0, "0"), count: 3)
    ),
    Values(
      testDescription: "not finite",
      numbers: [
        ChartNumber(.nan, "undefined"), ChartNumber(.infinity, "unbounded"),
        ChartNumber(-.infinity, "unbounded"),
      ]
    ),
    Values(
      testDescription: "one of three not finite",
      numbers: [ChartNumber(0.2, ".20"), ChartNumber(.nan, "undefined"), ChartNumber(0.4, ".40")]
    ),
    Values(
      testDescription: "huge and tiny",
      numbers: [ChartNumber(1e-300, "0.0"), ChartNumber(1e300, "huge"), ChartNumber(-1e11, "low")]
    ),
  ]

  @Test(arguments: values)
  func `every chart stays a valid picture or becomes a sentence`(values: Values) throws {
    for chart in Self.charts(values.numbers) {
      let canvas = chart.canvas()
      let markup = try #require(DrawnMarkup(canvas.svg()), "\(chart.name)")
      #expect(!markup.coordinates.contains(nil), "\(chart.name)")
      let words = markup.text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" })
      #expect(!words.contains("nan") && !words.contains("inf"), "\(chart.name)")
      #expect(!chart.finding.isEmpty, "\(chart.name)")
      #expect(canvas.height >= 40, "\(chart.name)")
      let table = chart.table
      #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(chart.name)")
    }
  }

  @Test func `a value without a place is counted under the chart and stays in the table`() {
    let chart = Self.charts(Self.values[5].numbers)[9]
    #expect(chart.svg().contains("have no place on the axis; they stand in the table only."))
    #expect(chart.table.rows.contains { $0.contains("undefined") })
  }

  @Test func `charts without data say so in one sentence`() {
    let findings = Self.charts([]).map(\.finding)
    #expect(
      findings == [
        "No judgments yet.",
        "Too few judgments to show a change.",
        "The certainty of the cut needs at least two panelists.",
        "No precision along the score is given.",
        "No rates of wrong decisions are given.",
        "No probability of passing is given.",
        "No method gives a cut.",
        "No claims are given.",
        "No scores are given.",
        "No scores are given.",
        "No scores are given.",
      ]
    )
  }

  static func charts(_ numbers: [ChartNumber]) -> [any DrawnChart] {
    let points = numbers.map { ChartPoint(x: $0, y: $0) }
    let first = numbers.first ?? ChartNumber(.nan, "none")
    return [
      DotPlot(
        name: "dots",
        title: "Dots",
        scale: numbers,
        bands: [DotPlot.Band(word: "easy", lowest: first.value, highest: first.value)],
        rounds: [
          DotPlot.Round(
            label: "Round 1",
            judgments: numbers.map { DotPlot.Judgment(panelist: "P", value: $0) },
            median: first
          )
        ],
        result: "diverged"
      ),
      SlopeChart(
        name: "slopes",
        title: "Slopes",
        rounds: ["Round 1", "Round 2"],
        panelists: numbers.map { SlopeChart.Panelist(label: "P", values: [$0, $0]) },
        mean: numbers.isEmpty ? [] : [first, nil],
        cuts: numbers.isEmpty ? [] : [nil, first],
        strips: numbers.prefix(1).map { SlopeChart.Strip(label: "SD", values: [$0, $0]) },
        unit: "points"
      ),
      CutProbabilityBars(
        name: "bars",
        title: "Bars",
        bars: numbers.map { CutProbabilityBars.Bar(cut: $0, probability: $0) },
        reportedCut: first,
        statistic: first,
        roundingRule: "none",
        method: "exact",
        leaveOneOut: numbers.map {
          CutProbabilityBars.LeaveOneOut(panelist: "P", statistic: $0, cut: $0)
        }
      ),
      PrecisionPanels(
        name: "precision",
        title: "Precision",
        axisTitle: "score",
        csem: points,
        csemTitle: "CSEM",
        upper: points,
        upperTitle: "expected",
        cut: first,
        csemAtCut: first,
        lines: numbers.map {
          PrecisionPanels.ErrorLine(multiple: 1, unrounded: $0, rounded: $0)
        }
      ),
      MisclassificationChart(
        name: "errors",
        title: "Errors",
        points: numbers.map {
          MisclassificationChart.Point(
            cut: $0,
            falsePositive: $0,
            falseNegative: $0,
            weighted: $0
          )
        },
        reportedCut: first,
        loss: "equal",
        assumption: "None."
      ),
      PassProbabilityCurve(
        name: "passing",
        title: "Passing",
        points: points,
        cut: first,
        marked: points,
        assumption: ""
      ),
      MethodComparison(
        name: "methods",
        title: "Methods",
        methods: numbers.map {
          MethodComparison.Method(
            label: "A",
            cut: $0,
            standardError: $0,
            low: $0,
            high: $0,
            functional: $0
          )
        },
        intervalTitle: "interval",
        reported: "A"
      ),
      DotAndRangeStrip(
        name: "claims",
        title: "Claims",
        topics: [
          DotAndRangeStrip.Topic(
            label: "topic",
            claims: numbers.map {
              DotAndRangeStrip.Claim(value: $0, upper: $0, source: "source")
            }
          )
        ],
        axisTitle: "points"
      ),
      ImpactChart(
        name: "impact",
        title: "Impact",
        curve: points,
        cuts: points.map { ImpactChart.Cut(label: "cut", point: $0) },
        population: ""
      ),
      CompromiseChart(
        name: "compromise",
        title: "Compromise",
        curve: points,
        method: "Beuk",
        judgments: .beuk(judges: points, line: points),
        result: points.first
      ),
      GroupDensityChart(
        name: "groups",
        title: "Groups",
        groups: [
          GroupDensityChart.Group(
            label: "group",
            bins: numbers.map {
              GroupDensityChart.Bin(
                lower: $0.value,
                upper: $0.value + 1,
                label: $0.text,
                count: 1,
                share: $0
              )
            }
          )
        ],
        cuts: numbers.map { GroupDensityChart.Cut(label: "cut", value: $0) }
      ),
    ]
  }
}
