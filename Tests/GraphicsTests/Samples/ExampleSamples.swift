// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Invented examples for the charts that the published study has no numbers for.
enum ExampleSamples {
  static func number(_ text: String) -> ChartNumber { ChartNumber(Double(text) ?? .nan, text) }

  static let scale = [
    "0", ".05", ".10", ".20", ".30", ".40", ".50", ".60", ".70", ".80", ".90", ".95", "1",
  ].map { ChartNumber(Double("0" + $0) ?? ($0 == "1" ? 1 : 0), $0) }

  static let bands = [
    DotPlot.Band(word: "difficult", lowest: 0, highest: 0.3),
    DotPlot.Band(word: "moderate", lowest: 0.4, highest: 0.6),
    DotPlot.Band(word: "easy", lowest: 0.7, highest: 1),
  ]

  static func round(_ label: String, _ indices: [Int], median: Int) -> DotPlot.Round {
    DotPlot.Round(
      label: label,
      judgments: indices.enumerated().map {
        DotPlot.Judgment(panelist: "P\($0 + 1)", value: scale[$1])
      },
      median: scale[median]
    )
  }

  static let dots = DotPlot(
    name: "item-41",
    title: "Item 41: judgments by round (example)",
    scale: scale,
    bands: bands,
    rounds: [
      round("Round 1", [7, 8, 8, 9, 9, 9, 5, 6, 10, 8, 7, 11, 6, 9, 8, 4, 12], median: 8),
      round("Round 2", [8, 8, 8, 9, 9, 9, 7, 8, 10, 8, 8, 10, 6, 9, 8, 7, 11], median: 8),
    ],
    result: "converged",
    resultDetail: "14 of 17 in easy; 12 needed",
    own: "P8"
  )

  static let misclassification = MisclassificationChart(
    name: "misclassification",
    title: "Wrong decisions against the cut (example)",
    points: (66...84).map { cut in
      let distance = Double(cut - 66)
      let positive = 0.17 / (1 + distance * distance / 40)
      let negative = 0.012 + distance * distance * 0.0006
      return MisclassificationChart.Point(
        cut: number("\(cut)"),
        falsePositive: percent(positive),
        falseNegative: percent(negative),
        weighted: percent(positive + negative)
      )
    },
    reportedCut: number("74"),
    loss: "a false pass counts as much as a false fail (1 : 1)",
    assumption: "True scores are assumed to follow a four-parameter beta distribution."
  )

  static let passing = PassProbabilityCurve(
    name: "pass-probability",
    title: "Chance of passing by true score (example)",
    points: (58...90).map { score in
      let distance = (Double(score) - 74) / 4.85
      let share = 0.5 + 0.5 * distance / (1 + distance * distance).squareRoot()
      return ChartPoint(x: number("\(score)"), y: percent(share))
    },
    cut: number("74"),
    marked: [(69, 0.143), (74, 0.5), (79, 0.857)].map {
      ChartPoint(x: number("\($0.0)"), y: percent($0.1))
    },
    assumption: "Errors are assumed normal with the CSEM at the cut."
  )

  static let methods = MethodComparison(
    name: "methods",
    title: "Cuts of five methods (example)",
    methods: [
      method("Angoff, probability", "73.57", "1.20", "71.22", "75.92", "74"),
      method("Bookmark, RP 2/3", "70.40", "1.85", "66.77", "74.03", "71"),
      method("Contrasting groups", "71.90", "2.10", "67.78", "76.02", "72"),
      MethodComparison.Method(
        label: "Hofstee",
        cut: number("63.00"),
        functional: number("63"),
        note: "one panel, no resampling"
      ),
      method("Borderline regression", "75.10", "0.97", "73.20", "77.00", "76"),
    ],
    intervalTitle: "95 % bootstrap interval",
    reported: "Angoff, probability"
  )

  private static func method(
    _ label: String,
    _ cut: String,
    _ error: String,
    _ low: String,
    _ high: String,
    _ functional: String
  ) -> MethodComparison.Method {
    MethodComparison.Method(
      label: label,
      cut: number(cut),
      standardError: number(error),
      low: number(low),
      high: number(high),
      functional: number(functional)
    )
  }

  static let claims = DotAndRangeStrip(
    name: "claims",
    title: "What is published about Step scores (example)",
    topics: [
      DotAndRangeStrip.Topic(
        label: "cut-off of programmes",
        claims: [
          claim("225", "minimum, guide A"), claim("215", "average cut-off, guide B"),
          DotAndRangeStrip.Claim(
            value: number("215"),
            upper: number("250"),
            source: "range by specialty, survey"
          ),
        ]
      ),
      DotAndRangeStrip.Topic(
        label: "mean of those who matched",
        claims: [claim("233", "table 1, matched"), claim("237.27", "report of 2020, SD 8")]
      ),
      DotAndRangeStrip.Topic(
        label: "mean of those who did not match",
        claims: [claim("207", "table 1, unmatched")]
      ),
      DotAndRangeStrip.Topic(
        label: "national mean of all test takers",
        claims: [claim("229", "annual report"), claim("229", "guide B")]
      ),
    ],
    axisTitle: "three-digit score"
  )

