// SPDX-License-Identifier: Apache-2.0

/// Finds to which subject a row belongs, as the evaluator does: by its own link, by the links of
/// nearer ancestors, and without any link to the only subject of the entity.
struct LinkFinder {
  private let program: Program
  private let data: CaseData

  init(_ program: Program, _ data: CaseData) {
    self.program = program
    self.data = data
  }

  private func given(_ entity: Int) -> [CaseRow] { data.rows[program.entities[entity].name] ?? [] }

  /// The rows of an entity; a row without facts stands for an ancestor that no row is given for.
  func rows(of entity: Int) -> [CaseRow] {
    let rows = given(entity)
    let isAncestor = program.entities.indices.contains { other in
      program.entities[other].ancestors.contains(entity) && !given(other).isEmpty
    }
    if rows.isEmpty, isAncestor { return [CaseRow(program.entities[entity].name, id: "")] }
    return rows
  }

  /// The id of the ancestor that a row belongs to; `nil` when nothing says.
  func id(of ancestor: Int, for row: CaseRow, of entity: Int) -> String? {
    if let id = row.links[program.entities[ancestor].name] { return id }
    for between in program.entities[entity].ancestors
    where program.entities[between].ancestors.contains(ancestor) {
      guard let id = row.links[program.entities[between].name] else { continue }
      guard let next = given(between).first(where: { $0.id == id }) else { return id }
      return self.id(of: ancestor, for: next, of: between)
    }
    let ids = Set(rows(of: ancestor).map(\.id))
    return ids.count == 1 ? ids.first : nil
  }
}
