// SPDX-License-Identifier: Apache-2.0
import Policy

/// The rows that a decision about one subject can rest on, cut out of the rows of all.
///
/// The evidence of a case is searched by deciding it again and again with other values, each time
/// over all rows that it is given: with those of every subject the work would grow with their square.
struct SubjectRows: Sendable {
  /// The rows of a subject in all its periods, and of everything that belongs to it, by its id.
  private var own: [String: [CaseRow]] = [:]
  /// The rows of everything else, which any subject may belong or refer to.
  private var shared = CaseData()

  /// Cuts the rows; `nil` where a decision may rest on the rows of another subject, or where it is
  /// not plain to which subject a row belongs.
  ///
  /// - Parameters:
  ///   - rule: The policy.
  ///   - data: The rows of all subjects.
  init?(_ rule: PolicyRule, _ data: CaseData) {
    let subject = rule.rulebook.subject
    let programs = rule.rulebook.versions.map(\.program)
    let members = Set(programs.flatMap { $0.members(of: subject) })
    guard programs.allSatisfy({ $0.staysWithin(subject, members) }) else { return nil }
    let owners = Owners(subject, data)
    for (entity, rows) in data.rows.sorted(by: { $0.key < $1.key }) {
      guard entity == subject || members.contains(entity) else {
        for row in rows { shared.add(row) }
        continue
      }
      for row in rows {
        guard let id = entity == subject ? row.id : owners.owner(of: row) else { return nil }
        own[id, default: []].append(row)
      }
    }
  }

  /// The rows that decide about a subject.
  ///
  /// - Parameter id: The subject's id.
  /// - Returns: Its own rows and the shared ones.
  func rows(of id: String) -> CaseData {
    var rows = shared
    for row in own[id] ?? [] { rows.add(row) }
    return rows
  }
}

/// Finds the subject that a row belongs to, by its own link or those of the rows between.
private struct Owners {
  private let subject: String
  private var rows: [String: [String: CaseRow]] = [:]

  init(_ subject: String, _ data: CaseData) {
    self.subject = subject
    rows = data.rows.mapValues { rows in
      Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    }
  }

  /// The subject's id; `nil` where no link leads to a subject that is there.
  func owner(of row: CaseRow) -> String? {
    if let id = row.links[subject] { return rows[subject]?[id] == nil ? nil : id }
    for (entity, id) in row.links.sorted(by: { $0.key < $1.key }) {
      guard let between = rows[entity]?[id], between.entity != row.entity else { continue }
      if let owner = owner(of: between) { return owner }
    }
    return nil
  }
}

extension Program {
  /// The entities whose rows belong to a subject, by name.
  fileprivate func members(of subject: String) -> [String] {
    guard let place = entities.firstIndex(where: { $0.name == subject }) else { return [] }
    return entities.filter { $0.ancestors.contains(place) }.map(\.name)
  }

  /// Whether nothing leads from one subject to the rows of another: no number over subjects, none
  /// over members beyond those of one subject, no reference to a subject or a member.
  fileprivate func staysWithin(_ subject: String, _ members: Set<String>) -> Bool {
    let inside = members.union([subject])
    let counts = counted.allSatisfy { entity, parent in
      let name = entities[entity].name
      guard inside.contains(name) else { return true }
      guard members.contains(name), let parent else { return false }
      return inside.contains(entities[parent].name)
    }
    var parameters = facts.flatMap(\.parameters)
    parameters += measures.flatMap(\.parameters)
    parameters += decisions.flatMap(\.parameters)
    let types = facts.map(\.type) + parameters.map(\.type)
    return counts && types.allSatisfy { !$0.refers(to: inside) }
      && decisions.allSatisfy { !members.contains(entities[$0.home].name) }
  }
}

extension ValueType {
  /// Whether a value may name a subject of some entities.
  fileprivate func refers(to names: Set<String>) -> Bool {
    switch self {
    case .entity(let name): names.contains(name)
    case .list(let element), .union(let element, _): element.refers(to: names)
    case .record(let fields): fields.contains { $0.type.refers(to: names) }
    default: false
    }
  }
}
