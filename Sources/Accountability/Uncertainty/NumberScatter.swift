// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// How much one number of a unit scatters by chance: what it is for other cohorts of the same size.
///
/// The counts are drawn anew as `LevelResampling` draws them, and the number is computed from each draw.
public struct NumberScatter: Sendable, Hashable {
  /// How many draws.
  public let draws: Int
  /// Whether the unit has numbers that nobody can draw, such as an index without its counts: the scatter
  /// that they add is not in the interval.
  public let isLeast: Bool
  /// The 2.5th and the 97.5th percentile.
  public let interval: ClosedRange<Rational>

  /// Half the width of the 95 % interval.
  public var halfWidth: Rational { (interval.upperBound - interval.lowerBound) / 2 }

  /// Draws a number of a unit; `nil` where it has no row of counts, a draw has no such number, or no draw
  /// moves it.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - resampling: The levers whose counts are drawn, and how often.
  ///   - evaluator: The policy under its circumstances.
  ///   - number: The number in an evaluation of a draw; `nil` where it is not known.
  public init?(
    _ unit: LevelResampling.Unit,
    _ resampling: LevelResampling,
    by evaluator: Evaluator,
    of number: (Evaluation) -> Rational?
  ) {
    let drawn = DrawnCounts(unit, resampling)
    guard !drawn.cells.isEmpty else { return nil }
    var found: [Rational] = []
    for draw in 0..<resampling.draws {
      guard let value = number(evaluator.evaluation(of: drawn.rows(draw, of: unit.rows))) else {
        return nil
      }
      found.append(value)
    }
    guard Set(found).count > 1, let interval = LevelResampling.central(found.sorted()) else {
      return nil
    }
    (draws, self.interval) = (resampling.draws, interval)
    isLeast = Self.hasUndrawn(unit, resampling.levers)
  }

  private static func hasUndrawn(_ unit: LevelResampling.Unit, _ levers: [Lever]) -> Bool {
    let year = unit.report.subject.period.map { Rational($0) }
    return levers.contains { lever in
      guard case .raises = lever.motion else { return false }
      return (unit.rows.rows[lever.entity] ?? []).contains { row in
        lever.takes(row) && year.map { row[lever.period]?.number ?? .zero <= $0 } ?? true
      }
    }
  }
}

extension NumberOrigin {
  /// The number of a unit.
  ///
  /// - Parameters:
  ///   - subject: The unit and the year of its report.
  ///   - evaluation: The rows.
  /// - Returns: A number in base units; `nil` where it is not known.
  public func number(of subject: Evaluator.Subject, in evaluation: Evaluation) -> Rational? {
    guard kind == .measure else { return nil }
    let own = Evaluator.Subject(subject.id, of: subject.entity, period: period ?? subject.period)
    return evaluation.measure(call.name, of: own, arguments: call.arguments).number
  }
}
