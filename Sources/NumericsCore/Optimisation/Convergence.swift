// SPDX-License-Identifier: Apache-2.0

/// How an iterative method ended: the record a report shows beside the number.
public struct Convergence: Hashable, Sendable {
  /// Why the method stopped.
  public enum Reason: String, Hashable, Sendable {
    /// The tolerance was reached.
    case converged
    /// The number of evaluations ran out first.
    case evaluationLimit
    /// The function gave NaN.
    case notANumber
  }

  /// Why the method stopped.
  public let reason: Reason

  /// How often the function was evaluated.
  public let evaluations: Int

  /// Half the width of the interval that is known to hold the answer, as the method judges it.
  public let uncertainty: Double

  /// Whether the tolerance was reached.
  public var hasConverged: Bool { reason == .converged }
}
