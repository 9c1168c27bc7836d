// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Matching
import Policy

/// The tables of a screen: its filters, what each does, who is near, who is read under other screens.
struct ScreeningTables {
  let analysis: ScreeningAnalysis

  var all: [ResultTable] {
    let groups = GroupTables(analysis: analysis)
    return [applicants, filters, waterfall, nearMisses, groups.groups, groups.compared, lost]
      + [groups.curve, groups.curveGroups, groups.normals].compactMap(\.self) + [capacity]
  }

  private var screen: Screen { analysis.screen }

  var applicants: ResultTable {
    ResultTable(
      name: "applicants",
      title: "What the screen does with each applicant",
      columns: [
        .init("applicant", head: "Applicant"), .init("screen", head: "Screen"),
      ]
        + screen.filters.map {
          .init("filter-\($0.label.filter { !"()".contains($0) })", head: $0.label)
        },
      rows: analysis.subjects.indices.map { place in
        [
          analysis.subjects[place].unit, ScreeningCertificate.word(analysis.outcomes[place]),
        ] + analysis.screening.steps[place].map(\.word)
      }
    )
  }

  var filters: ResultTable {
    let sources = analysis.kind.screen.nodes.map { node in
      let own = node.tail.citations.map(\.words)
      let version = analysis.kind.screen.version.tail.citations.map(\.words)
      return own.isEmpty ? version : own
    }
    return ResultTable(
      name: "filters",
      title: "The screen: \(screen.combination.rawValue)",
      columns: [
        .init("filter", head: "Filter"), .init("words", head: "What it asks"),
        .init("severity", head: "When it is not met"), .init("missing", head: "When it is unknown"),
        .init("source", head: "Source"),
      ],
      rows: zip(screen.filters, sources).enumerated().map { place, pair in
        let (filter, source) = pair
        return [
          filter.label, filter.words,
          filter.severity == .hard ? "not shown to meet the screen" : "a person looks",
          analysis.kind.screen.missingWords(place),
          source.isEmpty ? "no source is cited" : source.list,
        ]
      },
      notes: ["No rule puts a value in the place of a missing one."]
    )
  }

  var waterfall: ResultTable {
    let isCut = screen.combination == .all
    let settled = isCut ? "Dropped here" : "Read here"
    let fall = analysis.declaredWaterfall
    return ResultTable(
      name: "waterfall",
      title: isCut ? "Whom each filter drops" : "Whose file each filter asks for",
      columns: [
        .init("filter", head: "Filter"), .init("words", head: "What it asks"),
        .init("in", head: "In", isNumeric: true),
        .init("settled", head: settled, isNumeric: true),
        .init("referred", head: "Referred here", isNumeric: true),
        .init("others", head: isCut ? "Passed" : "Not asked for", isNumeric: true),
        .init("only-here", head: "By this filter only", isNumeric: true),
        .init("if-first", head: "If it came first", isNumeric: true),
      ],
      rows: zip(fall.rows, screen.filters).map { row, filter in
        [row.label, filter.words]
          + [
            row.entering, row.settled, row.referred, row.others, row.settledOnlyHere,
            row.settledIfFirst,
          ].map(String.init)
      },
      notes: [
        "The first four counts depend on the order of the filters, the last two do not.",
        "A file that is referred goes on: a later filter can still settle it.",
        "\(fall.total) files: \(fall.passed) pass, \(fall.referred) are referred, "
          + "\(fall.dropped) are not shown to meet the screen"
          + (analysis.waterfall == fall
            ? "." : "; after the relief for near misses \(analysis.waterfall.counts)."),
      ]
    )
  }

  var nearMisses: ResultTable {
    ResultTable(
      name: "near-misses",
      title: "Near misses",
      columns: [
        .init("applicant", head: "Applicant"), .init("filter", head: "Filter"),
        .init("fact", head: "Fact"), .init("score", head: "Score", isNumeric: true),
        .init("cut", head: "Cut", isNumeric: true), .init("within", head: "Within"),
        .init("probability", head: "P(true score reaches the cut)", isNumeric: true),
        .init("then", head: "What is done"),
      ],
      keyColumns: 3,
      rows: analysis.nearMisses.map { miss in
        [
          analysis.subjects[miss.applicant].unit, screen.filters[miss.filter].label, miss.fact,
          miss.shortfall?.score.description ?? "", miss.shortfall?.cut.description ?? "",
          miss.distance.words, miss.probability?.text(places: 4) ?? "",
          miss.step(analysis.settings.relief).doneWord,
        ]
      },
      notes: [
        "Applicants whom exactly one filter drops: cut \u{2212} k standard errors \u{2264} score < cut, or "
          + "one step of a category."
      ]
        + analysis.settings.scores.map { score in
          "\(score.fact): standard error \(score.standardError), of a difference "
            + "\(score.error.differenceError.text(places: 1)) (\(score.source)); \(score.model)."
        }
    )
  }

  var lost: ResultTable {
    let losses = analysis.columns.past.map { $0.loss(analysis.outcomes) }
    return ResultTable(
      name: "lost",
      title: "Who of a past season would not be read",
      columns: [
        .init("outcome", head: "Past outcome"), .init("had", head: "Applicants", isNumeric: true),
        .init("lost", head: "Not read by this screen", isNumeric: true),
      ],
      rows: losses.map { [$0.name, String($0.had), String($0.lost)] }
    )
  }

  var capacity: ResultTable {
    let minutes = analysis.settings.minutes
    let rows =
      [
        ("without a screen", analysis.waterfall.total),
        (analysis.kind.screen.decision, analysis.waterfall.read),
      ]
      + analysis.compared.map { ($0.rule.decision, $0.waterfall.read) }
    return ResultTable(
      name: "capacity",
      title: "What reading takes",
      columns: [
        .init("screen", head: "Screen"), .init("files", head: "Files read", isNumeric: true),
        .init("minutes", head: "Minutes a file", isNumeric: true),
        .init("hours", head: "Hours", isNumeric: true),
      ],
      rows: rows.map { name, files in
        let hours = ReadingCapacity(files: files, minutes: minutes).hours
        return [name, String(files), String(minutes), hours.text(places: 1)]
      },
      notes: ["Files read: those that pass, and those that a person looks at."]
    )
  }
}

extension FilterStep {
  /// The step in a table.
  var word: String {
    switch self {
    case .pass: "pass"
    case .refer: "refer"
    case .drop: "drop"
    }
  }

  /// What is done with a near miss.
  fileprivate var doneWord: String {
    switch self {
    case .pass: "passes the filter"
    case .refer: "a person looks"
    case .drop: "nothing"
    }
  }
}

extension NearMiss.Distance {
  /// The distance in words.
  var words: String {
    switch self {
    case .standardErrors(let count): "\(count) standard error\(count == 1 ? "" : "s")"
    case .categoryStep: "one category step"
    }
  }
}

extension ScreenWaterfall {
  /// The three counts in words.
  var counts: String {
    "\(passed) pass, \(referred) are referred, \(dropped) are not shown to meet the screen"
  }
}
