// SPDX-License-Identifier: Apache-2.0

/// What holds in each cell that edges cut out of the space of true values.
///
/// A cell is named by how many places of each direction lie below it. The tree is asked once for
/// each cell that is met.
struct CellMemory<Key: Hashable> {
  private var keys: [[Int]: Key] = [:]

  /// What holds in a cell.
  ///
  /// - Parameters:
  ///   - cell: How many places of each direction lie below it.
  ///   - ask: What holds at a point of the cell.
  /// - Returns: The result, remembered.
  mutating func key(of cell: [Int], _ ask: () -> Key) -> Key {
    if let key = keys[cell] { return key }
    let key = ask()
    keys[cell] = key
    return key
  }
}

extension Array where Element: Comparable {
  /// How many elements of an ascending array lie at or below a value.
  func count(upTo value: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
