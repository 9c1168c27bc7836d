// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// What keeps decisions open, by fact and kind, the most frequent first.
struct MissingTally {
  struct Row {
    let name: String
    let kind: UnknownKind
    let evidence: String
    var count: Int
  }

  let rows: [Row]

  init(_ analysis: PolicyAnalysis) {
    var counts: [Unknowns.Cause: Int] = [:]
    for cause in analysis.cases.flatMap(\.missing) { counts[cause, default: 0] += 1 }
    let facts = analysis.rule.rulebook.versions.flatMap(\.program.facts)
    rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { cause, count in
      let fact = facts.first { $0.name == cause.name.prefix { $0 != "." } }
      let declared = fact?.declaration
      let judge = declared?.judge.map { "judgment of \($0)" }
      return Row(
        name: cause.name,
        kind: cause.kind,
        evidence: judge ?? declared?.evidence ?? "",
        count: count
      )
    }
  }
}
