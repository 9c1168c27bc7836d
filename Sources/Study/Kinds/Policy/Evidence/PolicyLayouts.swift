// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// Which files a policy can read its facts from, by their roles.
///
/// `subjects` are the rows that are decided; every other entity has a role of its own name, and so
/// has every list of records.
struct PolicyLayouts {
  /// The role of the rows that are decided.
  static let subjects = "subjects"

  private(set) var subject: CaseLayout
  private(set) var entities: [CaseLayout]
  let lists: [ListLayout]

  /// The layouts of a policy's files.
  ///
  /// - Parameters:
  ///   - rulebook: The policy.
  ///   - identifiesMembers: Whether rows of other entities must say an id; rows that nothing refers to
  ///     need none.
  ///   - suppressed: Cells that hold back a number.
  init(
    _ rulebook: Rulebook,
    identifiesMembers: Bool = true,
    suppressed: Set<String> = []
  ) {
    subject = CaseLayout(of: rulebook.subject, in: rulebook)
    let names = rulebook.versions.flatMap { $0.program.entities.map(\.name) }.uniqued
    let others = names.filter { $0 != rulebook.subject }
    entities = others.map {
      CaseLayout(of: $0, in: rulebook, isIdentified: identifiesMembers)
    }
    lists = ListLayout.names(in: rulebook).filter { !others.contains($0) }
      .compactMap { ListLayout($0, in: rulebook) }
    subject.suppressed = suppressed
    for place in entities.indices { entities[place].suppressed = suppressed }
  }

  /// All roles, that of the subjects first.
  var roles: [String] {
    [Self.subjects] + entities.map(\.entity) + lists.map(\.fact)
  }

  /// What a file with a role must hold.
  func specification(_ role: String) -> TableSpecification? {
    if role == Self.subjects { return subject.specification }
    if let entity = entities.first(where: { $0.entity == role }) { return entity.specification }
    return lists.first { $0.fact == role }?.specification
  }

  /// What is wrong with the cells of a file by the types of the facts.
  func objections(to input: StudyInputs.Input) -> [Finding] {
    let table = input.result.table
    if let list = lists.first(where: { $0.fact == input.role }) { return list.read(table).findings }
    let entity = entities.first { $0.entity == input.role } ?? subject
    return entity.read(table).findings
  }
}
