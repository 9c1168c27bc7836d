// SPDX-License-Identifier: Apache-2.0

/// The integers that an expression can have, by which overflow is proved absent.
///
/// INVARIANT: both ends are held by a 64-bit integer, and so is the negative of each.
struct IntegerRange: Sendable, Hashable {
  /// The lowest.
  let low: Int
  /// The highest.
  let high: Int

  /// The number one.
  static let one = IntegerRange(1)

  /// One number.
  init(_ number: Int) {
    low = number
    high = number
  }

  /// All numbers from one to another.
  ///
  /// - Throws: P703 when 64 bits do not hold them.
  init(_ low: Int128, _ high: Int128) throws(SQLRefusal) {
    guard low >= -Int128(Int.max), high <= Int128(Int.max) else {
      throw .overflow("a number may reach \(high > -low ? high : low), more than 64 bits hold")
    }
    self.low = Int(low)
    self.high = Int(high)
  }

  /// The largest distance from 0.
  var magnitude: Int { max(abs(low), abs(high)) }

  /// Sums.
  func adding(_ other: IntegerRange) throws(SQLRefusal) -> IntegerRange {
    try IntegerRange(Int128(low) + Int128(other.low), Int128(high) + Int128(other.high))
  }

  /// Differences.
  func subtracting(_ other: IntegerRange) throws(SQLRefusal) -> IntegerRange {
    try IntegerRange(Int128(low) - Int128(other.high), Int128(high) - Int128(other.low))
  }

  /// Products.
  func multiplied(by other: IntegerRange) throws(SQLRefusal) -> IntegerRange {
    let corners = [
      Int128(low) * Int128(other.low), Int128(low) * Int128(other.high),
      Int128(high) * Int128(other.low), Int128(high) * Int128(other.high),
    ]
    return try IntegerRange(corners.min() ?? 0, corners.max() ?? 0)
  }

  /// Products with a constant.
  func multiplied(by factor: Int) throws(SQLRefusal) -> IntegerRange {
    try multiplied(by: IntegerRange(factor))
  }

  /// Negatives.
  var negated: IntegerRange { IntegerRange(unchecked: -high, -low) }

  /// The numbers of both ranges and those between.
  func union(_ other: IntegerRange) -> IntegerRange {
    IntegerRange(unchecked: min(low, other.low), max(high, other.high))
  }

  /// The numbers that are in both ranges too; the nearest end where none is.
  func clipped(low lowest: Int?, high highest: Int?) -> IntegerRange {
    let bottom = max(low, lowest ?? low)
    let top = min(high, highest ?? high)
    return IntegerRange(unchecked: min(bottom, top), max(bottom, top))
  }

  private init(unchecked low: Int, _ high: Int) {
    self.low = low
    self.high = high
  }
}
