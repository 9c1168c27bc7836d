// SPDX-License-Identifier: Apache-2.0

/// The items of a list of another row, for each row that references lead to it from.
///
/// An item stands once for each row that sees it, so that a condition can speak of both.
struct ViewColumn: Sendable {
  /// The home of the rows that see the items.
  let owner: Int
  /// Where each row's items begin; one more than there are rows.
  let offsets: LaneMemory
  /// Which row sees each item.
  let owners: LaneMemory
  /// Which item of the list it is.
  let items: LaneMemory
  /// 0 where there is a list, 254 where a fault stands for it, else anything.
  let states: LaneMemory
  let faults: LaneMemory
  let kinds: LaneMemory
  /// 1 where the evidence leaves the list open.
  let openings: LaneMemory
  let mostItems: Int

  /// The items that rows see.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - reference: Which row of the list's entity each row leads to.
  ///   - owner: The home of the rows that see the items.
  /// - Throws: `ColumnError.rows` where there are more items than 32 bits count.
  init(_ list: ListColumn, _ reference: ReferenceColumn, owner: Int) throws(ColumnError) {
    let count = reference.rows.rowCount
    func bytes() -> LaneMemory { LaneMemory(rowCount: count, width: .one) }
    (states, faults, kinds, openings) = (bytes(), bytes(), bytes(), bytes())
    offsets = LaneMemory(rowCount: count + 1, width: .four)
    let starts = list.offsets.codes(Int32.self)
    var (end, most) = (0, 0)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    for row in 0..<count {
      let selector = reference.selector.codes(UInt8.self)[row]
      var (state, fault, kind, opening) = (Binder.Selector.unknown, UInt8(0), UInt8(0), UInt8(0))
      var range = 0..<0
      if selector == 0 {
        let place = Int(reference.rows.codes(Int32.self)[row])
        state = list.states.codes.codes(UInt8.self)[place]
        if state == Binder.Selector.fault { fault = FaultBits.value }
        if state == Binder.Selector.unknown {
          kind = list.states.kinds.map { $0.codes(UInt8.self)[place] } ?? KindBits.missing
        }
        opening = list.openings.map { $0.codes(UInt8.self)[place] } ?? 0
        range = Int(starts[place])..<Int(starts[place + 1])
      } else if selector == Binder.Selector.fault {
        state = Binder.Selector.fault
        fault = reference.faults.map { $0.codes(UInt8.self)[row] } ?? 0
      } else {
        kind = reference.kinds.codes(UInt8.self)[row]
      }
      states.codes(UInt8.self)[row] = state
      faults.codes(UInt8.self)[row] = fault
      kinds.codes(UInt8.self)[row] = kind
      openings.codes(UInt8.self)[row] = opening
      offsets.codes(Int32.self)[row] = Int32(truncatingIfNeeded: end)
      end += range.count
      most = max(most, range.count)
      ranges.append(range)
    }
    guard end < Int32.max else { throw .rows("a list is seen more than 2^31 times") }
    offsets.codes(Int32.self)[count] = Int32(end)
    owners = LaneMemory(rowCount: end, width: .four)
    items = LaneMemory(rowCount: end, width: .four)
    var place = 0
    for (row, range) in ranges.enumerated() {
      for item in range {
        owners.codes(Int32.self)[place] = Int32(row)
        items.codes(Int32.self)[place] = Int32(item)
        place += 1
      }
    }
    self.owner = owner
    mostItems = most
  }
}

extension ColumnSet {
  /// Where references lead, one behind the other; `nil` where nothing is on file of one of them.
  func reference(through references: [FactPart]) throws(Unbindable) -> ReferenceColumn? {
    var result: ReferenceColumn?
    for part in references {
      guard !refused.contains(part) else {
        throw Unbindable("a reference to a subject with periods")
      }
      guard let next = self.references[part] else { return nil }
      result = result.map { $0.leading(next) } ?? next
    }
    return result
  }
}

extension ReferenceColumn {
  /// References that lead on from the rows that these lead to.
  func leading(_ next: ReferenceColumn) -> ReferenceColumn {
    let count = rows.rowCount
    func bytes() -> LaneMemory { LaneMemory(rowCount: count, width: .one) }
    let (selectors, broken, reasons) = (bytes(), bytes(), bytes())
    let places = LaneMemory(rowCount: count, width: .four)
    for row in 0..<count {
      var (place, from, at) = (0, self, row)
      if selector.codes(UInt8.self)[row] == 0 {
        (from, at) = (next, Int(rows.codes(Int32.self)[row]))
        place = Int(next.rows.codes(Int32.self)[at])
      }
      places.codes(Int32.self)[row] = Int32(place)
      selectors.codes(UInt8.self)[row] = from.selector.codes(UInt8.self)[at]
      broken.codes(UInt8.self)[row] = from.faults.map { $0.codes(UInt8.self)[at] } ?? 0
      reasons.codes(UInt8.self)[row] = from.kinds.codes(UInt8.self)[at]
    }
    return ReferenceColumn(
      target: next.target,
      rows: places,
      selector: selectors,
      faults: broken,
      kinds: reasons
    )
  }
}
