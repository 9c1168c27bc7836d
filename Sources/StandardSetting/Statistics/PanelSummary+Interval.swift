// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
public import NumericsCore

/// An interval for a mean, with its level.
public struct MeanInterval: Sendable, Hashable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level, such as 0.95.
  public let level: Double
  /// The quantile of Student's t that was used.
  public let multiplier: Double
}

extension PanelSummary {
  /// The t interval of the mean: mean ± t(n−1)·SEJ.
  ///
  /// - Parameter level: The level, above 0 and below 1; another is a mistake of the caller and
  ///   traps.
  /// - Returns: The interval; undefined for one panelist.
  public func interval(level: Double = 0.95) -> Estimate<MeanInterval> {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    guard let mean = mean.value, let error = standardErrorOfJudgment.value,
      let t = try? StudentT(degreesOfFreedom: Double(n - 1))
    else { return .undefined(Self.needsTwo) }
    let multiplier = t.complementQuantile((1 - level) / 2)
    return .known(
      MeanInterval(
        lower: mean.double - multiplier * error,
        upper: mean.double + multiplier * error,
        level: level,
        multiplier: multiplier
      )
    )
  }
}
