// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension TableEncoding {
  mutating func encodeRecord(_ place: Int, _ rows: TableRows) {
    let fact = program.facts[place]
    guard let fields = fact.type.fields else { return }
    let own = reading(fact.entity, fact.name)
    var given: [UInt8] = Array(repeating: 0, count: own?.codes.count ?? 0)
    var columns: [String: Reading] = [:]
    for field in fields {
      guard let reading = reading(fact.entity, "\(fact.name).\(field.name)") else { continue }
      columns[field.name] = reading
      if given.isEmpty { given = Array(repeating: 0, count: reading.codes.count) }
      for row in given.indices where reading.codes[row] != 0 { given[row] = 1 }
    }
    guard !given.isEmpty || rows.rowCount == 0 else { return }
    let whole = (own?.answers ?? []).map { fact.type.checked($0, named: fact.name) }
    let start = RecordCells(
      rows: rows,
      own: own?.codes,
      given: given,
      nothing: nothing(fact),
      whole: whole
    )
    encode(FactPart(place), fact.type, start, nil, columns)
  }

  private mutating func encode(
    _ part: FactPart,
    _ type: ValueType,
    _ record: RecordCells,
    _ field: Reading?,
    _ columns: [String: Reading]
  ) {
    let fact = program.facts[part.fact]
    let threads = threads
    let name = ([fact.name] + part.path).joined(separator: ".")
    // Nothing on file, then the record's own value or a field that is not filled, then its cells.
    let first = part.path.isEmpty ? Answer.value(.record([:])) : .unknown(.missing, name)
    let values = (field?.answers ?? []).map { type.checked($0, named: name) }
    let answers = [record.nothing, first] + values + record.whole
    let (codes, shift) = (field?.codes, values.count)
    let index: @Sendable (Int) -> Int = { record.index($0, codes, shift) }
    do throws(ColumnError) {
      switch type.withoutConstants {
      case .record(let fields):
        try set.set(try presence(part, answers, type, record, index), part: part, of: fact.entity)
        for inner in fields {
          var next = record
          next.whole = record.whole.map { ColumnSet.field(inner.name, of: $0) }
          let path = part.path + [inner.name]
          let reading = part.path.isEmpty ? columns[inner.name] : nil
          encode(FactPart(part.fact, path), inner.type, next, reading, [:])
        }
      case .entity(let target):
        setReference(part, answers, target, record.rows.rowCount, index)
        try set.set(try presence(part, answers, type, record, index), part: part, of: fact.entity)
      default:
        let made = try column(key(fact, name, type), record.rows) { () throws(ColumnError) in
          try FactColumn(type, answers)
            .gathered(record.rows.rowCount, threads: threads, index)
        }
        try set.set(made, part: part, of: fact.entity)
      }
    } catch {
      set.refuse(part: part)
    }
  }

  /// Whether a part is given, row by row.
  private func presence(
    _ part: FactPart,
    _ answers: [Answer],
    _ type: ValueType,
    _ record: RecordCells,
    _ index: @Sendable @escaping (Int) -> Int
  ) throws(ColumnError) -> FactColumn {
    let (fact, threads) = (program.facts[part.fact], threads)
    let name = ([fact.name] + part.path).joined(separator: ".")
    return try column(key(fact, "\(name) is given", type), record.rows) { () throws(ColumnError) in
      try FactColumn(presence: answers, type)
        .gathered(record.rows.rowCount, threads: threads, index)
    }
  }
}

/// The cells of a record: its own column, and whether any of its fields is filled.
struct RecordCells: Sendable {
  let rows: TableRows
  let own: [Int32]?
  let given: [UInt8]
  /// What a row says that has neither.
  let nothing: Answer
  /// What the record's own cells mean to the part.
  var whole: [Answer]

  /// The answer's number for a row: nothing, a record or an empty field, a field's cell, an own cell.
  @inline(__always)
  func index(_ row: Int, _ field: [Int32]?, _ shift: Int) -> Int {
    let source = rows.source(row)
    if let own, own[source] != 0 { return 1 + shift + Int(own[source]) }
    guard given[source] != 0 else { return 0 }
    return 1 + (field.map { Int($0[source]) } ?? 0)
  }
}