  private static func claim(_ value: String, _ source: String) -> DotAndRangeStrip.Claim {
    DotAndRangeStrip.Claim(value: number(value), source: source)
  }

  /// Scores 41 to 90, two persons each: the fail rate at a cut c is (c - 41)/50.
  static let curve = (41...91).map {
    ChartPoint(x: number("\($0)"), y: percent(Double($0 - 41) / 50))
  }

  static let impact = ImpactChart(
    name: "impact",
    title: "Impact of the cut (example)",
    curve: curve,
    cuts: [("recommended", 74), ("one CSEM lower", 70), ("two CSEM lower", 65)].map {
      ImpactChart.Cut(
        label: $0.0,
        point: ChartPoint(x: number("\($0.1)"), y: percent(Double($0.1 - 41) / 50))
      )
    },
    population: "100 invented persons, unweighted."
  )

  static let hofstee = CompromiseChart(
    name: "hofstee",
    title: "Hofstee compromise (example)",
    curve: curve,
    method: "Hofstee",
    judgments: .hofstee(
      lowestCut: number("60"),
      highestCut: number("80"),
      lowestRate: percent(0.10),
      highestRate: percent(0.50)
    ),
    result: ChartPoint(x: number("63"), y: percent(0.44))
  )

  static let beuk = CompromiseChart(
    name: "beuk",
    title: "Beuk compromise (example)",
    curve: curve,
    method: "Beuk",
    judgments: .beuk(
      judges: zip([66, 68, 70, 72, 74], [0.50, 0.45, 0.40, 0.35, 0.30]).map {
        ChartPoint(x: number("\($0)"), y: percent($1))
      },
      line: [(56.0, 0.75), (82.0, 0.10)].map {
        ChartPoint(x: printed($0.0, 0), y: percent($0.1))
      }
    ),
    result: ChartPoint(x: number("66"), y: percent(0.50))
  )

  static let deGruijter = CompromiseChart(
    name: "de-gruijter",
    title: "De Gruijter compromise (example)",
    curve: curve,
    method: "De Gruijter",
    judgments: .deGruijter(
      target: ChartPoint(x: number("70"), y: percent(0.40)),
      cutSpread: number("4"),
      rateSpread: number("0.04")
    ),
    result: ChartPoint(x: number("62.8"), y: percent(0.436))
  )

  static let groups = GroupDensityChart(
    name: "contrasting-groups",
    title: "Scores of the contrasting groups (example)",
    groups: [
      group("not qualified", from: 45, [1, 3, 6, 9, 7, 3, 1, 0]),
      group("qualified", from: 55, [1, 2, 5, 11, 14, 8, 4]),
    ],
    cuts: [
      GroupDensityChart.Cut(label: "intersection of normals", value: number("68.5")),
      GroupDensityChart.Cut(label: "midpoint of means", value: number("69.4")),
    ],
    axisTitle: "raw score"
  )

  private static func group(
    _ label: String,
    from start: Int,
    _ counts: [Int]
  ) -> GroupDensityChart.Group {
    let total = counts.reduce(0, +)
    return GroupDensityChart.Group(
      label: label,
      bins: counts.enumerated().map { index, count in
        let lower = start + index * 5
        return GroupDensityChart.Bin(
          lower: Double(lower) - 0.5,
          upper: Double(lower) + 4.5,
          label: "\(lower)-\(lower + 4)",
          count: count,
          share: percent(Double(count) / Double(total))
        )
      }
    )
  }
}

/// Every sample, for the tests that hold for all charts.
enum Samples {
  static let precisionWithCurve = PrecisionPanels(
    name: "precision-two",
    title: "Expected score and error (example)",
    axisTitle: "raw score, points of 108",
    csem: PraxisSamples.csem,
    csemTitle: "CSEM (Lord), raw points",
    upper: (0...108).map { score in
      ChartPoint(x: printed(Double(score), 0), y: printed(Double(score * score) / 108, 1))
    },
    upperTitle: "expected score",
    cut: printed(74, 0),
    cutScaled: "162",
    csemAtCut: ChartNumber(4.849126, "4.85"),
    lines: PraxisSamples.errorLines.map {
      PrecisionPanels.ErrorLine(
        multiple: $0.multiple,
        unrounded: $0.unrounded,
        rounded: $0.rounded,
        scaled: abs($0.multiple) == 1 ? "not published" : $0.scaled
      )
    }
  )

  static let all: [any DrawnChart] = [
    PraxisSamples.slopes, PraxisSamples.bars, PraxisSamples.precision, precisionWithCurve,
    ExampleSamples.dots, ExampleSamples.misclassification, ExampleSamples.passing,
    ExampleSamples.methods, ExampleSamples.claims, ExampleSamples.impact, ExampleSamples.hofstee,
    ExampleSamples.beuk, ExampleSamples.deGruijter, ExampleSamples.groups,
  ]
}
