// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// What a panel judges, on which scale, in how many rounds.
public struct PanelDesign: Sendable, Hashable {
  /// What is done with a panelist who left cells of round 1 empty.
  public enum IncompleteRule: String, Sendable, Hashable, CaseIterable {
    /// Round 1 cannot close: an error names the panelist.
    case refuse
    /// The panelist's points are scaled up: c · (points of the test / points judged), with a
    /// warning that is printed.
    case prorate
  }

  /// The panelists' keys in the order of the report.
  public let panelists: [String]
  /// The items in booklet order.
  public let items: [PanelItem]
  /// The rating scale.
  public let scale: RatingScale
  /// How many rounds there are; a round without any change still counts.
  public let rounds: Int
  /// What is done with empty cells of round 1.
  public let incomplete: IncompleteRule
  /// When the rounds took judgments, by round; missing rounds are not checked.
  public let windows: [Int: RoundWindow]

  /// A design.
  ///
  /// - Parameters:
  ///   - panelists: The panelists' keys, each once; a repeated key is a mistake of the caller and
  ///     traps.
  ///   - items: The items, each key once; a repeated key traps.
  ///   - scale: The rating scale.
  ///   - rounds: How many rounds there are, 1 or more.
  ///   - incomplete: What is done with empty cells of round 1.
  ///   - windows: When the rounds took judgments.
  public init(
    panelists: [String],
    items: [PanelItem],
    scale: RatingScale,
    rounds: Int,
    incomplete: IncompleteRule = .refuse,
    windows: [Int: RoundWindow] = [:]
  ) {
    precondition(rounds > 0, "a study has at least one round")
    precondition(Set(panelists).count == panelists.count, "a panelist's key stands once")
    precondition(Set(items.map(\.key)).count == items.count, "an item's key stands once")
    self.panelists = panelists
    self.items = items
    self.scale = scale
    self.rounds = rounds
    self.incomplete = incomplete
    self.windows = windows
  }

  /// The items that count.
  public var scoredItems: [PanelItem] { items.filter(\.isScored) }

  /// The points of the items that count.
  public var maxPoints: Rational { scoredItems.map(\.maxPoints).sum() }
}
