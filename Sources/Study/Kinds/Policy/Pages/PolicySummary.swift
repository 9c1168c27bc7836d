// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The result of a policy study in plain words, for terminals, lists and the head of the report.
struct PolicySummary {
  let analysis: PolicyAnalysis
  let counts: OutcomeCounts
  let missing: MissingTally

  /// How many things most often missing are named.
  private static let named = 3

  private var title: String { analysis.inputs.document.title }
  private var marks: [String] { analysis.inputs.document.marks }

  /// `3 met, 2 not shown to meet, 6 unknown, 1 fault`.
  var outcomes: String {
    let total = counts.total
    let faults = total.fault == 1 ? "1 fault" : "\(total.fault) faults"
    return
      "\(total.met) met, \(total.notMet) not shown to meet, \(total.unknown) unknown, \(faults)"
  }

  /// One line for lists of runs.
  var headline: String {
    let marked = marks.isEmpty ? "" : " [\(marks.list)]"
    return "\(title): \(units): \(outcomes)\(cautioned)\(marked)"
  }

  /// ` (version bill is proposed, not in force)`; empty where the decisions are by law in force.
  private var cautioned: String {
    analysis.caution.map { " (version \(analysis.settings.version ?? "") is \($0))" } ?? ""
  }

  /// `12 applicants`, or with several decisions `24 decisions about 12 applicants`.
  var units: String {
    let ids = Set(analysis.cases.map { analysis.evidence.subjects[$0.place].id })
    let subjects = ids.count + counts.setAside
    let nouns = "\(subjects) \(subjects == 1 ? analysis.noun : analysis.nouns)"
    guard counts.units != subjects else { return nouns }
    return "\(counts.units) decisions about \(nouns)"
  }

  /// What was decided under which rule, how it came out, and what is most often missing.
  var paragraph: String {
    "\(units) decided by \u{201C}\(analysis.questionNames)\u{201D} of \(analysis.rule.name), "
      + "\(versions): \(outcomes). \(mostMissing)"
  }

  /// The versions that decided: `version 2023`.
  var versions: String {
    if let pinned = analysis.settings.version {
      let caution = analysis.caution.map { ", which is \($0)" } ?? ""
      return "version \(pinned) as the study asks\(caution)"
    }
    let names = counts.rows.map(\.version).uniqued.filter { $0 != OutcomeCounts.Row.none }
    switch names.count {
    case 0: return "no version of which is known to be in force"
    case 1: return "version \(names[0])"
    default: return "versions \(names.list)"
    }
  }

  /// What keeps most decisions open, in one sentence.
  var mostMissing: String {
    let rows = missing.rows.prefix(Self.named)
    guard !rows.isEmpty else { return "No decision waits for evidence." }
    let words = rows.map { row in
      "\(row.name) (\(row.kind.rawValue), \(row.count) \(row.count == 1 ? "decision" : "decisions"))"
    }
    return "Most often missing: \(words.list)."
  }

  /// The result for a terminal.
  var lines: [String] {
    [headline, "rule: \(analysis.rule.name), \(versions)", mostMissing]
      + analysis.cases.map { "\($0.unit): \($0.question.name): \($0.outcome.pageWord)" }
  }

  /// The counts for programs.
  var figures: [Figure] {
    func count(_ key: String, _ label: String, _ value: Int) -> Figure {
      Figure(
        key: key,
        label: label,
        text: String(value),
        exact: String(value),
        unit: "decisions",
        error: "a count of decisions, without error"
      )
    }
    let total = counts.total
    return [
      count("decisions", "Decisions", counts.units), count("met", "Met", total.met),
      count("not-met", "Not shown to meet", total.notMet),
      count("unknown", "Unknown", total.unknown), count("fault", "Faults", total.fault),
    ]
  }
}
