// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension TableEncoding {
  mutating func encodeValue(_ place: Int, _ column: Column, _ rows: TableRows) {
    let fact = program.facts[place]
    let threads = threads
    do throws(ColumnError) {
      if case .fact(_, let read)? = layouts[fact.entity].cells[fact.name], read == fact.type,
        rows.kept == nil, fact.declaration.judge == nil, column.isPlain(fact.type)
      {
        let plain = try? tables.column(key(fact, fact.name, fact.type)) {
          () throws(ColumnError) in
          try FactColumn(plain: column, fact.type)
        }
        if let plain {
          try set.set(plain, fact: place, of: fact.entity)
          return
        }
      }
      guard let reading = reading(fact.entity, fact.name) else { return }
      let answers =
        [nothing(fact)] + reading.answers.map { fact.type.checked($0, named: fact.name) }
      if case .entity(let name) = fact.type.withoutConstants {
        let index: @Sendable (Int) -> Int = { Int(reading.codes[rows.source($0)]) }
        setReference(FactPart(place), answers, name, rows.rowCount, index)
        let presence = try FactColumn(presence: answers, fact.type)
        try set.set(
          presence.gathered(rows.rowCount, threads: threads, index),
          fact: place,
          of: fact.entity
        )
        return
      }
      let made = try self.column(key(fact, fact.name, fact.type), rows) {
        () throws(ColumnError) in
        try FactColumn(fact.type, answers).gathered(rows.rowCount, threads: threads) { row in
          Int(reading.codes[rows.source(row)])
        }
      }
      try set.set(made, fact: place, of: fact.entity)
    } catch {
      set.refuse(fact: place)
    }
  }

  mutating func setReference(
    _ part: FactPart,
    _ answers: [Answer],
    _ name: String,
    _ count: Int,
    _ index: @Sendable (Int) -> Int
  ) {
    guard let target = program.entities.firstIndex(where: { $0.name == name }),
      set.periodic != target
    else {
      set.refuse(part: part)
      return
    }
    let ids = RowPlaces(tables, name, rows[target])
    let small = ReferenceColumn(answers, target: target) { ids[$0] }
    set.set(small.gathered(count, threads: threads, index), part: part)
  }
}

extension Column {
  /// Whether every cell is a value of a type as it stands: whole numbers and days.
  func isPlain(_ type: ValueType) -> Bool {
    switch (kind, type) {
    case (.date, .date): return true
    case (.integer, .number(let number)):
      guard number.form != .percent, let step = number.step else { return false }
      return ((number.unit?.factor ?? .one) / step).isInteger
    default: return false
    }
  }
}

extension FactColumn {
  /// Encodes whole numbers or days as they stand.
  init(plain column: Column, _ type: ValueType) throws(ColumnError) {
    var factor = 1
    if case .number(let number) = type {
      factor = ((number.unit?.factor ?? .one) / (number.step ?? .one)).integer ?? 0
    }
    guard let counts = column.counts(times: Int64(factor), missing: .min) else { throw .noCodes }
    try self.init(type, counts: counts)
  }
}
