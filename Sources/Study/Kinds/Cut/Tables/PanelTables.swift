// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import NumericsCore
import StandardSetting

/// The tables of a panel's rounds: the judgments themselves, Table 3, edits, feedback, who moves it.
struct PanelTables {
  let analysis: PanelAnalysis
  let marks: [String]

  /// The judgments as they are in force, nearest to the evidence: what `verify` names first.
  var judgments: ResultTable {
    guard let rounds = analysis.source?.rounds else { return totals }
    var rows: [[String]] = []
    for round in 1...rounds.design.rounds {
      for panelist in rounds.design.panelists {
        for item in rounds.items {
          guard let value = rounds.stored(panelist: panelist, item: item.key, round: round) else {
            continue
          }
          rows.append([panelist, String(round), item.key, value.description])
        }
      }
    }
    return ResultTable(
      name: "judgments",
      title: "Judgments",
      columns: [
        .init("panelist", head: "Panelist"), .init("round", head: "Round", isNumeric: true),
        .init("item", head: "Item"), .init("value", head: "Judgment", isNumeric: true),
      ],
      keyColumns: 3,
      rows: rows,
      notes: ["Round 1 is complete; later rounds hold changes only."]
    )
  }

  private var totals: ResultTable {
    var rows: [[String]] = []
    for round in analysis.rounds {
      for (panelist, value) in Self.everyone(round.cuts) {
        rows.append([panelist, String(round.number), value.description])
      }
    }
    return ResultTable(
      name: "judgments",
      title: "Judgments",
      columns: [
        .init("panelist", head: "Panelist"), .init("round", head: "Round", isNumeric: true),
        .init("total", head: "Total, raw points", isNumeric: true),
      ],
      keyColumns: 2,
      rows: rows,
      notes: ["Totals only: single item judgments are not on file."]
    )
  }

  /// Panelists in order, the excluded ones after the others.
  static func everyone(_ cuts: PanelistCuts) -> [(String, Rational)] {
    Array(zip(cuts.panelists, cuts.values)) + cuts.excluded.map { ($0.panelist, $0.value) }
  }

  /// How many of the last rows of Table 3 sum up the others.
  static let summaryRows = 5

  /// Table 3: the cut of each panelist by round, then average, lowest, highest, SD and SEJ.
  var table3: ResultTable {
    let rounds = analysis.rounds
    let everyone = Self.everyone(analysis.deciding.cuts).map(\.0)
    let values = rounds.map { round in
      Dictionary(Self.everyone(round.cuts)) { first, _ in first }
    }
    let excluded = Set(analysis.deciding.cuts.excluded.map(\.panelist))
    var rows = everyone.map { panelist in
      [excluded.contains(panelist) ? "\(panelist) (excluded)" : panelist]
        + values.map { $0[panelist]?.text(places: 2) ?? "" }
    }
    func summary(_ label: String, _ text: (PanelSummary) -> String) {
      rows.append([label] + rounds.map { text($0.summary) })
    }
    summary("Average") { $0.mean.text(places: 2) }
    summary("Lowest") { $0.minimum.text(places: 2) }
    summary("Highest") { $0.maximum.text(places: 2) }
    summary("SD") { $0.standardDeviation.text(places: 2) }
    summary("SEJ") { $0.standardErrorOfJudgment.text(places: 2) }
    return ResultTable(
      name: "table-3",
      title: "Passing score summary by round of judgments",
      columns: [.init("panelist", head: "Panelist")]
        + rounds.map {
          .init("round-\($0.number)", head: "Round \($0.number)", isNumeric: true)
        },
      rows: rows,
      notes: [
        "SD is that of the panelists' scores, with n - 1; SEJ = SD / sqrt(n).",
        PanelSummary.independenceNote,
      ]
    )
  }

