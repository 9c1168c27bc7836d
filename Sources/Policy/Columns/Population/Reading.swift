// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// What the different cells of a column mean.
struct Reading: Sendable {
  /// A column, and the type by which a layout reads its cells.
  struct Key: Hashable, Sendable {
    let place: PopulationTables.Place
    let type: ValueType
    /// The name under which an unknown is asked for.
    let name: String
    /// Whether the cells are standard errors of the type.
    var isError = false
  }

  /// For each row the number of its cell; 0 where it is missing.
  let codes: [Int32]
  /// What each number means.
  let answers: [Answer]
  /// What is wrong with a number's cell.
  let objections: [Int: CellObjection]

  init(_ key: Key, _ column: Column, _ dictionary: ColumnDictionary) {
    codes = dictionary.codes
    var answers: [Answer] = []
    var objections: [Int: CellObjection] = [:]
    for (place, row) in dictionary.firstRows.enumerated() {
      do throws(CellObjection) {
        if key.isError {
          _ = try CellReading.standardError(column.text(Int(row)), key.type)
          answers.append(.unknown(.none))
        } else {
          answers.append(try CellReading.answer(column.text(Int(row)), key.type, key.name))
        }
      } catch {
        objections[place + 1] = error
        answers.append(.unknown(.none))
      }
    }
    self.answers = answers
    self.objections = objections
  }
}

/// The ids of an entity's rows, and where each stands first.
struct RowNames: Sendable {
  /// The number of each row's id; 0 where it has none of its own.
  let codes: [Int32]
  /// The first row of each number.
  let firstRows: [Int32]
  /// Whether no two rows have one id.
  let areUnique: Bool

  init(_ table: Evidence.Table, _ dictionary: ColumnDictionary?) {
    codes = dictionary?.codes ?? Array(repeating: 0, count: table.rowCount)
    firstRows = dictionary?.firstRows ?? []
    areUnique = dictionary == nil || firstRows.count == codes.count
  }
}

/// The items of a list in the order of the rows that have them.
struct ItemGrouping: Sendable {
  /// How many items each row has.
  let counts: [Int32]
  /// For each item the row of the list's table; `nil` where they stand there in this order.
  let order: [Int32]?
  /// Rows of the list's table that belong to no row of the entity.
  let loose: [Int]
}
