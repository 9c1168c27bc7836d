// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Exact numbers as integers in one common unit.
///
/// Ratings on a declared scale have a small common denominator (20 for the thirteen-point scale),
/// so sums, squares and comparisons of thousands of ratings are integer arithmetic.
///
/// INVARIANT: value k is `units[k] / denominator`, and every |unit| is below 2^40, so that a sum of
/// 2^20 squares fits `Int128`.
public struct Lattice: Sendable, Hashable {
  /// How many units make one.
  public let denominator: Int
  /// The values in units, in the order given.
  public let units: [Int]

  /// The numbers in their least common unit; `nil` when the unit or a number is out of range.
  ///
  /// - Parameter values: The numbers.
  public init?(_ values: some Collection<Rational>) {
    let limit = 1 << 40
    var common = 1
    var fractions: [(Int, Int)] = []
    fractions.reserveCapacity(values.count)
    for value in values {
      guard let fraction = value.fraction else { return nil }
      fractions.append((fraction.numerator, fraction.denominator))
      guard common % fraction.denominator != 0 else { continue }
      let (product, overflow) = (common / Self.gcd(common, fraction.denominator))
        .multipliedReportingOverflow(by: fraction.denominator)
      guard !overflow, product < limit else { return nil }
      common = product
    }
    var result: [Int] = []
    result.reserveCapacity(fractions.count)
    for (top, bottom) in fractions {
      let (unit, overflow) = top.multipliedReportingOverflow(by: common / bottom)
      guard !overflow, abs(unit) < limit else { return nil }
      result.append(unit)
    }
    denominator = common
    units = result
  }

  /// The greatest common divisor of two integers; zero only when both are zero.
  ///
  /// - Parameters:
  ///   - left: An integer.
  ///   - right: An integer.
  /// - Returns: A count of 0 or more.
  public static func gcd(_ left: Int, _ right: Int) -> Int {
    var a = left.magnitude
    var b = right.magnitude
    while b != 0 { (a, b) = (b, a % b) }
    return Int(a)
  }

  /// An integer count of units as an exact number.
  ///
  /// - Parameter units: The count.
  /// - Returns: The count over the denominator.
  public func value(_ units: Int) -> Rational { Rational(units, denominator) }
}

extension Rational {
  /// The exact quotient of two wide integers.
  ///
  /// - Parameters:
  ///   - numerator: Any integer.
  ///   - denominator: Any integer but zero.
  package init(wide numerator: Int128, over denominator: Int128) {
    self = Rational(wide: numerator) / Rational(wide: denominator)
  }

  private init(wide value: Int128) {
    if let small = Int(exactly: value) {
      self.init(small)
      return
    }
    let base: Int128 = 1 << 62
    let high = Rational(wide: value / base)
    self = high * Rational(1 << 62) + Rational(Int(value % base))
  }
}

extension [Rational] {
  /// The exact sum and the exact sum of squares, by integers where the values allow it.
  package func momentSums() -> (sum: Rational, squares: Rational) {
    guard let lattice = Lattice(self) else {
      return (sum(), reduce(.zero) { $0 + $1 * $1 })
    }
    var total: Int128 = 0
    var squares: Int128 = 0
    for unit in lattice.units {
      total += Int128(unit)
      squares += Int128(unit) * Int128(unit)
    }
    let denominator = Int128(lattice.denominator)
    return (
      Rational(wide: total, over: denominator),
      Rational(wide: squares, over: denominator * denominator)
    )
  }

  /// The exact sum of squared deviations from the mean; zero for an empty list.
  package func squaredDeviations() -> Rational {
    guard !isEmpty else { return .zero }
    let (sum, squares) = momentSums()
    return squares - sum * sum / Rational(count)
  }
}
