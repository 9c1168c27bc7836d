// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Graphics

/// The exact bytes of a small case of each chart.
@Suite struct GoldenTests {
  static func number(_ text: String) -> ChartNumber { ChartNumber(Double(text) ?? .nan, text) }

  static let curve = [("60", 0.1), ("70", 0.4), ("80", 0.9)].map {
    ChartPoint(x: number($0.0), y: percent($0.1))
  }

  static let charts: [any DrawnChart] = [
    DotPlot(
      name: "dot-plot",
      title: "Item 1: judgments by round",
      scale: ExampleSamples.scale,
      bands: ExampleSamples.bands,
      rounds: [
        ExampleSamples.round("Round 1", [4, 8, 9], median: 8),
        ExampleSamples.round("Round 2", [8, 8, 9], median: 8),
      ],
      result: "converged",
      resultDetail: "3 of 3 in easy; 2 needed",
      own: "P1"
    ),
    Samples.threeRounds, Samples.excludedBars, Samples.earlyCut, Samples.outcomeBars,
    Samples.waterfall, Samples.ladder, Samples.grid, Samples.steps, Samples.goalSteps,
    Samples.flows,
    Samples.certainty,
    MatchSamples.flow, MatchSamples.histogram, MatchSamples.probability, MatchSamples.conflicts,
    MatchSamples.ranks,
    DecisionSamples.entry, DecisionSamples.stages, DecisionSamples.smallGrid,
    DecisionSamples.wordsBeside,
    ScreenSamples.waterfall, ScreenSamples.ratios, ScreenSamples.panels,
    MisclassificationChart(
      name: "misclassification-chart",
      title: "Wrong decisions against the cut",
      points: [("73", 0.08, 0.03), ("74", 0.06, 0.04), ("75", 0.05, 0.07)].map {
        MisclassificationChart.Point(
          cut: number($0.0),
          falsePositive: percent($0.1),
          falseNegative: percent($0.2),
          weighted: percent($0.1 * 2 + $0.2)
        )
      },
      reportedCut: number("75"),
      loss: "a false pass counts twice as much as a false fail (2 : 1)",
      assumption: "True scores are assumed to follow a beta distribution."
    ),
    PassProbabilityCurve(
      name: "pass-probability-curve",
      title: "Chance of passing by true score",
      points: curve,
      cut: number("72"),
      marked: [curve[1]],
      assumption: "Errors are assumed normal."
    ),
    MethodComparison(
      name: "method-comparison",
      title: "Cuts by method",
      methods: Array(ExampleSamples.methods.methods.prefix(2)),
      intervalTitle: "95 % bootstrap interval",
      reported: "Angoff, probability"
    ),
    DotAndRangeStrip(
      name: "dot-and-range-strip",
      title: "Claims about a cut-off",
      topics: Array(ExampleSamples.claims.topics.prefix(1)),
      axisTitle: "score"
    ),
    ImpactChart(
      name: "impact-chart",
      title: "Impact of the cut",
      curve: curve,
      cuts: [ImpactChart.Cut(label: "recommended", point: curve[1])],
      population: "Example persons."
    ),
    CompromiseChart(
      name: "compromise-hofstee",
      title: "Hofstee",
      curve: curve,
      method: "Hofstee",
      judgments: .hofstee(
        lowestCut: number("62"),
        highestCut: number("78"),
        lowestRate: percent(0.1),
        highestRate: percent(0.6)
      ),
      result: curve[1]
    ),
    CompromiseChart(
      name: "compromise-de-gruijter",
      title: "De Gruijter",
      curve: curve,
      method: "De Gruijter",
      judgments: .deGruijter(
        target: ChartPoint(x: number("72"), y: percent(0.3)),
        cutSpread: number("2"),
        rateSpread: number("0.1")
      ),
      result: curve[1]
    ),
    GroupDensityChart(
      name: "group-density-chart",
      title: "Scores by group",
      groups: ExampleSamples.groups.groups,
      cuts: Array(ExampleSamples.groups.cuts.prefix(1)),
      axisTitle: "raw score"
    ),
  ]

  @Test(arguments: charts.map(NamedChart.init))
  func `a small case prints the committed picture`(sample: NamedChart) throws {
    let svg = sample.chart.svg()
    try expectGolden(svg, "\(sample.chart.name).svg")
    #expect(svg.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
  }
}
