// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Truths of all items of a list, left in memory by an earlier pass.
struct ItemTruths: Sendable {
  /// A truth for each item; `nil` where all have the same.
  let truths: LaneMemory?
  let same: UInt8
  let faults: LaneMemory?
  let reasons: ItemReasons

  /// The truth of an item.
  @inline(__always)
  func truth(_ item: Int) -> UInt8 { truths.map { $0.codes(UInt8.self)[item] } ?? same }

  /// The faults of an item.
  @inline(__always)
  func faults(_ item: Int) -> UInt8 { faults.map { $0.codes(UInt8.self)[item] } ?? 0 }

  /// Why an item that is unknown is so.
  @inline(__always)
  func reasons(_ item: Int) -> UInt8 {
    switch reasons {
    case .same(let bits): faults(item) == 0 ? bits : 0
    case .memory(let memory): memory.codes(UInt8.self)[item]
    }
  }
}

/// Why items are unknown.
enum ItemReasons: Sendable {
  case same(UInt8)
  case memory(LaneMemory)
}

/// Numbers of all items of a list, left in memory by an earlier pass.
struct ItemNumbers: Sendable {
  let numbers: LaneMemory
  /// 1 where an item has no value.
  let absent: LaneMemory?
  let faults: LaneMemory?
  let reasons: ItemReasons
  /// The lane that they were computed in, for its unit and extent.
  let shape: NumberLane

  @inline(__always)
  func isAbsent(_ item: Int) -> Bool { absent.map { $0.codes(UInt8.self)[item] != 0 } ?? false }

  @inline(__always)
  func faults(_ item: Int) -> UInt8 { faults.map { $0.codes(UInt8.self)[item] } ?? 0 }

  @inline(__always)
  func reasons(_ item: Int) -> UInt8 {
    switch reasons {
    case .same(let bits): isAbsent(item) && faults(item) == 0 ? bits : 0
    case .memory(let memory): memory.codes(UInt8.self)[item]
    }
  }
}

/// Which items of a list are values at all, left by the evidence and not by a condition.
struct ItemStates: Sendable {
  private let codes: LaneMemory
  private let kinds: LaneMemory?

  init(_ column: FactColumn) throws(Unbindable) {
    guard column.codes.width == .one, column.constants.isEmpty else {
      throw Unbindable("a list of other items than records")
    }
    (codes, kinds) = (column.codes, column.kinds)
  }

  @inline(__always)
  func isValue(_ item: Int) -> Bool { codes.codes(UInt8.self)[item] == 0 }

  @inline(__always)
  func isFault(_ item: Int) -> Bool { codes.codes(UInt8.self)[item] == Binder.Selector.fault }

  @inline(__always)
  func kinds(_ item: Int) -> UInt8 {
    kinds.map { $0.codes(UInt8.self)[item] } ?? KindBits.missing
  }
}

extension KindBits {
  /// The bit of `missing`.
  static let missing = bit(.missing)
}

extension Binder {
  /// A slot whose values another pass reads: those of items as plain truths or numbers.
  mutating func crossing(_ slot: Slot) throws(Unbindable) -> Bound {
    let bound = try bind(slot)
    guard form.isOfItems(home) else { return bound }
    if form[slot].type == .truth { return .truth(try truth(bound)) }
    return .number(try number(bound))
  }

  /// The column of items, or of one of their fields.
  func itemColumn(_ part: FactPart) throws(Unbindable) -> FactColumn {
    guard let column = columns.columns[part], !columns.refused.contains(part) else {
      throw Unbindable("a list whose items have no columns")
    }
    return column
  }

  /// The truths of a condition on items.
  func itemTruths(_ slot: Slot?) throws(Unbindable) -> ItemTruths {
    guard let slot else {
      return ItemTruths(truths: nil, same: 2, faults: nil, reasons: .same(0))
    }
    if case .constant(let value) = form[slot].operation {
      let same: UInt8 = value == .truth(true) ? 2 : value == .truth(false) ? 0 : 1
      return ItemTruths(truths: nil, same: same, faults: nil, reasons: .same(0))
    }
    let found = try stored(slot)
    guard case .truth(let truth) = found.bound, let truths = found.memories[truth.truths] else {
      throw Unbindable("a condition on items that is no truth")
    }
    return ItemTruths(
      truths: truths,
      same: 1,
      faults: truth.faults.flatMap { found.memories[$0] },
      reasons: reasons(truth.reasons, found.memories)
    )
  }

  /// The numbers of a value at items.
  func itemNumbers(_ slot: Slot) throws(Unbindable) -> ItemNumbers {
    let found = try stored(slot)
    guard case .number(let number) = found.bound, let numbers = found.memories[number.lane],
      number.denominators == nil
    else { throw Unbindable("a value of items that is no number") }
    return ItemNumbers(
      numbers: numbers,
      absent: number.absent.flatMap { found.memories[$0] },
      faults: number.faults.flatMap { found.memories[$0] },
      reasons: reasons(number.reasons, found.memories),
      shape: number
    )
  }

  private func stored(
    _ slot: Slot
  ) throws(Unbindable) -> (bound: Bound, memories: [Lane: LaneMemory]) {
    if let failure = failures[slot] { throw failure }
    guard let stored = stored[slot] else { throw Unbindable("a value of items") }
    return (stored.template, stored.memories)
  }

  private func reasons(_ reasons: Reasons, _ memories: [Lane: LaneMemory]) -> ItemReasons {
    switch reasons {
    case .same(let bits): .same(bits)
    case .lane(let lane): memories[lane].map { .memory($0) } ?? .same(0)
    }
  }
}
