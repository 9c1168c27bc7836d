// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// The charts of a match: proposals, ranks obtained, the probability of matching, claims in conflict.
enum MatchSamples {
  static let all: [any DrawnChart] = [
    flow, sixtyParties, nobodyProposes, histogram, manyTypes, nobodyMatched, probability,
    crowdedProbability, noCurve, conflicts, ranks, manyRanks, noRanks,
  ]

  /// The public example of five applicants and four programs, as its proposals went.
  static let flow = MatchFlow(
    name: "match-flow",
    title: "Proposals of an example",
    applicants: ["Arthur", "Sunny", "Joseph", "Latha", "Darrius"],
    programs: [
      .init("City", seats: 2), .init("Mercy", seats: 2), .init("General", seats: 2),
      .init("an example program whose name is long", seats: 1),
    ],
    proposals: [
      .init(applicant: 0, program: 0, held: 1), .init(applicant: 1, program: 0, held: 0),
      .init(applicant: 1, program: 1, held: 1), .init(applicant: 2, program: 0, held: 1),
      .init(applicant: 3, program: 1, held: 0), .init(applicant: 3, program: 0, held: 0),
      .init(applicant: 3, program: 2, held: 1), .init(applicant: 4, program: 0, held: 0),
      .init(applicant: 4, program: 1, held: 0),
    ]
  )

  static let sixtyParties = match("sixty-parties", applicants: 45, programs: 15)
  static let tooMany = match("too-many", applicants: 46, programs: 15)

  private static func match(_ name: String, applicants: Int, programs: Int) -> MatchFlow {
    MatchFlow(
      name: name,
      title: "A match of \(applicants + programs) parties",
      applicants: (0..<applicants).map { "applicant with a long name A\(1000 + $0)" },
      programs: (0..<programs).map { .init("P\(100 + $0)", seats: 3) },
      proposals: (0..<applicants).flatMap { applicant in
        (0..<3).map { rank in
          MatchFlow.Proposal(
            applicant: applicant,
            program: (applicant * 7 + rank * 4) % programs,
            held: rank == applicant % 4 ? 1 : 0
          )
        }
      }
    )
  }

  static let nobodyProposes = MatchFlow(
    name: "nobody-proposes",
    title: "A match without lists",
    applicants: ["A1"],
    programs: [.init("P1", seats: 1)],
    proposals: []
  )

  static let histogram = RankHistogram(
    name: "rank-histogram",
    title: "Rank obtained by type",
    places: (1...8).map(String.init),
    outside: "none",
    panels: [
      panel("us_md_senior", [60, 22, 14, 8, 5, 2, 0, 1, 8]),
      panel("us_do_senior", [20, 12, 9, 6, 2, 3, 1, 0, 12]),
    ],
    axisTitle: "rank obtained",
    finding: "Of 120 us_md_senior 60 obtained their first choice and 8 none."
  )

  static let manyTypes = RankHistogram(
    name: "many-types",
    title: "Proposals made by type",
    places: (1...30).map(String.init),
    panels: (1...6).map { type in
      panel(
        "a type of applicants with many words in its name, number \(type)",
        (1...30).map { 100_000 / ($0 + type) }
      )
    },
    axisTitle: "number of proposals",
    finding: "Most make few proposals."
  )

  static let nobodyMatched = RankHistogram(
    name: "nobody-matched",
    title: "No list",
    places: [],
    outside: "none",
    panels: [panel("img", [12])],
    axisTitle: "rank obtained",
    finding: "None of 12 matched."
  )

  private static func panel(_ label: String, _ counts: [Int]) -> RankHistogram.Panel {
    let total = counts.reduce(0, +)
    return .init(
      label: "\(label) (n = \(total))",
      bars: counts.map { .init(count: "\($0)", share: percent(Double($0) / Double(total))) }
    )
  }

  static let probability = MatchProbabilityChart(
    name: "match-probability",
    title: "Probability of matching, internal medicine, us_md_senior",
    points: (3...18).map { point($0, spread: 0.02 + 0.006 * Double($0)) },
    bins: [
      .init(label: "1-2", ranks: 1...2, count: "n < 10", share: nil),
      bin("3-4", 3...4, 63, 0.49, 0.12), bin("5-7", 5...7, 209, 0.57, 0.07),
      bin("8-11", 8...11, 251, 0.67, 0.06), bin("12-14", 12...14, 58, 0.83, 0.1),
      bin("15 or more", 15...18, 15, 0.8, 0.19),
    ],
    bandWords: "95 % band over 1000 resamples, seed 7",
    intervalWords: "95 % intervals (Wilson)",
    caution: "association, not the effect of ranking more",
    finding: "With 3 ranks 46 % are fitted to match and with 18 ranks 86 %."
  )

