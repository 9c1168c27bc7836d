// SPDX-License-Identifier: Apache-2.0
import Graphics
import Policy

/// The charts of a policy study: outcomes by version, and each criterion.
struct PolicyCharts {
  let analysis: PolicyAnalysis
  let criteria: CriterionTally
  let counts: OutcomeCounts

  var all: [any Chart] { [outcomes, byCriterion].compactMap(\.self) }

  private var manyQuestions: Bool { analysis.settings.questions.count > 1 }

  /// Outcomes by decision and version; none when nobody was decided.
  var outcomes: OutcomeBars? {
    guard counts.units > 0 else { return nil }
    let total = counts.total
    var rows = counts.rows.map { row in
      OutcomeBars.Row(
        label: manyQuestions ? "\(row.decision), \(row.words)" : row.words,
        met: row.met,
        notMet: row.notMet,
        unknown: row.unknown,
        fault: row.fault
      )
    }
    if counts.setAside > 0 {
      rows.append(
        .init(label: "rows set aside", met: 0, notMet: 0, unknown: counts.setAside, fault: 0)
      )
    }
    return OutcomeBars(
      name: "outcomes",
      title: "Outcomes by version of the rule",
      rows: rows,
      rowTitle: "rule",
      unit: "decisions",
      finding:
        "Of \(counts.units) decisions, \(total.met) are met, \(total.notMet) not shown to meet, "
        + "\(total.unknown) unknown and \(total.fault) a fault."
    )
  }

  /// How often each criterion is met, not met or open; none when no version decided anybody.
  var byCriterion: OutcomeBars? {
    guard !criteria.rows.isEmpty else { return nil }
    let manyVersions = Set(criteria.rows.map(\.version)).count > 1
    return OutcomeBars(
      name: "criteria",
      title: "Outcomes by criterion",
      rows: criteria.rows.map { row in
        let version = manyVersions ? "\(row.version) " : ""
        let question = manyQuestions ? "\(row.question) " : ""
        return OutcomeBars.Row(
          label: "\(question)\(version)\(row.path) \(row.words)",
          met: row.count(.met),
          notMet: row.count(.notMet),
          unknown: row.count(.unknown),
          fault: row.count(.fault),
          exempt: row.exempt
        )
      },
      rowTitle: "criterion",
      unit: "decisions",
      finding: finding
    )
  }

  /// Which criterion most undecided decisions wait for, and which one is not met most often.
  private var finding: String {
    let outermost = criteria.rows.filter(\.isOutermost)
    func most(_ count: (CriterionTally.Row) -> Int) -> CriterionTally.Row? {
      outermost.filter { count($0) > 0 }.max { count($0) < count($1) }
    }
    var clauses: [String] = []
    if let open = most(\.open) {
      let decisions = open.open == 1 ? "undecided decision" : "undecided decisions"
      clauses.append("most often open is \(open.path), in \(open.open) \(decisions)")
    }
    if let unmet = most({ $0.count(.notMet) }) {
      clauses.append("most often not met is \(unmet.path), in \(unmet.count(.notMet))")
    }
    guard let first = clauses.first else {
      let isMet = outermost.allSatisfy { $0.count(.unknown) == 0 && $0.count(.fault) == 0 }
      return isMet
        ? "Every criterion that applies is met."
        : "No criterion keeps a decision open, and none is found not met."
    }
    let rest = clauses.dropFirst().map { "; \($0)" }.joined()
    return first.prefix(1).uppercased() + first.dropFirst() + rest + "."
  }
}
