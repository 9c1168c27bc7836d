// SPDX-License-Identifier: Apache-2.0

/// What is wanted of a run over columns.
public struct ColumnRequest: Sendable, Hashable {
  /// What is written for each row beside the outcome.
  public struct Parts: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: Int

    /// Some parts.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// How many conditions are unknown.
    public static let missingCount = Parts(rawValue: 1)
    /// Which conditions are unknown, 62 in a word.
    public static let missingMask = Parts(rawValue: 2)
    /// The number of the first condition that fails the decision.
    public static let firstFailing = Parts(rawValue: 4)
    /// The kinds of the responsible unknowns.
    public static let kinds = Parts(rawValue: 8)
    /// All of them.
    public static let all: Parts = [.missingCount, .missingMask, .firstFailing, .kinds]
  }

  /// Rows counted by outcome, and by group and band where they are given.
  public struct Count: Sendable, Hashable {
    /// The decision.
    public var decision: Int
    /// A fact of the decision's rows, or of what they belong to, that makes the groups.
    public var group: Int?
    /// A measure of the decision's rows that makes the bands.
    public var band: Int?

    /// Rows counted by outcome.
    ///
    /// - Parameters:
    ///   - decision: The decision's place in the program.
    ///   - group: The place of the fact that makes the groups.
    ///   - band: The place of the measure that makes the bands.
    public init(_ decision: Int, by group: Int? = nil, band: Int? = nil) {
      self.decision = decision
      self.group = group
      self.band = band
    }
  }

  /// The decisions, by their places in the program.
  public var decisions: [Int]
  /// The measures, by their places in the program.
  public var measures: [Int]
  /// What is written for each row beside the outcome.
  public var parts: Parts
  /// What is counted in the same pass.
  public var counts: [Count]
  /// Whether the scorecard is wanted.
  public var scorecard = false
  /// On how many threads; the result does not depend on it.
  public var threads: Int

  /// What is wanted of a run.
  ///
  /// - Parameters:
  ///   - decisions: The decisions' places in the program.
  ///   - measures: The measures' places in the program.
  ///   - parts: What is written for each row beside the outcome.
  ///   - counts: What is counted in the same pass.
  ///   - threads: On how many threads.
  public init(
    decisions: [Int],
    measures: [Int] = [],
    parts: Parts = .all,
    counts: [Count] = [],
    threads: Int = 1
  ) {
    self.decisions = decisions
    self.measures = measures
    self.parts = parts
    self.counts = counts
    self.threads = max(threads, 1)
  }
}
