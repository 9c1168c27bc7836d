// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Units in pairs of bands, thresholds by year, flows between levels and how sure levels are.
extension Samples {
  static let grid = CountGrid(
    name: "count-grid",
    title: "Status and progress in mathematics",
    rowTitle: "status level",
    rows: ["target", "on track", "approaching", "floor"],
    columnTitle: "progress level",
    columns: ["floor", "approaching", "on track", "exceeding", "none"],
    cells: [
      cells([(1, "16 points"), (0, ""), (2, "16 points"), (0, ""), (0, "")]),
      cells([(3, "12 points"), (4, "15 points"), (12, "16 points"), (1, "16 points"), (0, "")]),
      cells([(5, "9 points"), (0, ""), (7, "9 to 15 points"), (0, ""), (1, "9 points")]),
      cells([(0, ""), (2, "3 points"), (0, ""), (0, ""), (0, "")]),
    ],
    unit: "units",
    finding: "Of 38 units, 12 are on track in status and in progress, the most."
  )

  static let crowdedGrid = CountGrid(
    name: "crowded-grid",
    title: "Many bands with long words",
    rowTitle: "a measure whose name is longer than the column",
    rows: ["a band whose words are longer than two lines of the left column can hold", "short"],
    columnTitle: "another measure",
    columns: (1...11).map { "significantly above band \($0)" },
    cells: [
      (1...11).map { .init($0 * 12_345, note: "between 9 and 15 points") },
      (1...11).map { .init($0 % 2) },
    ],
    unit: "students",
    finding: "The counts grow."
  )

  static let noGrid = CountGrid(
    name: "no-grid",
    title: "Nobody in a band",
    rowTitle: "status",
    rows: [],
    columnTitle: "progress",
    columns: [],
    cells: [],
    unit: "units",
    finding: "No unit stands in two bands."
  )

  static let steps = ThresholdSteps(
    name: "threshold-steps",
    title: "Mathematics of an example district by year",
    bands: ["approaching", "on track", "target"],
    years: (0..<8).map { place in
      ThresholdSteps.Year(
        label: "\(2013 + place)",
        cuts: [tenth(3000), tenth(3582 + 24 * place), tenth(3928)],
        value: place == 0 ? tenth(3600) : place == 2 ? tenth(3607) : nil,
        band: place == 0 ? "on track" : place == 2 ? "approaching" : "",
        heldBand: place == 0 ? "on track" : "approaching"
      )
    },
    held: .init(tenth(3600), from: 0, drop: 1),
    axisTitle: "mean index",
    finding: "360.0 is on track in 2013 and approaching in every year after: it drops in 2014."
  )

  static let goalSteps = ThresholdSteps(
    name: "goal-steps",
    title: "A goal of an example district by year",
    bands: ["approaching", "on track", "target"],
    years: (0..<6).map { place in
      ThresholdSteps.Year(
        label: "\(2013 + place)",
        cuts: [tenth(3000), tenth(3582 + 24 * place), tenth(3928)],
        value: place == 0 ? tenth(3602) : place == 2 ? tenth(3607) : nil,
        band: place == 0 ? "on track" : place == 2 ? "approaching" : "",
        heldBand: place < 2 ? "" : place < 4 ? "on track" : "approaching",
        asked: place == 0 ? nil : tenth(3602 + 12 * place)
      )
    },
    held: .init(tenth(3662), from: 2, drop: 4, isTarget: true),
    axisTitle: "index points",
    finding: "366.2 is on track in 2015 and approaching in 2017."
  )

  static let crowdedSteps = ThresholdSteps(
    name: "crowded-steps",
    title: "Many years, near cuts and long words",
    bands: (1...5).map { "a range of accreditation with many words, number \($0)" },
    years: (0..<30).map { place in
      ThresholdSteps.Year(
        label: "\(1990 + place)",
        cuts: (1...5).map { $0 == 3 && place > 20 ? nil : tenth(500 + $0 * 3 + place % 4) },
        value: ChartNumber(50 + Double(place) / 10, "50.\(place)00000"),
        band: "a range of accreditation with many words"
      )
    },
    held: .init(tenth(512), from: 29, drop: 29),
    axisTitle:
      "an axis whose words are about as long as the whole chart is wide, and then some more words",
    finding: "The edges rise."
  )

