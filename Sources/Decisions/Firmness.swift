// SPDX-License-Identifier: Apache-2.0

/// Whether a decision would come out the same again, in one word.
public enum Firmness: String, Sendable, Hashable, CaseIterable, Codable {
  /// The same decision in at least 95 of 100 repetitions.
  case firm
  /// The same decision in fewer than 95 of 100 repetitions.
  case borderline
  /// No decision: an input or a table is missing, or the rule is broken.
  case undetermined
  /// A decision whose error nobody has published or computed.
  case unmeasured

  /// The word with what it means; `nil` where the certificate says it already.
  public var sentence: String? {
    switch self {
    case .firm: "firm: at least 95 in 100 repetitions give the same"
    case .borderline: "borderline: fewer than 95 in 100 repetitions give the same"
    case .undetermined, .unmeasured: nil
    }
  }

  /// The share of repetitions from which a decision is firm.
  public static let share = 0.95

  /// The word for a decision that keeps its result in a given share of repetitions.
  ///
  /// - Parameter probability: The share of repetitions with the same decision, from 0 to 1; `nil`
  ///   when no error is known.
  public init(keeping probability: Double?) {
    guard let probability else {
      self = .unmeasured
      return
    }
    self = probability >= Self.share ? .firm : .borderline
  }
}
