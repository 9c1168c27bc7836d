// SPDX-License-Identifier: Apache-2.0
/// What a decision says: four outcomes, never three.
public enum DecisionOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  /// The evidence shows that the rule is met.
  case met
  /// The evidence shows that the rule is not met.
  case notMet = "not met"
  /// The evidence does not decide.
  case unknown
  /// The rule or the data are broken; never the fault of the person judged.
  case fault
}

extension Truth {
  /// The truth as an outcome; a truth value is never a fault.
  public var outcome: DecisionOutcome {
    switch self {
    case .notMet: .notMet
    case .unknown: .unknown
    case .met: .met
    }
  }
}

extension Verdict {
  /// The outcome: a fault in a live position dominates every truth.
  public var outcome: DecisionOutcome { faults.isEmpty ? truth.outcome : .fault }
}
