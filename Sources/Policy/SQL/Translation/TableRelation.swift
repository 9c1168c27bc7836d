// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// A table of rules as a relation of constants.
struct TableRelation {
  /// A key's columns.
  struct Key {
    /// The value, or the lower end of a band.
    var shape: Carried.Shape
    /// The upper end of a band; NULL for none.
    var upper: ScaledNumber?
    /// Whether the band holds its upper end; `nil` where no band does.
    var includesUpper: SQLExpression?
    /// Whether the row takes every key; `nil` where no row does.
    var any: SQLExpression?
  }

  /// The relation.
  var source: SQLSource
  /// The columns of the keys.
  var keys: [Key]
  /// The columns of the outputs; `nil` for one that is a list.
  var outputs: [Carried?]
}

extension SQLTranslation {
  /// The relation of a table, made once; `nil` where a key is of a kind that no column holds.
  func relation(of table: Table, _ place: Int) throws(SQLRefusal) -> TableRelation? {
    if let known = tableRelations[place] { return known }
    var columns = ConstantColumns(table)
    var keys: [TableRelation.Key] = []
    for place in table.keys.indices {
      guard let key = try columns.key(place) else { return nil }
      keys.append(key)
    }
    var outputs: [Carried?] = []
    for output in table.outputs.indices {
      if case .list = table.outputs[output].type.withoutConstants {
        outputs.append(nil)
        continue
      }
      var cells: [Carried.Shape] = []
      for row in columns.places { cells.append(try cell(table, row, output).shape) }
      outputs.append(Carried(try columns.output(cells, table.outputs[output].name)))
    }
    columns.add("row", .integer, columns.places.map { .integer($0 + 1) })
    let source = add(
      table.name,
      level: 0,
      .values(columns: columns.names, types: columns.types, rows: columns.rows)
    )
    let relation = TableRelation(source: source, keys: keys, outputs: outputs)
    tableRelations[place] = relation
    return relation
  }
}

/// Columns of constants that are filled one by one.
private struct ConstantColumns {
  private let table: Table
  /// For each row of the relation the row of the table; a row with several values has several.
  private(set) var places: [Int] = []
  private var matches: [[Table.Match]] = []
  private(set) var names: [String] = []
  private(set) var types: [SQLType] = []
  private var columns: [[SQLExpression]] = []
  private var taken = NameList()

  var rows: [[SQLExpression]] {
    places.indices.map { row in columns.map { $0[row] } }
  }

  init(_ table: Table) {
    self.table = table
    _ = taken.claim("row")
    for (place, row) in table.rows.enumerated() {
      var expanded: [[Table.Match]] = [[]]
      for match in row.matches {
        var choices = [match]
        if case .values(let values) = match { choices = values.map { .values([$0]) } }
        expanded = expanded.flatMap { start in choices.map { start + [$0] } }
      }
      for row in expanded {
        places.append(place)
        matches.append(row)
      }
    }
  }

  mutating func add(_ name: String, _ type: SQLType, _ cells: [SQLExpression]) {
    names.append(name)
    types.append(type)
    columns.append(cells)
  }

  private mutating func column(
    _ hint: String,
    _ type: SQLType,
    _ cells: [SQLExpression]
  ) -> SQLExpression {
    let name = taken.claim(hint)
    add(name, type, cells)
    return .joined(name, type)
  }

  /// The columns of a key.
  mutating func key(_ place: Int) throws(SQLRefusal) -> TableRelation.Key? {
    let cells = matches.map { $0[place] }
    let name = table.keys[place].name
    var key: TableRelation.Key
    if cells.contains(where: { if case .range = $0 { true } else { false } }) {
      key = try band(cells, name)
    } else {
      let values = cells.map { cell -> Value? in
        if case .values(let values) = cell { values.first } else { nil }
      }
      guard let plain = try plainKey(values, name) else { return nil }
      key = plain
    }
    if cells.contains(.any) {
      key.any = column(name + "_any", .truth, cells.map { .truth($0 == .any) })
    }
    return key
  }

