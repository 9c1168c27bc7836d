// SPDX-License-Identifier: Apache-2.0

/// Whole numbers that nobody published, and what published numbers say of their sums.
///
/// This is all that a reader of the public files has: unknowns between ends, and statements
/// `lower ≤ Σ a x ≤ upper` with whole coefficients. An exact published count has two equal ends; a
/// value that was rounded has the ends that its rounding leaves.
public struct DisclosureSystem: Sendable, Hashable {
  /// A sum of unknowns.
  public struct Sum: Sendable, Hashable {
    /// The places of the unknowns.
    public var unknowns: [Int]
    /// Their coefficients.
    public var coefficients: [Int]

    /// A sum of unknowns.
    ///
    /// - Parameters:
    ///   - unknowns: The places of the unknowns, each once.
    ///   - coefficients: Their coefficients; all 1 where none are given.
    public init(_ unknowns: [Int], coefficients: [Int]? = nil) {
      self.unknowns = unknowns
      self.coefficients = coefficients ?? Array(repeating: 1, count: unknowns.count)
    }
  }

  /// What is published of a sum.
  public struct Statement: Sendable, Hashable {
    /// What it is called in a finding.
    public let name: String
    /// The sum.
    public let sum: Sum
    /// The least value that was published as this.
    public let lower: Int
    /// The highest value that was published as this.
    public let upper: Int
  }

  /// The ends of each unknown.
  public internal(set) var ends: [ClosedRange<Int>]
  /// What is published.
  public internal(set) var statements: [Statement]

  /// A system.
  ///
  /// - Parameter ends: The ends of each unknown; the lower ones are 0 for counts.
  public init(ends: [ClosedRange<Int>]) { (self.ends, statements) = (ends, []) }

  /// Takes note of a published number.
  ///
  /// - Parameters:
  ///   - name: What it is called in a finding.
  ///   - sum: The sum that it tells of.
  ///   - range: The values that are published as this number.
  public mutating func publish(_ name: String, _ sum: Sum, _ range: ClosedRange<Int>) {
    statements.append(
      Statement(name: name, sum: sum, lower: range.lowerBound, upper: range.upperBound)
    )
  }

  /// The same system with ends as narrow as single statements make them; `nil` without a solution.
  ///
  /// An unknown cannot exceed what a statement leaves when all others are at their ends. Repeated
  /// until nothing moves, or a fixed number of times: stopping early leaves ends that are true.
  func propagated(rounds: Int = 50) -> DisclosureSystem? {
    var system = self
    for _ in 0..<rounds {
      var moved = false
      for statement in statements {
        let sum = statement.sum
        var (low, high) = (0, 0)
        for (unknown, a) in zip(sum.unknowns, sum.coefficients) {
          let range = system.ends[unknown]
          low += a > 0 ? a * range.lowerBound : a * range.upperBound
          high += a > 0 ? a * range.upperBound : a * range.lowerBound
        }
        if low > statement.upper || high < statement.lower { return nil }
        for (unknown, a) in zip(sum.unknowns, sum.coefficients) {
          let range = system.ends[unknown]
          // What the others leave: `least ≤ a x ≤ most`.
          let most = statement.upper - low + (a > 0 ? a * range.lowerBound : a * range.upperBound)
          let least = statement.lower - high + (a > 0 ? a * range.upperBound : a * range.lowerBound)
          let from = max(range.lowerBound, Self.ceiling(a > 0 ? least : -most, abs(a)))
          let to = min(range.upperBound, Self.floor(a > 0 ? most : -least, abs(a)))
          if from > to { return nil }
          if from...to != range {
            low += a > 0 ? a * (from - range.lowerBound) : a * (to - range.upperBound)
            high += a > 0 ? a * (to - range.upperBound) : a * (from - range.lowerBound)
            system.ends[unknown] = from...to
            moved = true
          }
        }
      }
      if !moved { break }
    }
    return system
  }

  /// The ends of a sum when each unknown is between its own.
  func ends(of sum: Sum) -> ClosedRange<Int> {
    var (low, high) = (0, 0)
    for (unknown, a) in zip(sum.unknowns, sum.coefficients) {
      low += a > 0 ? a * ends[unknown].lowerBound : a * ends[unknown].upperBound
      high += a > 0 ? a * ends[unknown].upperBound : a * ends[unknown].lowerBound
    }
    return low...high
  }

  static func floor(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : -((-value + by - 1) / by)
  }

  static func ceiling(_ value: Int, _ by: Int) -> Int { -floor(-value, by) }
}
