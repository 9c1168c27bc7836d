// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// How a list of records stands in a CSV file of its own: a row for each item.
///
/// A column named as the entity says whose item it is; each field has a column.
public struct ListLayout: Sendable {
  /// The entity that has the list.
  public let entity: String
  /// The fact whose items the rows are.
  public let fact: String
  /// Whether the policy says when the list is complete, so that a subject without items has an
  /// empty list and not a missing one.
  public let isClosedByRule: Bool
  let fields: [ValueType.Field]

  /// The layout of a list's file; `nil` when no fact of that name is a list of records.
  ///
  /// - Parameters:
  ///   - fact: The name of a fact of any entity.
  ///   - rulebook: The rules that say which facts there are.
  public init?(_ fact: String, in rulebook: Rulebook) { self.init(fact, in: [rulebook]) }

  /// The layout of a list's file from which several policies read; `nil` when no fact of that name is a
  /// list of records.
  ///
  /// - Parameters:
  ///   - fact: The name of a fact of any entity.
  ///   - rulebooks: The policies; where two give the fact two types, that of the first holds.
  public init?(_ fact: String, in rulebooks: [Rulebook]) {
    for program in rulebooks.flatMap(\.versions).map(\.program) {
      for declared in program.facts where declared.name == fact && declared.parameters.isEmpty {
        guard let fields = declared.type.itemFields else { continue }
        entity = program.entities[declared.entity].name
        self.fact = fact
        self.fields = fields
        isClosedByRule = declared.completeWhen != nil
        return
      }
    }
    return nil
  }

  /// The names of all facts that are lists of records, in the order of the policy.
  ///
  /// - Parameter rulebook: The rules.
  /// - Returns: The names, each once.
  public static func names(in rulebook: Rulebook) -> [String] {
    var names: [String] = []
    for fact in rulebook.versions.flatMap(\.program.facts)
    where fact.parameters.isEmpty && fact.type.itemFields != nil && !names.contains(fact.name) {
      names.append(fact.name)
    }
    return names
  }

  /// What the file must hold.
  public var specification: TableSpecification {
    TableSpecification(
      name: fact,
      columns: [CellReading.column(entity, isRequired: true)]
        + fields.map { CellReading.column($0.name) }
    )
  }

  /// An item with its subject and the line of the file on which it begins.
  public typealias Item = (line: Int, subject: String, item: Answer)

  /// Reads the rows of a file.
  ///
  /// - Parameter table: The file's rows, as the specification lets them in.
  /// - Returns: The items of rows without findings, and what is wrong with the others.
  public func read(_ table: Evidence.Table) -> (items: [Item], findings: [Finding]) {
    var items: [Item] = []
    var findings: [Finding] = []
    for row in 0..<table.rowCount {
      var record: [String: Answer] = [:]
      var isSound = true
      for field in fields {
        guard let column = table[column: field.name], !column.isMissing(row) else { continue }
        do throws(CellObjection) {
          let name = "\(fact).\(field.name)"
          record[field.name] = try CellReading.answer(column.text(row), field.type, name)
        } catch {
          isSound = false
          findings.append(CellReading.finding(table, row, column, error))
        }
      }
      guard isSound, let owner = table[column: entity] else { continue }
      items.append((table.sourceLine(ofRow: row), owner.text(row), .value(.record(record))))
    }
    return (items, findings)
  }
}

extension CaseData {
  /// Puts the items of a list to the rows that have them.
  ///
  /// A row that says of the list itself what is on file keeps that. Without items a row has an empty
  /// list where the policy says when the list is complete, and none where it does not.
  ///
  /// - Parameters:
  ///   - items: The items, as the layout reads them.
  ///   - layout: The list.
  /// - Returns: The items of subjects that are not there, in the order of their lines.
  public mutating func add(_ items: [ListLayout.Item], of layout: ListLayout) -> [ListLayout.Item] {
    let items = Dictionary(grouping: items, by: \.subject)
    let rows = self.rows[layout.entity] ?? []
    for (place, row) in rows.enumerated() where row.facts[layout.fact] == nil {
      let own = items[row.id]?.map(\.item) ?? []
      guard !own.isEmpty || layout.isClosedByRule else { continue }
      self[layout.entity, place].facts[layout.fact] =
        FactRecord(.value(.list(own, isComplete: true)))
    }
    let owners = Set(rows.map(\.id))
    return items.values.flatMap(\.self).filter { !owners.contains($0.subject) }
      .sorted { $0.line < $1.line }
  }
}
