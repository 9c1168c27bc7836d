// SPDX-License-Identifier: Apache-2.0

/// Which items each row has in a list: the items of all rows stand one behind the other.
struct ListColumn: Sendable {
  /// Where each row's items begin; one more than there are rows.
  let offsets: LaneMemory
  /// Which row each item belongs to.
  let owners: LaneMemory
  /// Whether each row has a list, a named constant, an unknown or a fault.
  let states: FactColumn
  /// 1 where the evidence itself leaves the list open; `nil` where it never does.
  let openings: LaneMemory?
  /// The most items of a row.
  let mostItems: Int

  /// How many rows have a list or none.
  var rowCount: Int { offsets.rowCount - 1 }
  /// How many items all rows have.
  var itemCount: Int { owners.rowCount }
  /// Bytes of all rows and items, those of the items' fields not counted.
  var byteCount: Int {
    rowCount * (4 + states.bytesPerRow + (openings == nil ? 0 : 1)) + itemCount * 4
  }

  /// The items of rows.
  ///
  /// - Parameters:
  ///   - counts: How many items each row has.
  ///   - states: What each row has.
  ///   - openings: 1 where the evidence leaves the list open.
  /// - Throws: `ColumnError.rows` where there are more items than 32 bits count.
  init(counts: [Int32], states: FactColumn, openings: LaneMemory?) throws(ColumnError) {
    let offsets = LaneMemory(rowCount: counts.count + 1, width: .four)
    let starts = offsets.codes(Int32.self)
    var (end, most) = (0, 0)
    for (row, count) in counts.enumerated() {
      starts[row] = Int32(truncatingIfNeeded: end)
      end += Int(count)
      most = max(most, Int(count))
    }
    guard end < Int32.max else { throw .rows("a list has more than 2^31 items") }
    starts[counts.count] = Int32(end)
    let owners = LaneMemory(rowCount: end, width: .four)
    let rows = owners.codes(Int32.self)
    for row in counts.indices {
      for item in Int(starts[row])..<Int(starts[row + 1]) { rows[item] = Int32(row) }
    }
    self.offsets = offsets
    self.owners = owners
    self.states = states
    self.openings = openings
    mostItems = most
  }
}
