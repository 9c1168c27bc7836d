// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// The rows that belong to a unit, each with what it says and where it stands.
struct UnitEvidence {
  let analysis: AccountabilityAnalysis
  let unit: AccountabilityEvidence.Unit

  /// A certificate lists the first rows only; the files hold all of them.
  private static let mostRows = 40

  /// Each row of the unit in the windows of its year, the most recent last.
  var items: [Decisions.EvidenceItem] {
    Array(rows.flatMap { entity, rows in rows.map { item(entity, $0) } }.prefix(Self.mostRows))
  }

  /// The rows of the unit up to its year, by entity.
  var rows: [(entity: String, rows: [CaseRow])] {
    let data = analysis.evidence.rows(of: unit)
    return data.rows.sorted { $0.key < $1.key }
      .filter { $0.key != analysis.rule.rulebook.subject }
      .map { ($0.key, $0.value.filter { belongs($0) }) }
  }

  /// Whether a row is the unit's, and not of a year after that of the report.
  private func belongs(_ row: CaseRow) -> Bool {
    if let owner = row.links[analysis.rule.rulebook.subject], owner != unit.id { return false }
    guard let year = unit.period else { return true }
    let years = facts(row.entity).filter { $0.type.isYear }.compactMap { row[$0.name]?.number }
    return years.allSatisfy { $0 <= Rational(year) }
  }

  /// The facts of an entity, in the policy's order.
  func facts(_ entity: String) -> [Fact] {
    var seen: Set<String> = []
    return analysis.rule.rulebook.versions.flatMap { version in
      version.program.facts.filter { fact in
        version.program.entities[fact.entity].name == entity && seen.insert(fact.name).inserted
      }
    }
  }

  private func item(_ entity: String, _ row: CaseRow) -> Decisions.EvidenceItem {
    let cells = facts(entity).compactMap { fact in
      row[fact.name].map { (fact.name.spelledOut, fact.words($0).spelledOut) }
    }
    let path = analysis.inputs.input(entity)?.path ?? entity
    return Decisions.EvidenceItem(
      name: entity,
      value: cells.map { "\($0.0) \($0.1)" }.list,
      source: "\(path), \(row.id)",
      date: analysis.document.date,
      quality: "as stated"
    )
  }
}

extension ValueType {
  /// Whether a value is a year.
  var isYear: Bool { withoutConstants.number?.form == .year }
}
