// SPDX-License-Identifier: Apache-2.0

/// Whether a decision would come out the same again, in one word.
public enum Firmness: String, Sendable, Hashable, CaseIterable, Codable {
  /// The same decision in at least 95 of 100 cases of its basis.
  case firm
  /// The same decision in fewer than 95 of 100 cases of its basis.
  case borderline
  /// No decision: an input or a table is missing, or the rule is broken.
  case undetermined
  /// A decision whose error nobody has published or computed.
  case unmeasured

  /// What the share behind the word is a share of.
  public enum Basis: String, Sendable, Hashable, CaseIterable, Codable {
    /// Repetitions of the procedure, such as another panel.
    case repetitions
    /// True values that may lie behind what was measured once.
    case trueValues = "true-values"
  }

  /// The word with what it means; `nil` where the certificate says it already.
  ///
  /// - Parameter basis: What the share behind the word is a share of.
  /// - Returns: The word and its meaning, without a full stop.
  public func sentence(_ basis: Basis) -> String? {
    switch (self, basis) {
    case (.firm, .repetitions): "firm: at least 95 in 100 repetitions give the same"
    case (.borderline, .repetitions): "borderline: fewer than 95 in 100 repetitions give the same"
    case (.firm, .trueValues):
      "firm: in at most 5 of 100 such cases the true value lies on the other side of the line"
    case (.borderline, .trueValues):
      "borderline: in more than 5 of 100 such cases the true value lies on the other side of the line"
    case (.undetermined, _), (.unmeasured, _): nil
    }
  }

  /// The share from which a decision is firm.
  public static let share = 0.95

  /// The word for a decision that keeps its result in a given share of its basis.
  ///
  /// - Parameter probability: The share with the same decision, from 0 to 1; `nil` when no error is
  ///   known.
  public init(keeping probability: Double?) {
    guard let probability else {
      self = .unmeasured
      return
    }
    self = probability >= Self.share ? .firm : .borderline
  }
}
