// SPDX-License-Identifier: Apache-2.0

/// How probable each of the four outcomes is; the four add up to 1.
public struct OutcomeProbabilities: Sendable, Hashable {
  /// The probability of met.
  public var met: Double
  /// The probability of not met.
  public var notMet: Double
  /// The probability of unknown.
  public var unknown: Double
  /// The probability of a fault.
  public var fault: Double

  /// Probabilities of outcomes.
  ///
  /// - Parameters:
  ///   - met: The probability of met.
  ///   - notMet: The probability of not met.
  ///   - unknown: The probability of unknown.
  ///   - fault: The probability of a fault.
  public init(met: Double = 0, notMet: Double = 0, unknown: Double = 0, fault: Double = 0) {
    self.met = met
    self.notMet = notMet
    self.unknown = unknown
    self.fault = fault
  }

  /// An outcome that is certain.
  ///
  /// - Parameter outcome: The outcome.
  public init(certain outcome: DecisionOutcome) {
    self.init()
    self[outcome] = 1
  }

  /// The probability of an outcome.
  ///
  /// - Parameter outcome: The outcome.
  public subscript(outcome: DecisionOutcome) -> Double {
    get {
      switch outcome {
      case .met: met
      case .notMet: notMet
      case .unknown: unknown
      case .fault: fault
      }
    }
    set {
      switch outcome {
      case .met: met = newValue
      case .notMet: notMet = newValue
      case .unknown: unknown = newValue
      case .fault: fault = newValue
      }
    }
  }

  /// The probability of any other outcome, without the loss of 1 − p where that is near 0.
  ///
  /// - Parameter outcome: The outcome.
  /// - Returns: The sum of the other three.
  public func others(than outcome: DecisionOutcome) -> Double {
    DecisionOutcome.allCases.reduce(0) { $1 == outcome ? $0 : $0 + self[$1] }
  }
}
