// SPDX-License-Identifier: Apache-2.0

/// What holds in each cell that edges cut out of the space of true values.
///
/// A cell is named by how many places of each direction lie below it, as the digits of one number.
/// The tree is asked once for each cell that is met.
struct CellMemory<Key: Hashable> {
  /// What one place of each direction adds to the number of a cell.
  let strides: [Int]
  /// The results in the order in which they were first met.
  private(set) var keys: [Key] = []
  private var places: [Key: Int] = [:]
  private var cells: [Int: Int] = [:]

  /// No cells yet; `nil` when there are more than a number can name.
  ///
  /// - Parameter counts: How many places each direction has.
  init?(counts: [Int]) {
    var strides: [Int] = []
    var size = 1
    for count in counts {
      strides.append(size)
      let (product, isTooLarge) = size.multipliedReportingOverflow(by: count + 1)
      if isTooLarge { return nil }
      size = product
    }
    self.strides = strides
  }

  /// Which result holds in a cell.
  ///
  /// - Parameters:
  ///   - cell: The number of the cell.
  ///   - ask: What holds at a point of the cell.
  /// - Returns: The result's place in `keys`.
  mutating func place(of cell: Int, _ ask: () -> Key) -> Int {
    if let place = cells[cell] { return place }
    let key = ask()
    let place = places[key] ?? keys.count
    if place == keys.count {
      keys.append(key)
      places[key] = place
    }
    cells[cell] = place
    return place
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