  static let bareSteps = ThresholdSteps(
    name: "bare-steps",
    title: "Nothing published",
    bands: ["on track"],
    years: [.init(label: "2013", cuts: [ChartNumber(.nan, "undefined")])],
    axisTitle: "index",
    finding: "No edge is published."
  )

  static let levelsOfRange: [LevelFlows.Level] = [
    .init("unaccredited range"), .init("provisional range"), .init("accredited range"),
    .init("accredited with distinction range"), .init("undetermined", isKnown: false),
  ]

  static let flows = LevelFlows(
    name: "level-flows",
    title: "Levels of 2013 and of 2015",
    before: "2013",
    after: "2015",
    levels: levelsOfRange,
    flows: [
      .init(from: 0, to: 0, count: 2), .init(from: 0, to: 1, count: 3),
      .init(from: 1, to: 0, count: 2),
      .init(from: 1, to: 1, count: 9), .init(from: 1, to: 2, count: 5),
      .init(from: 2, to: 1, count: 4),
      .init(from: 2, to: 2, count: 14), .init(from: 2, to: 3, count: 2),
      .init(from: 3, to: 3, count: 3),
      .init(from: 4, to: 2, count: 3),
    ],
    unit: "units",
    finding: "Of 44 units with a level in both years, 10 came to a higher and 6 to a lower one."
  )

  static let thinFlows = LevelFlows(
    name: "thin-flows",
    title: "One flow of very many units and many of one",
    before: "the first run, with all the words of its name",
    after: "the second",
    levels: (0..<7).map { .init("level \($0) of a scale with a rather long name in every level") },
    flows: [.init(from: 3, to: 3, count: 90_000)]
      + (0..<7).map { .init(from: $0, to: 6 - $0, count: $0 == 3 ? 0 : 1) }.filter { $0.count > 0 },
    unit: "students",
    finding: "Nearly all stay."
  )

  static let noFlows = LevelFlows(
    name: "no-flows",
    title: "No flows",
    before: "2013",
    after: "2014",
    levels: [],
    flows: [],
    unit: "units",
    finding: "No unit is reported in both years."
  )

  static let certainty = CertaintyStrip(
    name: "certainty-strip",
    title: "How sure the levels are",
    levels: levelsOfRange,
    rows: [
      sure("EX-01 2015", [0, 331, 669, 0, 0], reported: 1),
      sure("EX-02 2015", [10, 985, 5, 0, 0], reported: 1),
      sure("EX-03 2015", [0, 0, 200, 650, 150], reported: nil),
    ],
    rowTitle: "unit",
    method: "1000 cohorts of the same size, seed 1.",
    finding: "EX-01 2015 is the least sure: 33 of 100 cohorts come to its level."
  )

  static let manyLevels = CertaintyStrip(
    name: "many-levels",
    title: "More levels than shades",
    levels: (1...14).map { .init("level \($0), with words") },
    rows: (1...40).map { number in
      sure(
        "a unit whose name is rather long, number \(number)",
        (0..<14).map { $0 == 13 ? 285 : 55 },
        reported: number % 14
      )
    },
    rowTitle: "a unit in a year, as the study names it",
    method: "1000 cohorts.",
    finding: "No unit is sure of its level."
  )

  static let nobodyCertain = CertaintyStrip(
    name: "nobody-certain",
    title: "No draws",
    levels: [],
    rows: [],
    rowTitle: "unit",
    method: "",
    finding: "No cohort was drawn."
  )

  private static func cells(_ pairs: [(Int, String)]) -> [CountGrid.Cell] {
    pairs.map { .init($0.0, note: $0.1) }
  }

  private static func sure(
    _ label: String,
    _ thousandths: [Int],
    reported: Int?
  ) -> CertaintyStrip.Row {
    CertaintyStrip.Row(
      label: label,
      shares: thousandths.map { .init(tenth($0), error: "1.5") },
      reported: reported,
      words: reported.map { "\((thousandths[$0] + 5) / 10) in 100" } ?? "undetermined"
    )
  }
}
