// SPDX-License-Identifier: Apache-2.0

/// A running sum that keeps what rounding would lose.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen"
/// (1974), an improvement of Kahan's method. The error does not grow with the number of terms as
/// long as the terms do not cancel by more than 16 digits. A plain sum goes on after an overflow
/// with the infinity or NaN, and so does this one.
public struct CompensatedSum: Hashable, Sendable {
  private var total: Double
  private var lost: Double

  /// An empty sum, or one that starts from a value.
  public init(_ start: Double = 0) {
    total = start
    lost = 0
  }

  /// The sum so far.
  public var value: Double { total.isFinite ? total + lost : total }

  /// Adds a term.
  public mutating func add(_ term: Double) {
    let sum = total + term
    if abs(total) >= abs(term) {
      lost += (total - sum) + term
    } else {
      lost += (term - sum) + total
    }
    total = sum
  }

  /// Adds what another sum holds; used to combine the parts of chunks.
  public mutating func add(_ other: CompensatedSum) {
    add(other.total)
    lost += other.lost
  }
}

extension Sequence where Element == Double {
  /// The sum of the numbers in their order, with compensation for rounding.
  public func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}
