// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Crowded, equal and long-worded cases, where a layout breaks first.
extension Samples {
  static let awkward: [any DrawnChart] =
    [
      equalPanel, threeRounds, excludedBars, oneScaleValue, twentyLevels, nearCuts, manyClaims,
      oneMethod, longMethods, equalGroups, earlyCut, outcomeBars, longOutcomes, noOutcomes,
      waterfall, noPoints, ladder, narrowLadder, grid, crowdedGrid, noGrid, steps, goalSteps,
      crowdedSteps,

      flows, thinFlows, noFlows, certainty, manyLevels, nobodyCertain,
    ] + MatchSamples.all

  static func number(_ value: Int) -> ChartNumber { ChartNumber(Double(value), "\(value)") }

  static let equalPanel = SlopeChart(
    name: "equal-panel",
    title: "Forty panelists who agree",
    rounds: ["Round 1", "Round 2"],
    panelists: (1...40).map {
      SlopeChart.Panelist(label: "Panelist \($0)", values: [number(74), number(74)])
    },
    mean: [number(74), number(74)],
    cuts: [number(74), number(74)],
    strips: [SlopeChart.Strip(label: "SD", values: [number(0), number(0)])],
    unit: "raw score"
  )

  static let threeRounds = SlopeChart(
    name: "three-rounds",
    title: "Three rounds with an exclusion",
    rounds: ["Round 1", "Round 2", "Round 3"],
    panelists: [
      SlopeChart.Panelist(label: "P1", values: [number(60), number(64), number(66)]),
      SlopeChart.Panelist(label: "P2", values: [number(70), number(70), number(68)]),
      SlopeChart.Panelist(label: "P3", values: [number(66), nil, number(67)]),
      SlopeChart.Panelist(
        label: "P4",
        values: [number(90), number(88), number(89)],
        isExcluded: true
      ),
    ],
    mean: [printed(65.333, 2), printed(67, 2), printed(67, 2)],
    cuts: [number(66), number(67), number(67)],
    roundingRule: "rounded up",
    strips: [
      SlopeChart.Strip(
        label: "SD",
        values: [printed(5.033, 2), printed(4.243, 2), printed(1, 2)]
      )
    ],
    unit: "raw score"
  )

  static let excludedBars = CutProbabilityBars(
    name: "excluded-bars",
    title: "An excluded panelist and a rule at the halves",
    bars: [
      CutProbabilityBars.Bar(cut: number(73), probability: percent(0.4)),
      CutProbabilityBars.Bar(cut: number(74), probability: percent(0.6)),
    ],
    reportedCut: number(74),
    statistic: printed(73.5, 2),
    roundingRule: "the mean is rounded to the nearest whole number, halves up",
    method: "100000 draws, seed 7",
    exclusions: "P4 is excluded (absent on the second day).",
    leaveOneOut: [
      CutProbabilityBars.LeaveOneOut(panelist: "P1", statistic: printed(73.49, 2), cut: number(73)),
      CutProbabilityBars.LeaveOneOut(panelist: "P2", statistic: printed(73.5, 2), cut: number(74)),
      CutProbabilityBars.LeaveOneOut(panelist: "P3", statistic: printed(73.52, 2), cut: number(74)),
      CutProbabilityBars.LeaveOneOut(
        panelist: "P4",
        statistic: printed(72.9, 2),
        cut: number(73),
        isExcluded: true
      ),
    ],
    decisionLines: [ChartNumber(73.5, "73.5: up to 74")]
  )

  static let oneScaleValue = DotPlot(
    name: "one-value",
    title: "A scale of one value",
    scale: [number(1)],
    bands: [],
    rounds: [
      DotPlot.Round(
        label: "Round 1",
        judgments: [DotPlot.Judgment(panelist: "P1", value: number(1))],
        median: number(1)
      )
    ],
    result: ""
  )

  static let twentyLevels = DotPlot(
    name: "per-cent",
    title: "A scale of whole per cents",
    scale: (0...100).map(number),
    bands: [],
    rounds: [
      DotPlot.Round(
        label: "Round 1",
        judgments: (0..<60).map {
          DotPlot.Judgment(panelist: "P\($0)", value: number($0 % 3 + 97))
        },
        median: number(98)
      )
    ],
    result: "",
    axisTitle: "per cent right"
  )

  static let nearCuts = ImpactChart(
    name: "near-cuts",
    title: "Cuts near the right edge",
    curve: ExampleSamples.curve,
    cuts: (0..<6).map {
      ImpactChart.Cut(
        label: "cut of committee \($0 + 1)",
        point: ChartPoint(x: number(85 + $0), y: percent(Double(44 + $0) / 50))
      )
    },
    population: ""
  )

  static let manyClaims = DotAndRangeStrip(
    name: "many-claims",
    title: "Many claims of nearly the same number",
    topics: [
      DotAndRangeStrip.Topic(
        label: "a topic whose name is too long to stand in one line of the left column",
        claims: (0..<9).map {
          DotAndRangeStrip.Claim(
            value: number(500 + $0 / 3),
            source: "a source with a rather long name, page \($0)"
          )
        }
          + [DotAndRangeStrip.Claim(value: number(490), upper: number(503), source: "survey")]
      ),
      DotAndRangeStrip.Topic(label: "empty", claims: []),
    ],
    axisTitle: "points"
  )

  static let oneMethod = MethodComparison(
    name: "one-method",
    title: "One method without an interval",
    methods: [MethodComparison.Method(label: "Ebel", cut: printed(25.8, 1))],
    intervalTitle: "95 % interval"
  )

  static let longMethods = MethodComparison(
    name: "long-methods",
    title: "Long names and wide numbers",
    methods: (1...3).map {
      MethodComparison.Method(
        label: "Bookmark with a response probability of 2/3 and the midpoint rule, panel \($0)",
        cut: ChartNumber(414.311993 + Double($0), "414.311993"),
        standardError: ChartNumber(3.140566, "3.140566"),
        low: ChartNumber(400, "400"),
        high: ChartNumber(430, "430"),
        functional: number(415),
        note: "page 1 under the rule `previous`: location of item 1 used"
      )
    },
    intervalTitle: "95 % interval",
    reported: "Bookmark with a response probability of 2/3 and the midpoint rule, panel 1"
  )

  static let equalGroups = GroupDensityChart(
    name: "equal-groups",
    title: "Groups with the same peak",
    groups: ["masters", "others", "unknown"].map { label in
      GroupDensityChart.Group(
        label: label,
        bins: [
          GroupDensityChart.Bin(lower: 0, upper: 5, label: "0-4", count: 4, share: percent(0.4)),
          GroupDensityChart.Bin(lower: 5, upper: 10, label: "5-9", count: 6, share: percent(0.6)),
        ]
      )
    },
    cuts: []
  )

  static let earlyCut = PrecisionPanels(
    name: "early-cut",
    title: "A cut at the left edge",
    axisTitle: "raw score",
    csem: (0...10).map { ChartPoint(x: number($0), y: printed(1.5, 2)) },
    csemTitle: "CSEM",
    cut: number(1),
    csemAtCut: printed(1.5, 2),
    lines: [
      PrecisionPanels.ErrorLine(multiple: -1, unrounded: printed(-0.5, 2), rounded: number(0)),
      PrecisionPanels.ErrorLine(multiple: 1, unrounded: printed(2.5, 2), rounded: number(3)),
    ]
  )
}
