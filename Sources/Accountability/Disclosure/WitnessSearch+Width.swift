// SPDX-License-Identifier: Apache-2.0

extension WitnessSearch {
  /// Whether witnesses span the protection width of a cell.
  ///
  /// - Parameter cell: The cell.
  /// - Returns: `false` where none were found, which does not prove that there are none.
  mutating func protects(_ cell: ProtectedCell) -> Bool {
    let found = witnessed(cell)
    return found.upperBound - found.lowerBound >= cell.width
  }
}
