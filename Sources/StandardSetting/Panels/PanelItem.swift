// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// An item of the test form that a panel judges.
public struct PanelItem: Sendable, Hashable {
  /// The item's key.
  public let key: String
  /// The area of the test it belongs to; empty when the test has none.
  public let area: String
  /// The highest score of the item.
  public let maxPoints: Rational
  /// Whether the item counts; a pretest item does not and is never judged into the cut.
  public let isScored: Bool

  /// An item.
  ///
  /// - Parameters:
  ///   - key: The item's key.
  ///   - area: The area of the test.
  ///   - maxPoints: The highest score of the item.
  ///   - isScored: Whether the item counts.
  public init(key: String, area: String = "", maxPoints: Rational = .one, isScored: Bool = true) {
    self.key = key
    self.area = area
    self.maxPoints = maxPoints
    self.isScored = isScored
  }
}