  /// Further statistics of each round.
  var statistics: ResultTable {
    func row(_ label: String, _ text: (PanelSummary) -> String) -> [String] {
      [label] + analysis.rounds.map { text($0.summary) }
    }
    return ResultTable(
      name: "panel-statistics",
      title: "Statistics of each round",
      columns: [.init("statistic", head: "Statistic")]
        + analysis.rounds.map {
          .init("round-\($0.number)", head: "Round \($0.number)", isNumeric: true)
        },
      rows: [
        row("panelists (n)") { String($0.n) },
        row("sum") { $0.sum.description },
        row("mean") { $0.mean.text(places: 6) },
        row("median") { $0.median.text(places: 2) },
        row("lower quartile") { $0.lowerQuartile.text(places: 2) },
        row("upper quartile") { $0.upperQuartile.text(places: 2) },
        row("median absolute deviation") { $0.medianAbsoluteDeviation.text(places: 2) },
        row("mean without 1 at each end") { $0.trimmedMean(each: 1).text(places: 6) },
        row("mean without 2 at each end") { $0.trimmedMean(each: 2).text(places: 6) },
        row("SD, n - 1") { $0.standardDeviation.text(places: 6) },
        row("SD, n") { $0.standardDeviationDivisorN.text(places: 6) },
        row("SEJ") { $0.standardErrorOfJudgment.text(places: 6) },
        row("bootstrap SD of the mean") { $0.bootstrapDeviationOfMean.text(places: 6) },
      ],
      notes: [
        "The bootstrap SD of the mean is SD(n) / sqrt(n); it is smaller than the SEJ and not the same."
      ]
    )
  }

  /// The cut without each panelist, under every rounding rule.
  var leaveOneOut: ResultTable? {
    guard let view = analysis.leaveOneOut.value else { return nil }
    let rules = RoundingRule.allCases.filter { $0 != .none }
    func row(_ entry: LeaveOneOut.Entry, _ change: String) -> [String] {
      [entry.panelist, change, entry.statistic.text(places: 6)]
        + rules.map { entry.cut($0).description } + [entry.movesCut ? "yes" : "no"]
    }
    return ResultTable(
      name: "leave-one-out",
      title: "The cut without each panelist",
      columns: [
        .init("panelist", head: "Panelist"), .init("change", head: "Change"),
        .init("statistic", head: "Before rounding", isNumeric: true),
      ] + rules.map { .init($0.rawValue, head: $0.head, isNumeric: true) } + [
        .init("moves-the-cut", head: "Moves the cut")
      ],
      rows: view.entries.map { row($0, "without") } + view.hollow.map { row($0, "put back") },
      notes: ["In this study the cut is \(analysis.rule.rounding.sentence)."]
    )
  }

  /// What each panelist changed between rounds.
  var edits: ResultTable? {
    guard let rounds = analysis.source?.rounds, rounds.design.rounds > 1 else { return nil }
    var rows: [[String]] = []
    for round in 2...rounds.design.rounds {
      for edit in rounds.edits(round: round).edits {
        rows.append([
          edit.panelist, String(round), edit.item, edit.from.description, edit.to.description,
          edit.rationale ?? "",
        ])
      }
    }
    return ResultTable(
      name: "edits",
      title: "Judgments changed after round 1",
      columns: [
        .init("panelist", head: "Panelist"), .init("round", head: "Round", isNumeric: true),
        .init("item", head: "Item"), .init("from", head: "From", isNumeric: true),
        .init("to", head: "To", isNumeric: true), .init("rationale", head: "Rationale"),
      ],
      keyColumns: 3,
      rows: rows
    )
  }

  /// Exclusions with the cut both ways.
  func exclusions(_ ledger: ExclusionLedger, leaveOut: [String]) -> ResultTable? {
    guard let without = analysis.withoutExclusions else { return nil }
    var rows = ledger.records.map { record in
      [
        record.target.words, record.isReinclusion ? "taken back in" : "excluded", record.reason,
        record.actor, record.time, record.isAfterLook ? "after-look" : "",
      ]
    }
    rows += leaveOut.map {
      ["panelist \($0)", "left out", "asked for in this run only", "reader", "", ""]
    }
    return ResultTable(
      name: "exclusions",
      title: "Exclusions",
      columns: [
        .init("target", head: "Who or what"), .init("change", head: "Change"),
        .init("reason", head: "Reason"), .init("actor", head: "By"), .init("time", head: "When"),
        .init("flag", head: "Flag"),
      ],
      keyColumns: 2,
      rows: rows,
      notes: [
        "With these exclusions the cut is \(analysis.cut.functional) "
          + "(\(analysis.cut.recommended.text(places: 2)) unrounded); without them it is "
          + "\(without.functional) (\(without.recommended.text(places: 2)))."
      ]
    )
  }
}

extension RoundingRule {
  /// The rule as the head of a column.
  fileprivate var head: String {
    switch self {
    case .ceil: "Up"
    case .floor: "Down"
    case .nearestHalfUp: "Nearest, half up"
    case .nearestHalfDown: "Nearest, half down"
    case .nearestHalfEven: "Nearest, half even"
    case .none: "Not rounded"
    }
  }
}