  static let crowdedProbability = MatchProbabilityChart(
    name: "crowded-probability",
    title: "Many ranks and near bins",
    points: (1...60).map { point($0, spread: nil) },
    bins: (1...12).map { bin("\($0)", Double($0)...Double($0), 12_345, 0.5, 0.2) },
    bandWords: "",
    intervalWords: "95 % intervals (Wilson)",
    caution: "association, not the effect of ranking more",
    finding: "The curve rises."
  )

  static let noCurve = MatchProbabilityChart(
    name: "no-curve",
    title: "All matched",
    points: [],
    bins: [bin("1-2", 1...2, 12, 1, 0.24), bin("3-4", 3...4, 30, 1, 0.11)],
    bandWords: "",
    intervalWords: "95 % intervals (Wilson)",
    caution: "association, not the effect of ranking more",
    finding: "All matched: no finite curve fits."
  )

  private static func point(_ ranks: Int, spread: Double?) -> MatchProbabilityChart.Point {
    let share = 1 - 0.72 / (1 + 0.12 * Double(ranks))
    return .init(
      ranks: ChartNumber(Double(ranks), "\(ranks)"),
      probability: percent(share),
      band: spread.map { .init(percent(share - $0), percent(min(share + $0 / 2, 1))) }
    )
  }

  private static func bin(
    _ label: String,
    _ ranks: ClosedRange<Double>,
    _ count: Int,
    _ share: Double,
    _ half: Double
  ) -> MatchProbabilityChart.Bin {
    .init(
      label: label,
      ranks: ranks,
      count: "n = \(count)",
      share: .init(
        percent(share),
        .init(percent(max(0, share - half)), percent(min(1, share + half)))
      )
    )
  }

  static let ranks = RankBandChart(
    name: "rank-bands",
    title: "Ranks of a program",
    rows: [
      rank("A101", 1, 1, 1, 1), rank("A107", 2, 2, 2, 4.5), rank("A103", 2, 3, 2, 4),
      rank("A102, with a name longer than its column", 2, 4, 1.5, 5), rank("A105", 3, 5, 4, 5),
    ],
    bandWords: "5th to 95th percentile of 1000 resamples of raters and weights, seed 7",
    finding: "Five applicants stand in three groups."
  )

  static let manyRanks = ranks(60)
  static let tooManyRanks = ranks(61)

  private static func ranks(_ count: Int) -> RankBandChart {
    RankBandChart(
      name: "ranks-of-\(count)",
      title: "Ranks of \(count)",
      rows: (1...count).map { place in
        rank(
          "A\(1000 + place)",
          (place + 4) / 5,
          Double(place),
          max(1, Double(place - 7)),
          min(Double(count), Double(place + 8))
        )
      },
      bandWords: "5th to 95th percentile of 1000 resamples",
      finding: "\(count) applicants stand in groups of five."
    )
  }

  static let noRanks = RankBandChart(
    name: "no-ranks",
    title: "Nobody scored",
    rows: [],
    bandWords: "",
    finding: "No applicant has a score."
  )

  private static func rank(
    _ label: String,
    _ group: Int,
    _ rank: Double,
    _ lower: Double,
    _ upper: Double
  ) -> RankBandChart.Row {
    .init(
      label: label,
      group: group,
      rank: printed(rank, 0),
      lower: printed(lower, 1),
      upper: printed(upper, 1)
    )
  }

  static let conflicts = DotAndRangeStrip(
    name: "claims-in-conflict",
    title: "Minimum scores as published (example)",
    topics: [
      .init(
        label: "minimum to apply",
        claims: [
          .init(
            value: ChartNumber(225, "225"),
            source: "unsourced: a program, 2020",
            isInConflict: true
          ),
          .init(
            value: ChartNumber(250, "250"),
            source: "unsourced: top programs, year not stated"
          ),
        ],
        words: [
          .init(text: "none", source: "unsourced: another program, 2020", isInConflict: true)
        ]
      )
    ],
    axisTitle: "score"
  )
}
