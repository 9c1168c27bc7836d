// SPDX-License-Identifier: Apache-2.0
@testable import Graphics

/// Invented cases for the charts of a decision, of a licence's stages and of a comparison.
enum DecisionSamples {
  typealias Node = DecisionTreeChart.Node

  /// The nine recommendations' entry conditions for one example applicant.
  static let entry = DecisionTreeChart(
    name: "entry",
    title: "Entry conditions for an applicant (example)",
    root: Node(
      .all,
      label: "entry",
      status: .notShown,
      decides: true,
      children: [
        Node(
          label: "(2)",
          words: "an offer of employment is given",
          status: .notYetKnown("missing"),
          citation: "first recommendations, 2"
        ),
        Node(
          .all,
          label: "(3)",
          status: .met,
          children: [
            Node(
              label: "(A)",
              words: "ECFMG certified",
              status: .met,
              citation: "first recommendations, 3"
            ),
            Node(label: "(B)", words: "school is recognised", status: .met),
          ]
        ),
        Node(label: "(4)", words: "completed training abroad", status: .met),
        Node(
          .all,
          label: "(5)",
          status: .notShown,
          decides: true,
          children: [
            Node(label: "(5)(A)", words: "authorised to practise abroad", status: .met),
            Node(
              label: "(5)(B)",
              words: "practice of at least 3 years; 2.5 years on file",
              status: .notShown,
              citation: "first recommendations, 5",
              decides: true
            ),
          ]
        ),
        Node(label: "(8)", words: "the board has judged", status: .discretion),
        Node(
          .atLeast(1),
          words: "substitute evidence",
          status: .exempt,
          children: [
            Node(label: "(a)", words: "a sworn statement", status: .exempt),
            Node(label: "(b)", words: "a table of scores", status: .broken),
          ]
        ),
        Node(
          .none,
          words: "no bar",
          status: .met,
          children: [Node(label: "", words: "a license was revoked", status: .met)]
        ),
      ]
    )
  )

  /// More criteria than a page holds, deep and with long words.
  static let manyCriteria = DecisionTreeChart(
    name: "many-criteria",
    title: "Many criteria with long words",
    root: Node(
      .any,
      words: "a decision whose name is as long as the name of the law that it is taken under",
      status: .notYetKnown("unobtainable"),
      decides: true,
      children: (1...3).map { group(depth: 1, number: $0) }
    )
  )

  private static func group(depth: Int, number: Int) -> Node {
    Node(
      depth.isMultiple(of: 2) ? .any : .all,
      label: "(\(number))",
      status: .notYetKnown("unpublished"),
      decides: number == 1,
      children: depth == 3
        ? [
          Node(
            label: "(a paragraph with a label that is far too long)",
            words: "time in practice where country <> \"US\" within the last 5 years before the "
              + "application in Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz",
            status: .notYetKnown("unobtainable"),
            citation: "a citation that runs over the end of a line, page 1234, clause 5 (c) (iii)",
            decides: number == 1
          )
        ] : (1...3).map { group(depth: depth + 1, number: $0) }
    )
  }

  static let bareDecision = DecisionTreeChart(
    name: "bare-decision",
    title: "A decision without criteria",
    root: Node(label: "", words: "", status: .broken)
  )

  static func date(_ text: String) -> ChartDate {
    guard let date = ChartDate(text) else { preconditionFailure("\(text) is a day") }
    return date
  }

  private static func event(_ text: String, _ words: String) -> StageTimeline.Event {
    StageTimeline.Event(date(text), words)
  }

  static let stages = StageTimeline(
    name: "stages",
    title: "Stages of a license (example)",
    stages: [
      StageTimeline.Stage(
        label: "provisional license",
        start: date("2024-07-01"),
        end: date("2026-07-01"),
        extensions: [event("2027-01-01", "one extension of six months")],
        notices: [event("2026-04-01", "90 days before the end of the term")],
        decisions: [event("2024-06-20", "issued by the board")]
      ),
      StageTimeline.Stage(
        label: "supervision and assessment",
        start: nil,
        end: date("2026-12-01"),
        notices: [event("2026-11-01", "report due")]
      ),
      StageTimeline.Stage(label: "full license", start: date("2027-01-01"), end: nil),
    ],
    today: date("2026-05-15")
  )

