// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// What a rule says of one unit: four outcomes, never three.
public enum Outcome: Sendable, Hashable {
  /// The evidence shows that the rule is met, or it fixes the value asked for.
  case met
  /// The evidence shows that the rule is not met.
  case notMet
  /// The evidence does not decide; the kind says why.
  case unknown(UnknownKind)
  /// The rule or the data are broken; never the fault of the person judged.
  case fault(String)

  /// The word that stands in files: `met`, `not-met`, `unknown` or `fault`.
  public var word: String {
    switch self {
    case .met: "met"
    case .notMet: "not-met"
    case .unknown: "unknown"
    case .fault: "fault"
    }
  }
}
