// SPDX-License-Identifier: Apache-2.0

extension StoredSlot {
  /// What is the same for all rows.
  ///
  /// - Parameter type: The slot's type.
  /// - Returns: The value that all rows have, or that none of them has one; `nil` where rows differ, or are
  ///   faults.
  func same(_ type: ValueType) -> FormRemainder.Known? {
    switch template {
    case .constant(let value): return .value(value)
    case .unknown: return .unknown
    case .codes(let codes) where !codes.constants.isEmpty: return nil
    default: break
    }
    guard memories.values.allSatisfy(\.isUniform) else { return nil }
    switch CellReader(type: type, memories: memories, row: 0).cell(template) {
    case .value(let value): return .value(value)
    case .unknown: return .unknown
    case .fault: return nil
    }
  }
}

extension LaneMemory {
  /// Whether there are rows, and all of them hold one code.
  fileprivate var isUniform: Bool {
    guard rowCount > 0 else { return false }
    let first = self[0]
    return (1..<rowCount).allSatisfy { self[$0] == first }
  }
}

extension FormVariation.Choice {
  /// The one member of each parent that counts.
  ///
  /// - Parameters:
  ///   - filter: Which members count.
  ///   - links: The parent of each member.
  ///   - parents: How many parents there are.
  /// - Returns: For each parent its member, -1 where none counts; `nil` where two may count, or it is not
  ///   known whether one does.
  static func members(
    _ filter: StoredSlot,
    _ links: LaneMemory,
    parents: Int
  ) -> (rows: LaneMemory, isEmpty: Bool)? {
    let rows = LaneMemory(rowCount: parents, width: .four)
    rows.fill { _ in -1 }
    let chosen = rows.codes(Int32.self)
    var isEmpty = true
    for member in 0..<links.rowCount {
      let parent = links[member]
      guard parent >= 0 else { continue }
      switch CellReader(type: .truth, memories: filter.memories, row: member).cell(filter.template)
      {
      case .value(.truth(false)): continue
      case .value(.truth(true)):
        guard chosen[parent] < 0 else { return nil }
        chosen[parent] = Int32(member)
        isEmpty = false
      default: return nil
      }
    }
    return (rows, isEmpty)
  }
}
