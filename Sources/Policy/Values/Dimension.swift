// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What a number counts, as powers of base units: `USD/year`, `points`, or nothing for a pure ratio.
///
/// Calendar time (months, of which twelve make a year) and day time (days, of which seven make a
/// week) are different dimensions: they compare only where the policy says how.
public struct Dimension: Sendable, Hashable, CustomStringConvertible {
  /// A base unit and its power, sorted by name, no power zero.
  private let powers: [Power]

  private struct Power: Sendable, Hashable {
    let base: String
    let exponent: Int
  }

  /// A pure ratio.
  public static let none = Dimension([])
  /// Calendar time, counted in months.
  public static let calendarTime = Dimension(base: "months")
  /// Day time, counted in days.
  public static let dayTime = Dimension(base: "days")

  private init(_ powers: [Power]) { self.powers = powers }

  /// One base unit.
  ///
  /// - Parameter base: The unit's plural name.
  public init(base: String) { powers = [Power(base: base, exponent: 1)] }

  /// The dimension of a product.
  public static func * (left: Dimension, right: Dimension) -> Dimension {
    left.combined(with: right, sign: 1)
  }

  /// The dimension of a quotient.
  public static func / (left: Dimension, right: Dimension) -> Dimension {
    left.combined(with: right, sign: -1)
  }

  private func combined(with other: Dimension, sign: Int) -> Dimension {
    var sums: [String: Int] = [:]
    for power in powers { sums[power.base, default: 0] += power.exponent }
    for power in other.powers { sums[power.base, default: 0] += sign * power.exponent }
    return Dimension(
      sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }
        .map { Power(base: $0.key, exponent: $0.value) }
    )
  }

  /// The dimension in words: `USD/year`, or `a pure number`.
  public var description: String {
    func words(_ powers: [Power]) -> String {
      powers.map {
        let size = abs($0.exponent)
        return size == 1 ? $0.base : "\($0.base)^\(size)"
      }.joined(separator: "*")
    }
    let above = words(powers.filter { $0.exponent > 0 })
    let below = words(powers.filter { $0.exponent < 0 })
    if powers.isEmpty { return "a pure number" }
    return below.isEmpty ? above : "\(above.isEmpty ? "1" : above)/\(below)"
  }
}

/// A unit that a policy may write behind a number.
public struct Unit: Sendable, Hashable {
  /// The unit's name in the singular.
  public let singular: String
  /// The unit's name in the plural.
  public let plural: String
  /// What it counts.
  public let dimension: Dimension
  /// How many base units it is.
  public let factor: Rational

  /// A unit.
  ///
  /// - Parameters:
  ///   - singular: The name in the singular.
  ///   - plural: The name in the plural.
  ///   - dimension: What it counts.
  ///   - factor: How many base units it is.
  public init(_ singular: String, _ plural: String, _ dimension: Dimension, factor: Rational = 1) {
    self.singular = singular
    self.plural = plural
    self.dimension = dimension
    self.factor = factor
  }

  /// The units that every policy knows.
  public static let known: [Unit] = [
    Unit("year", "years", .calendarTime, factor: 12),
    Unit("month", "months", .calendarTime),
    Unit("week", "weeks", .dayTime, factor: 7),
    Unit("day", "days", .dayTime),
    Unit("hour", "hours", Dimension(base: "hours")),
    Unit("point", "points", Dimension(base: "points")),
    Unit("person", "persons", Dimension(base: "persons")),
    Unit("USD", "USD", Dimension(base: "USD")),
  ]
}
