// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Charts of a screen.
enum ScreenSamples {
  static let waterfall = FilterWaterfall(
    name: "filter-waterfall",
    title: "Whom each filter drops",
    rows: [
      .init(
        label: "(1) Step 1 of 225, or of 215 with a Step 2 CK of 245",
        others: 130,
        referred: 15,
        settled: 95,
        onlyHere: 52,
        ifFirst: 95
      ),
      .init(
        label: "(2) first attempt",
        others: 140,
        referred: 0,
        settled: 5,
        onlyHere: 0,
        ifFirst: 13
      ),
    ],
    settledWord: "dropped",
    finding: "Of 240 files 130 pass, 10 are referred, 100 are not shown to meet the screen."
  )

  /// Counts and words that are too long for their places.
  static let longWaterfall = FilterWaterfall(
    name: "long-filter-waterfall",
    title: "Whose file each filter asks for",
    rows: (1...3).map { number in
      .init(
        label:
          "(\(number)) time of service in places that are short of physicians, by whatever list was "
          + "in force when it began, or a home in one of them for ten years or more",
        others: 1_234_567 * number,
        referred: 7_654_321,
        settled: 9_999_999,
        onlyHere: 1_000_000_000,
        ifFirst: 0
      )
    },
    settledWord: "read",
    finding: "Of many files some are read."
  )

  static let noFilters = FilterWaterfall(
    name: "no-filters",
    title: "A screen of nobody",
    rows: [],
    settledWord: "dropped",
    finding: "Nobody applied."
  )

  private static func number(_ value: Double, _ text: String) -> ChartNumber {
    ChartNumber(value, text)
  }

  static let ratios = ImpactRatioPlot(
    name: "impact-ratio-plot",
    title: "Files read by school",
    rows: [
      .init(
        label: "us_md",
        count: "81 of 105",
        rate: "77.1 %",
        ratio: nil,
        isReference: true
      ),
      .init(
        label: "us_do",
        count: "33 of 54",
        rate: "61.1 %",
        ratio: number(0.7922, "0.79"),
        lower: number(0.6251, "0.63"),
        upper: number(1.0039, "1.00"),
        note: "interval includes 4/5"
      ),
      .init(
        label: "not stated",
        count: "1 of 4",
        rate: "25.0 %",
        ratio: number(0.324, "0.32"),
        lower: number(0.06, "0.06"),
        upper: number(3.1, "3.10"),
        note: "too few",
        isJudged: false
      ),
    ],
    threshold: number(0.8, "4/5"),
    interval: "95 %, Katz",
    caution: "This does not say whether the rule is fair.",
    finding: "Beside us_md, a ratio below 4/5 has us_do (0.79)."
  )

  /// No ratio, a ratio far above, names and counts without room.
  static let awkwardRatios = ImpactRatioPlot(
    name: "awkward-ratios",
    title: "Awkward groups",
    rows: [
      .init(
        label: "a group with a name that is longer than any place for it",
        count: "12345678 of 123456789",
        rate: "100.0000 %",
        ratio: number(5, "5.00"),
        lower: number(4, "4.00"),
        upper: number(6, "6.00"),
        note: "a note that is longer than any place for it could be"
      ),
      .init(label: "nobody", count: "0 of 0", rate: "no rate", ratio: nil, note: "no ratio"),
      .init(
        label: "not finite",
        count: "0 of 1",
        rate: "0 %",
        ratio: number(.nan, "?"),
        lower: number(.nan, "?"),
        upper: number(.infinity, "?")
      ),
    ],
    threshold: number(0.8, "4/5"),
    interval: "95 %, Katz",
    caution: "This does not say whether the rule is fair.",
    finding: "Beside nobody, nothing."
  )

  static let panels = CutoffPanels(
    name: "cutoff-panels",
    title: "Shares above a cut",
    groups: [
      .init(
        label: "URiM",
        points: [("205", 0.7268, 0.8731), ("215", 0.5238, 0.7783), ("225", 0.3143, 0.6641)].map {
          .init(
            cut: number(Double($0.0) ?? 0, $0.0),
            rate: percent($0.1),
            ratio: number($0.2, "\($0.2)"),
            lower: number($0.2 - 0.1, "low"),
            upper: number($0.2 + 0.1, "high")
          )
        }
      ),
      .init(
        label: "non-URiM",
        points: [("205", 0.8325), ("215", 0.6731), ("225", 0.4733)].map {
          .init(cut: number(Double($0.0) ?? 0, $0.0), rate: percent($0.1))
        }
      ),
    ],
    stated: number(215, "215"),
    threshold: number(0.8, "4/5"),
    axisTitle: "cut",
    notes: ["Scores are taken to be normal.", "This does not say whether the rule is fair."],
    finding: "Of these cuts, the ratio of URiM first falls below 4/5 at 215."
  )

  /// One cut, a group of nobody, a ratio above the panel, many groups of one value.
  static let awkwardPanels = CutoffPanels(
    name: "awkward-panels",
    title: "Awkward cuts",
    groups: (1...7).map { place in
      .init(
        label: "a group of a long name, number \(place)",
        points: [
          .init(
            cut: number(225, "225"),
            rate: place == 7 ? nil : percent(0.5),
            ratio: place == 1 ? nil : number(Double(place), "\(place)")
          )
        ]
      )
    },
    stated: nil,
    threshold: number(0.8, "4/5"),
    axisTitle: "cut",
    notes: [],
    finding: "One cut only."
  )

  static let noCuts = CutoffPanels(
    name: "no-cuts",
    title: "No cut",
    groups: [],
    stated: nil,
    threshold: number(0.8, "4/5"),
    axisTitle: "cut",
    notes: [],
    finding: "No cut is looked at."
  )

  static let all: [any DrawnChart] = [
    waterfall, longWaterfall, noFilters, ratios, awkwardRatios, panels, awkwardPanels, noCuts,
  ]
}
