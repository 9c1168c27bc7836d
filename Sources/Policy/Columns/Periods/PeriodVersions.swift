// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Which version of a policy is in force in each period, where the period alone says it.
struct PeriodVersions {
  private let versions: [RuleVersion]
  private let forced: Int?

  /// The versions of a policy; `nil` where more than the period picks one.
  init?(_ evaluator: Evaluator) {
    let rulebook = evaluator.rulebook
    versions = rulebook.versions
    if let name = evaluator.options.version {
      guard let place = versions.firstIndex(where: { $0.name == name }) else { return nil }
      forced = place
      return
    }
    if versions.count == 1, versions[0].status == .implicit {
      forced = 0
      return
    }
    forced = nil
    guard let decides = rulebook.decidesBy, decides == rulebook.period, rulebook.countsYears,
      versions.allSatisfy({ $0.appliesTo == nil })
    else { return nil }
  }

  /// Whether a version can be in force.
  func isUsed(_ version: Int) -> Bool {
    if let forced { return forced == version }
    if case .inForce = versions[version].status { return true }
    return false
  }

  /// The place of the version in force in a period; `nil` where there is none, or there are two.
  func version(in period: Int) -> Int? {
    if let forced { return forced }
    let found = versions.indices.filter { place in
      guard case .inForce(let from, let until) = versions[place].status else { return false }
      return from <= period && until.map { period < $0 } ?? true
    }
    return found.count == 1 ? found[0] : nil
  }
}

extension Form {
  /// Whether another form says the same of every row.
  func means(_ other: Form) -> Bool {
    nodes == other.nodes && scorecard == other.scorecard && measures == other.measures
      && program.facts.map(\.declaration) == other.program.facts.map(\.declaration)
      && program.facts.map(\.type) == other.program.facts.map(\.type)
      && program.tables.count == other.program.tables.count
      && zip(program.tables, other.program.tables).allSatisfy { $0.finds($1) }
  }
}

extension Table {
  /// Whether another table finds the same for all keys.
  fileprivate func finds(_ other: Table) -> Bool {
    name == other.name && keys.map(\.type) == other.keys.map(\.type)
      && keys.map(\.isBand) == other.keys.map(\.isBand)
      && outputs.map(\.type) == other.outputs.map(\.type) && hit == other.hit
      && domain == other.domain && rows.map(\.matches) == other.rows.map(\.matches)
      && rows.map(\.outputs) == other.rows.map(\.outputs)
  }
}
