// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension SQLTranslation {
  /// Up to so many rows a table is written as a choice in place.
  private static let mostBranches = 16

  /// An output of the table's row for the keys: unknown where a key is, a fault without a row, and a
  /// fault with two rows where one must apply.
  func lookup(
    _ place: Int,
    _ keys: [Term],
    _ output: Int,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let table = program.tables[place]
    var values: [Carried] = []
    for key in keys {
      values.append(try answer(key, context).bound(in: context.scope, as: "key"))
    }
    let parts = values.flatMap { LookupKey.parts(of: $0.shape) }
    let key = LookupKey(scope: context.scope.place, table: place, keys: parts)
    let row: FoundRow
    if let found = lookups[key] {
      row = found
    } else {
      row = try found(table, place, values, context)
      lookups[key] = row
    }
    let value = try row.outputs(output)
    return Carried(value.shape, of: values + [value], fault: row.fault)
  }

  /// The row for the keys.
  private func found(
    _ table: Table,
    _ place: Int,
    _ keys: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> FoundRow {
    let order = RowOrder(table)
    let scope = context.scope
    // Rows of a join must exclude each other; an `else` row counts only where no other row applies.
    guard table.rows.count > Self.mostBranches, !order.overlaps, order.fallbacks.isEmpty,
      let joined = try joined(table, place, keys, context)
    else { return try branched(table, order, keys, context) }
    let isKnown = SQLExpression.both(keys.map(\.shape.isPresent))
    let isInside = try inDomain(table, keys, context)
    let fault = SQLExpression.both([
      isKnown, .either([isInside.opposite, .isNull(joined.row)]),
    ])
    return FoundRow(fault: scope.bound(fault, as: table.name + "_fault")) {
      (output) throws(SQLRefusal) in
      let value = try joined.output(output)
      guard isInside != .truth(true) else { return value }
      return Carried(try value.shape.map { (part, _) in .only(if: isInside, part) })
    }
  }

  /// Whether the value of the band key lies where a row must be found.
  private func inDomain(
    _ table: Table,
    _ keys: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> SQLExpression {
    guard let domain = table.domain, let place = table.keys.firstIndex(where: \.isBand) else {
      return .truth(true)
    }
    let number = try number(keys[place])
    var tests: [SQLExpression] = []
    if let lower = domain.lower {
      tests.append(try context.arithmetic.comparison(.atLeast, number, try ScaledNumber(lower)))
    }
    if let upper = domain.upper {
      tests.append(try context.arithmetic.comparison(.atMost, number, try ScaledNumber(upper)))
    }
    return SQLExpression.both(tests).isMet
  }

  // MARK: A choice in place

  private func branched(
    _ table: Table,
    _ order: RowOrder,
    _ keys: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> FoundRow {
    guard table.rows.count <= 256 else {
      throw .construct("a table of \(table.rows.count) rows that may apply at once, or by `else`")
    }
    let scope = context.scope
    let isInside = try inDomain(table, keys, context)
    var tests: [Int: SQLExpression] = [:]
    for place in table.rows.indices {
      let test = try takes(table.rows[place], keys, context)
      tests[place] = .both([isInside == .truth(true) ? .truth(true) : isInside, test])
    }
    let sequence = order.levels.flatMap { $0 }
    let row = scope.bound(
      .choosing(sequence.map { .init(tests[$0] ?? .truth(false), .integer($0 + 1)) }),
      as: table.name + "_row"
    )
    let isKnown = SQLExpression.both(keys.map(\.shape.isPresent))
    var faults: [SQLFlag] = [.both([isKnown, .isNull(row)])]
    if table.hit != .first, order.overlaps {
      faults.append(doubled(order, tests, scope))
    }
    let fault = scope.bound(.raised(faults) ?? .truth(false), as: table.name + "_fault")
    let isSound = order.overlaps && table.hit != .first ? fault.opposite : SQLExpression.truth(true)
    return FoundRow(fault: fault) { (output) throws(SQLRefusal) in
      var branches: [(SQLExpression, Carried)] = []
      for place in table.rows.indices {
        let cell = try self.cell(table, place, output)
        let isRow = SQLExpression.comparison(.equal, row, .integer(place + 1))
        branches.append((.both([isSound, isRow]), cell))
      }
      return try self.choice(branches, context)
    }
  }

  /// Raised where two rows of the first level that has any apply.
  private func doubled(
    _ order: RowOrder,
    _ tests: [Int: SQLExpression],
    _ scope: RowScope
  ) -> SQLFlag {
    var flags: [SQLFlag] = []
    var earlier: [SQLExpression] = []
    for level in order.levels {
      let count = scope.bound(
        .added(level.map { (tests[$0] ?? .truth(false)).asCount }),
        as: "rows"
      )
      flags.append(.both(earlier + [.comparison(.greater, count, .integer(1))]))
      earlier.append(.comparison(.equal, count, .integer(0)))
    }
    return .raised(flags)
  }

  /// Whether a row takes the keys; `else` takes every key.
  private func takes(
    _ row: Table.Row,
    _ keys: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> SQLExpression {
    var tests: [SQLExpression] = keys.map(\.shape.isPresent)
    for (match, key) in zip(row.matches, keys) {
      switch match {
      case .any, .otherwise: continue
      case .values(let values):
        var equal: [SQLExpression] = []
        for value in values { equal.append(try equality(key.shape, value, context)) }
        tests.append(.either(equal))
      case .range(let lower, let upper, let includesUpper):
        let number = try number(key)
        if let lower {
          tests.append(try context.arithmetic.comparison(.atLeast, number, try ScaledNumber(lower)))
        }
        if let upper {
          let relation: Relation = includesUpper ? .atMost : .less
          tests.append(try context.arithmetic.comparison(relation, number, try ScaledNumber(upper)))
        }
      }
      // A test of a key says that it is there; only wildcards need to ask.
      if let place = tests.firstIndex(of: key.shape.isPresent) { tests.remove(at: place) }
    }
    return .both(tests)
  }

  /// A cell as a value; one that is unknown in the source is unknown.
  func cell(_ table: Table, _ row: Int, _ output: Int) throws(SQLRefusal) -> Carried {
    let type = table.outputs[output].type
    guard case .value(let value) = table.rows[row].outputs[output] else {
      return Carried(try unknown(type))
    }
    return Carried(try shape(of: value, as: type))
  }

  // MARK: A join

  private struct JoinedRow {
    var row: SQLExpression
    var output: (Int) throws(SQLRefusal) -> Carried
  }

  /// The row by a join with the table's relation; `nil` where a key is of a kind that no column holds.
  private func joined(
    _ table: Table,
    _ place: Int,
    _ keys: [Carried],
    _ context: SQLContext
  ) throws(SQLRefusal) -> JoinedRow? {
    guard let relation = try relation(of: table, place) else { return nil }
    let arithmetic = context.arithmetic
    var tests: [SQLExpression] = []
    for (column, key) in zip(relation.keys, keys) {
      var test: [SQLExpression]
      switch (column.shape, key.shape) {
      case (.text(let joined), .text(let text)): test = [.comparison(.equal, text, joined)]
      case (.text(let joined), .union(let constant, .text(let text))):
        test = [.comparison(.equal, .first([constant, text]), joined)]
      case (.number(let joined), let shape):
        guard case .number(let number) = shape.narrowed else { return nil }
        if let upper = column.upper {
          var end = try arithmetic.comparison(.less, number, upper)
          if let inclusive = column.includesUpper {
            let equal = try arithmetic.comparison(.equal, number, upper)
            end = .either([end, .both([inclusive, equal])])
          }
          test = [
            .either([.isNull(joined.top), try arithmetic.comparison(.atLeast, number, joined)]),
            .either([.isNull(upper.top), end]),
          ]
        } else {
          test = [try arithmetic.comparison(.equal, number, joined)]
        }
      default: return nil
      }
      if let any = column.any { test = [.either([any] + [.both(test)])] }
      tests += test
      if column.any != nil || column.upper != nil { tests.append(key.shape.isPresent) }
    }
    let condition = SQLExpression.both(tests)
    let scope = context.scope
    let row = scope.joined(
      relation.source,
      on: condition,
      [(.joined("row", .integer), table.name + "_row")]
    )[0]
    return JoinedRow(row: row) { (output) throws(SQLRefusal) in
      guard let cell = relation.outputs[output] else {
        throw .construct("a list in a table")
      }
      return try cell.map { (part, suffix) in
        guard case .joined = part else { return part }
        let name = "\(table.name)_\(table.outputs[output].name)\(suffix)"
        return scope.joined(relation.source, on: condition, [(part, name)])[0]
      }
    }
  }
}