  static let crowdedStages = StageTimeline(
    name: "crowded-stages",
    title: "Stages with many dates and long names",
    stages: [
      StageTimeline.Stage(
        label: "a stage with the name of a law that fills more than one line of the column",
        start: date("2025-01-01"),
        end: date("2025-01-02"),
        extensions: (3...6).map { event("2025-01-0\($0)", "for a reason that takes many words") },
        notices: (1...6).map { event("2025-02-0\($0)", "a letter to the employer of the person") },
        decisions: (1...3).map { event("2025-01-0\($0)", "") }
      ),
      StageTimeline.Stage(label: "no dates at all", start: nil, end: nil),
    ],
    today: date("2025-03-31")
  )

  static let undatedStages = StageTimeline(
    name: "undated-stages",
    title: "Stages without a date",
    stages: [
      StageTimeline.Stage(label: "limited", start: nil, end: nil),
      StageTimeline.Stage(label: "full", start: nil, end: nil),
    ]
  )

  static let oneDay = StageTimeline(
    name: "one-day",
    title: "A stage of one day",
    stages: [
      StageTimeline.Stage(label: "permit", start: date("2025-02-28"), end: date("2025-02-28"))
    ]
  )

  static let noStages = StageTimeline(name: "no-stages", title: "No stages", stages: [])

  static let recommendations = (1...9).map {
    ConformanceGrid.Column(
      label: "\($0)",
      words: [
        "rulemaking authority of the board", "an offer of employment", "certificate and school",
        "training abroad", "authorisation and three years of practice", "limit on time out",
        "supervision by an employer", "the board assesses", "data are collected",
      ][$0 - 1]
    )
  }

  private static func row(_ label: String, _ letters: String) -> ConformanceGrid.Row {
    let words: [Character: ConformanceGrid.Conformance] = [
      "s": .same, "+": .stricter, "-": .looser, "o": .other, " ": .silent, "?": .notPublished,
    ]
    return ConformanceGrid.Row(
      label: label,
      cells: letters.map { ConformanceGrid.Cell(words[$0] ?? .other, source: "example") }
    )
  }

  static let grid = ConformanceGrid(
    name: "conformance",
    title: "States and nine recommendations (example)",
    columns: recommendations,
    rows: [
      row("State A", "s+s-s ?s "), row("State B", "ss?osoo??"), row("State C", "   +-s?so"),
      row("District of a long name", "?????????"),
    ]
  )

  /// One cell of each word.
  static let smallGrid = ConformanceGrid(
    name: "conformance-grid",
    title: "Two states and three recommendations (example)",
    columns: Array(recommendations.prefix(3)),
    rows: [row("State A", "s+-"), row("State B", "o ?")]
  )

  /// Sixteen rows over more columns than stand beside each other.
  static let wideGrid = ConformanceGrid(
    name: "wide-grid",
    title: "Many states and many recommendations",
    columns: (1...14).map {
      ConformanceGrid.Column(label: "recommendation \($0)", words: "words of \($0)")
    },
    rows: (1...16).map {
      row("Commonwealth of the Northern and the Southern Islands \($0)", "s+-o ?s+-o ?s+")
    }
  )

  static let emptyGrid = ConformanceGrid(
    name: "empty-grid",
    title: "Nothing compared",
    columns: recommendations,
    rows: []
  )

  static let all: [any DrawnChart] = [
    entry, manyCriteria, bareDecision, stages, crowdedStages, undatedStages, oneDay, grid, wideGrid,
    wordsOnly, wordsBeside,
  ]

  /// Claims in words alone.
  static let wordsOnly = DotAndRangeStrip(
    name: "words-only",
    title: "Deadlines as printed (example)",
    topics: [
      .init(
        label: "deadline",
        claims: [],
        words: [
          .init(text: "2020-10-21", source: "one program"),
          .init(text: "2020-11-01", source: "another program"),
        ]
      )
    ],
    axisTitle: "date"
  )

  /// Claims in words beside claims that are numbers.
  static let wordsBeside = DotAndRangeStrip(
    name: "words-beside",
    title: "Minimum scores as printed (example)",
    topics: [
      .init(
        label: "minimum score",
        claims: [
          .init(value: ExampleSamples.number("225"), source: "a program"),
          .init(value: ExampleSamples.number("250"), source: "hearsay"),
        ],
        words: [
          .init(text: "none", source: "another program", detail: "year not stated"),
          .init(
            text: "not published",
            source:
              "a third program whose page goes on for so long that its name does not stand in "
              + "one line of the strip"
          ),
        ]
      ),
      .init(label: "mean", claims: [.init(value: ExampleSamples.number("229"), source: "report")]),
    ],
    axisTitle: "score"
  )
}