  private mutating func band(
    _ cells: [Table.Match],
    _ name: String
  ) throws(SQLRefusal) -> TableRelation.Key {
    var lowers: [Rational?] = []
    var uppers: [Rational?] = []
    var inclusive: [Bool] = []
    for cell in cells {
      switch cell {
      case .range(let lower, let upper, let includesUpper):
        lowers.append(lower)
        uppers.append(upper)
        inclusive.append(includesUpper && upper != nil)
      case .values(let values):
        guard case .number(let number)? = values.first else {
          throw .construct("a band of values that are no numbers")
        }
        lowers.append(number)
        uppers.append(number)
        inclusive.append(true)
      case .any, .otherwise:
        lowers.append(nil)
        uppers.append(nil)
        inclusive.append(false)
      }
    }
    let lower = try numbers(lowers, name + "_from")
    let upper = try numbers(uppers, name + "_until")
    return TableRelation.Key(
      shape: .number(lower),
      upper: upper,
      includesUpper: inclusive.contains(true)
        ? column(name + "_with_end", .truth, inclusive.map { .truth($0) }) : nil
    )
  }

  private mutating func plainKey(
    _ values: [Value?],
    _ name: String
  ) throws(SQLRefusal) -> TableRelation.Key? {
    var texts: [SQLExpression] = []
    var rationals: [Rational?] = []
    for value in values {
      switch value {
      case .text(let text), .name(let text), .entity(let text): texts.append(.text(text))
      case .number(let number): rationals.append(number)
      case .date(let date): rationals.append(Rational(date.dayNumber))
      case nil:
        texts.append(.null(.text))
        rationals.append(nil)
      default: return nil
      }
    }
    if rationals.count == values.count {
      return TableRelation.Key(shape: .number(try numbers(rationals, name)))
    }
    guard texts.count == values.count else { return nil }
    return TableRelation.Key(shape: .text(column(name, .text, texts)))
  }

  /// Numbers of one column, in the largest unit of which all are multiples.
  private mutating func numbers(
    _ values: [Rational?],
    _ name: String
  ) throws(SQLRefusal) -> ScaledNumber {
    var unit: Rational?
    for value in values {
      guard let value, value != .zero else { continue }
      unit =
        try unit.map { (unit) throws(SQLRefusal) in
          try ScaledNumber.common(unit, value.magnitude).unit
        } ?? value.magnitude
    }
    let scale = unit ?? 1
    var tops: [SQLExpression] = []
    var range: IntegerRange?
    for value in values {
      guard let value else {
        tops.append(.null(.integer))
        continue
      }
      guard let top = (value / scale).integer else { throw .overflow("the constant \(value)") }
      tops.append(.integer(top))
      range = range?.union(IntegerRange(top)) ?? IntegerRange(top)
    }
    return ScaledNumber(
      unit: scale,
      top: column(name, .integer, tops),
      range ?? IntegerRange(0)
    )
  }

  /// The columns of an output.
  mutating func output(_ cells: [Carried.Shape], _ name: String) throws(SQLRefusal) -> Carried.Shape
  {
    guard let first = cells.first else { throw .construct("a table without rows") }
    switch first {
    case .truth:
      let parts = try parts(cells) { if case .truth(let part) = $0 { part } else { nil } }
      return .truth(column(name, .truth, parts))
    case .text:
      let parts = try parts(cells) { if case .text(let part) = $0 { part } else { nil } }
      return .text(column(name, .text, parts))
    case .number:
      var values: [Rational?] = []
      for cell in cells {
        guard case .number(let number) = cell else { throw .construct("an output of mixed types") }
        values.append(number.constant)
      }
      return .number(try numbers(values, name))
    case .union:
      let constants = try parts(cells) { if case .union(let part, _) = $0 { part } else { nil } }
      let inner = try output(cells.map(\.narrowed), name)
      return .union(column(name + "_is", .text, constants), inner)
    case .interval, .record, .list: throw .construct("an output that is an interval or a record")
    }
  }

  private func parts(
    _ cells: [Carried.Shape],
    _ part: (Carried.Shape) -> SQLExpression?
  ) throws(SQLRefusal) -> [SQLExpression] {
    let parts = cells.compactMap(part)
    guard parts.count == cells.count else { throw .construct("an output of mixed types") }
    return parts
  }
}
