// SPDX-License-Identifier: Apache-2.0

/// How likely it is that the error of the numbers, and not the rule, made a decision.
///
/// For observed values x the true ones are T = x + e with independent normal errors e (with a
/// declared population, Kelley's regression of T on x). Correlations between errors cannot be
/// stated in a policy: errors of different facts are taken as independent. The verdict stays the
/// outcome at the observed values; a probability never replaces it. Ranges and steps of a fact bind
/// x, not T. An unknown fact stays unknown.
public struct ErrorReport: Sendable, Hashable {
  /// The outcome at the observed values.
  public var outcome: DecisionOutcome
  /// Pr(outcome at T = o) for the four outcomes.
  public var probabilities: OutcomeProbabilities
  /// How they were computed, and which errors they count.
  public var basis: ErrorBasis

  /// The probability that the outcome at the true values is another one than that reported.
  public var differs: Double { probabilities.others(than: outcome) }
}

/// How likely each band of a table is at the true values.
public struct BandReport: Sendable, Hashable {
  /// A band with its probability.
  public struct Band: Sendable, Hashable {
    /// The value, in base units; unknowns and faults are bands too.
    public var value: Answer
    /// The probability that the true values lie in it.
    public var probability: Double
  }

  /// The value at the observed values.
  public var observed: Answer
  /// The bands that can be reached, the most probable first.
  public var bands: [Band]
  /// How they were computed, and which errors they count.
  public var basis: ErrorBasis

  /// The probability of a value.
  ///
  /// - Parameter value: The value, in base units.
  /// - Returns: Its probability; 0 for a value that cannot be reached.
  public subscript(value: Answer) -> Double {
    bands.first { $0.value == value }?.probability ?? 0
  }

  /// The probability that the value at the true values is another one than that reported.
  public var differs: Double {
    bands.reduce(0) { $1.value == observed ? $0 : $0 + $1.probability }
  }
}
