// SPDX-License-Identifier: Apache-2.0

/// The memory into which one field of a file is read.
struct ColumnMemory: Sendable {
  let rules: ColumnRules
  let cells: Column.Cells

  init(_ rules: ColumnRules, capacity: Int) {
    self.rules = rules
    switch rules.specification.kind {
    case .text: cells = .text(Slab(capacity: capacity))
    case .integer: cells = .integer(Slab(capacity: capacity))
    case .decimal:
      cells = .decimal(mantissas: Slab(capacity: capacity), forms: Slab(capacity: capacity))
    case .date: cells = .date(Slab(capacity: capacity))
    case .category(let levels): cells = .category(Slab(capacity: capacity), levels: levels)
    }
  }

  /// The field as the inner loop of a chunk sees it.
  ///
  /// - Parameters:
  ///   - firstRow: Where the chunk's rows begin in this memory.
  ///   - terminator: The byte that ends the field in a plain record.
  ///   - isPlain: Whether cells may take the short way.
  ///   - unused: Memory for the kinds of value that the field does not have; never written.
  ///   - missing: The chunk's missing bits of this field.
  /// - Returns: Plain addresses and flags.
  func kernelColumn(
    firstRow: Int,
    terminator: UInt8,
    isPlain: Bool,
    unused: UnusedMemory,
    missing: UnsafeMutablePointer<UInt64>
  ) -> KernelColumn {
    var column = KernelColumn(
      path: .careful,
      terminator: terminator,
      allowsMissing: rules.specification.allowsMissing,
      hasNumberChecks: rules.hasNumberChecks,
      hasNumericCode: rules.hasNumericCode,
      codes: rules.codes,
      category: (rules.category ?? unused.category).table,
      lower: UnsafePointer(rules.lower.base),
      upper: UnsafePointer(rules.upper.base),
      values: unused.values.base,
      forms: unused.forms.base,
      spans: unused.spans.base,
      days: unused.days.base,
      levels: unused.levels.base,
      missing: missing
    )
    switch cells {
    case .text(let spans):
      column.spans = spans.base + firstRow
      if rules.specification.pattern == nil { column.path = .text }
    case .integer(let values):
      column.values = values.base + firstRow
      column.path = .integer
    case .decimal(let mantissas, let forms):
      column.values = mantissas.base + firstRow
      column.forms = forms.base + firstRow
      column.path = .decimal
    case .date(let days):
      column.days = days.base + firstRow
      column.path = .date
    case .category(let levels, _):
      column.levels = levels.base + firstRow
      column.path = .category
    }
    if !isPlain { column.path = .careful }
    return column
  }

  /// Moves the rows of a chunk towards the front, where earlier chunks left room.
  func move(from source: Int, to target: Int, count: Int) {
    switch cells {
    case .text(let spans): spans.move(from: source, to: target, count: count)
    case .integer(let values): values.move(from: source, to: target, count: count)
    case .decimal(let mantissas, let forms):
      mantissas.move(from: source, to: target, count: count)
      forms.move(from: source, to: target, count: count)
    case .date(let days): days.move(from: source, to: target, count: count)
    case .category(let levels, _): levels.move(from: source, to: target, count: count)
    }
  }
}

/// Addresses for the values that a column of another kind does not have.
struct UnusedMemory: Sendable {
  let values = Slab<Int64>(capacity: 1)
  let forms = Slab<UInt8>(capacity: 1)
  let spans = Slab<CellSpan>(capacity: 1)
  let days = Slab<Int32>(capacity: 1)
  let levels = Slab<UInt16>(capacity: 1)
  let category = CategoryIndex([])
}
