// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One value that a panelist gave for an item in a round.
public struct Judgment: Sendable, Hashable {
  /// The round, counted from 1.
  public let round: Int
  /// The panelist's key.
  public let panelist: String
  /// The item's key.
  public let item: String
  /// The value on the rating scale.
  public let value: Rational
  /// When it was given, as an ISO 8601 time in UTC; `nil` when not recorded.
  public let time: String?
  /// Why, in the panelist's words; `nil` when not given.
  public let rationale: String?

  /// A judgment.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - panelist: The panelist's key.
  ///   - item: The item's key.
  ///   - value: The value on the rating scale.
  ///   - time: When it was given.
  ///   - rationale: Why.
  public init(
    round: Int,
    panelist: String,
    item: String,
    value: Rational,
    time: String? = nil,
    rationale: String? = nil
  ) {
    self.round = round
    self.panelist = panelist
    self.item = item
    self.value = value
    self.time = time
    self.rationale = rationale
  }

  var place: PanelFinding.Place { .init(round: round, panelist: panelist, item: item) }
}

/// When a round took judgments.
public struct RoundWindow: Sendable, Hashable {
  /// When it opened, as an ISO 8601 time in UTC such as `2014-01-14T09:00:00Z`.
  public let openedAt: String
  /// When it closed, in the same form.
  public let closedAt: String

  /// A window.
  ///
  /// - Parameters:
  ///   - openedAt: When the round opened.
  ///   - closedAt: When the round closed.
  public init(openedAt: String, closedAt: String) {
    self.openedAt = openedAt
    self.closedAt = closedAt
  }

  /// Whether a time lies inside; `nil` when the times are not in one form and cannot be compared.
  ///
  /// - Parameter time: A time in the form of the bounds.
  /// - Returns: Inside or not, or `nil`.
  public func contains(_ time: String) -> Bool? {
    let all = [openedAt, closedAt, time]
    guard all.allSatisfy({ $0.hasSuffix("Z") && $0.utf8.count == time.utf8.count }) else {
      return nil
    }
    return openedAt <= time && time <= closedAt
  }
}
