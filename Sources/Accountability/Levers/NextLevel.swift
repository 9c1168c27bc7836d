// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// How far a unit's total is from another level.
public struct NextLevel: Sendable, Hashable {
  /// The lowest total that gives another level.
  public let total: Rational
  /// How many points are missing.
  public let distance: Rational
  /// That level, in the policy's words.
  public let level: String

  /// The nearest level above; `nil` where the total or level is open, or no total gives another one.
  ///
  /// - Parameters:
  ///   - report: The unit's report.
  ///   - grid: The smallest step of points, such as one half.
  ///   - data: The rows of the unit.
  ///   - reader: The policy.
  /// - Complexity: O(log(points · 1 / grid)) evaluations of the level.
  public init?(_ report: UnitReport, grid: Rational, in data: CaseData, by reader: ScorecardReader)
  {
    guard let total = report.total.number, let possible = report.possible,
      let level = report.level, total < possible, grid > Rational.zero
    else { return nil }
    let most = ((possible - total) / grid).floor.integer ?? 0
    func reached(_ steps: Int) -> String? {
      reader.level(at: total + Rational(steps) * grid, of: report.subject, in: data)
    }
    guard most > 0, let highest = reached(most), highest != level else { return nil }
    var (low, high) = (0, most)
    while high - low > 1 {
      let middle = (low + high) / 2
      if reached(middle) == level { low = middle } else { high = middle }
    }
    guard let next = reached(high) else { return nil }
    distance = Rational(high) * grid
    self.total = total + distance
    self.level = next
  }
}
