// SPDX-License-Identifier: Apache-2.0
import Decisions
import Policy

/// How often each criterion was met, not met, unknown, broken or not applied.
struct CriterionTally {
  /// The counts of one criterion of one version.
  struct Row {
    let question: String
    let version: String
    let path: String
    let words: String
    var counts: [DecisionOutcome: Int] = [:]
    var exempt = 0
    var deciding = 0
    /// In how many undecided decisions it is open, so that they wait for it.
    var open = 0

    func count(_ outcome: DecisionOutcome) -> Int { counts[outcome] ?? 0 }

    /// Whether it is one of the criteria that the decision itself counts.
    var isOutermost: Bool { !path.contains(")(") }
  }

  /// The criteria that decided somebody, by question and version, in the order of the law.
  private(set) var rows: [Row] = []
  private var places: [String: Int] = [:]

  init(_ analysis: PolicyAnalysis) {
    for question in analysis.settings.questions {
      for version in analysis.rule.rulebook.versions {
        let cases = analysis.cases.filter {
          $0.question == question && $0.record.version == version.name
        }
        let decision = version.program.decisions.first { $0.name == question.decision }
        guard !cases.isEmpty, let decision else { continue }
        for member in decision.root.members {
          add(member, "", question.name, version.name, analysis.rule.source)
        }
        for one in cases {
          for record in one.record.root?.members ?? [] {
            count(record, question.name, version.name)
            if case .unknown = one.outcome { countOpen(record, question.name, version.name) }
          }
        }
      }
    }
  }

  private mutating func add(
    _ node: DecisionNode,
    _ above: String,
    _ question: String,
    _ version: String,
    _ source: SourceText
  ) {
    let path = "\(above)(\(node.label))"
    places[key(question, version, path)] = rows.count
    rows.append(
      Row(question: question, version: version, path: path, words: Self.words(node, source))
    )
    for member in node.members { add(member, path, question, version, source) }
  }

  /// The law's own words, or the clause as the policy writes it, without its label.
  static func words(_ node: DecisionNode, _ source: SourceText) -> String {
    if let wording = node.wording { return wording }
    if case .group(let quorum, _) = node.content { return quorum.words }
    let text = source.text(node.site.span).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ").replacing("( ", with: "(")
    let label = "(\(node.label))"
    return text.hasPrefix(label) ? String(text.dropFirst(label.count + 1)) : text
  }

  private mutating func count(_ record: CriterionRecord, _ question: String, _ version: String) {
    guard let place = places[key(question, version, record.path)] else { return }
    if record.applies == .notMet {
      rows[place].exempt += 1
      return
    }
    rows[place].counts[record.counted.outcome, default: 0] += 1
    if record.isDeciding { rows[place].deciding += 1 }
    for member in record.members { count(member, question, version) }
  }

  /// Counts what keeps a decision open: a criterion below one that is settled, or not needed, does not.
  private mutating func countOpen(
    _ record: CriterionRecord,
    _ question: String,
    _ version: String
  ) {
    guard let place = places[key(question, version, record.path)], record.applies != .notMet,
      record.counted.outcome == .unknown, !record.isNotNeeded
    else { return }
    rows[place].open += 1
    for member in record.members { countOpen(member, question, version) }
  }

  private func key(_ question: String, _ version: String, _ path: String) -> String {
    "\(question)\u{0}\(version)\u{0}\(path)"
  }
}
