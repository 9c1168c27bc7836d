// SPDX-License-Identifier: Apache-2.0
extension Evaluation {
  /// Where a row of another entity is found.
  enum Location {
    /// At a place among the entity's rows.
    case row(Int)
    /// Nothing says which of several rows it is.
    case ambiguous
    /// A link names a subject that is not there.
    case broken
  }

  /// The row of an entity that the current row is, or belongs to.
  ///
  /// A link counts first, then the links of nearer ancestors; without any link, the only subject of
  /// the entity. Where no row of the entity is given, a row without facts stands for it.
  ///
  /// - Parameter entity: The entity's place.
  /// - Returns: Where its row is.
  func locate(_ entity: Int) -> Location {
    if entity == frame.entity { return .row(frame.row) }
    return locate(entity, from: frame.entity, row: frame.row)
  }

  private func locate(_ entity: Int, from start: Int, row: Int) -> Location {
    switch parentID(entity, of: start, row: row) {
    case .linked(let id):
      return entities[entity].place(of: id, period: frame.period).map { .row($0) } ?? .broken
    case .broken: return .broken
    case .unlinked:
      return entities[entity].onlyPlace(period: frame.period).map { .row($0) } ?? .ambiguous
    }
  }

  private enum Parent {
    case linked(String)
    case unlinked
    case broken
  }

  /// The id of the subject that a row belongs to, by its own link or those of its ancestors.
  private func parentID(_ entity: Int, of start: Int, row: Int) -> Parent {
    let links = entities[start].rows[row].links
    if links.isEmpty { return .unlinked }
    if let id = links[entities[entity].name] { return .linked(id) }
    for between in prepared.ancestors[start] where prepared.ancestors[between].contains(entity) {
      guard let id = links[entities[between].name] else { continue }
      guard let next = entities[between].place(of: id, period: frame.period) else { return .broken }
      return parentID(entity, of: between, row: next)
    }
    return .unlinked
  }

  /// Moves to another row and back.
  ///
  /// - Parameters:
  ///   - entity: The row's entity.
  ///   - row: The row's place.
  ///   - body: What is evaluated there, without the variables of the place it came from.
  /// - Returns: What the body gives.
  func at<Result>(entity: Int, row: Int, _ body: () -> Result) -> Result {
    let saved = frame
    frame.entity = entity
    frame.row = row
    let result = body()
    frame = saved
    return result
  }

  /// The members of a subject, in the current period where they are the policy's own subjects.
  ///
  /// - Parameters:
  ///   - entity: The members' entity.
  ///   - parent: The subject's entity; `nil` for all rows.
  /// - Returns: The members' places in the order given; `nil` when the subject cannot be told.
  func members(of entity: Int, in parent: Int?) -> [Int]? {
    let all: [Int]
    if let parent {
      guard case .row(let row) = locate(parent) else { return nil }
      all = members(of: entity, in: parent, id: entities[parent].rows[row].id)
    } else {
      all = Array(0..<entities[entity].givenCount)
    }
    guard evaluator.rulebook.period != nil, entities[entity].name == evaluator.rulebook.subject
    else { return all }
    return all.filter { entities[entity].periods[$0] == frame.period }
  }

  private func members(of entity: Int, in parent: Int, id: String) -> [Int] {
    if entity == parent {
      return (0..<entities[entity].givenCount).filter { entities[entity].rows[$0].id == id }
    }
    let key = MemberKey(version: frame.version, entity: entity, parent: parent)
    if members[key] == nil {
      var groups: [String: [Int]] = [:]
      let only = entities[parent].onlyID ?? ""
      for row in 0..<entities[entity].givenCount {
        switch parentID(parent, of: entity, row: row) {
        case .linked(let id): groups[id, default: []].append(row)
        case .unlinked: groups[only, default: []].append(row)
        case .broken: continue
        }
      }
      members[key] = groups
    }
    return members[key]?[id] ?? []
  }
}

/// The members of all subjects of one entity.
struct MemberKey: Hashable {
  let version: Int
  let entity: Int
  let parent: Int
}
