// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// One changed judgment.
public struct JudgmentEdit: Sendable, Hashable {
  /// The panelist's key.
  public let panelist: String
  /// The item's key.
  public let item: String
  /// The value before.
  public let from: Rational
  /// The value after.
  public let to: Rational
  /// Why, in the panelist's words.
  public let rationale: String?
  /// The change in points of the item; `nil` on a scale without points.
  public let points: Rational?
}

/// The audit list of a round: what was changed, what was confirmed, how much it moved.
public struct RoundEdits: Sendable, Hashable {
  /// The round.
  public let round: Int
  /// The changes, by panelist and then in booklet order.
  public let edits: [JudgmentEdit]
  /// How many stored values equal the one before.
  public let confirmed: Int
  /// How many cells could have been changed.
  public let cellCount: Int
  /// The net change of each panelist in points, in panel order; zero for those without a change.
  public let netChange: [PanelistChange]

  /// The share of cells that were changed.
  public var shareChanged: Rational {
    cellCount == 0 ? .zero : Rational(edits.count, cellCount)
  }
}

/// How far one panelist's cut moved.
public struct PanelistChange: Sendable, Hashable {
  /// The panelist's key.
  public let panelist: String
  /// The change in points.
  public let points: Rational

  /// A change.
  ///
  /// - Parameters:
  ///   - panelist: The panelist's key.
  ///   - points: The change in points.
  public init(panelist: String, points: Rational) {
    self.panelist = panelist
    self.points = points
  }
}

extension Rounds {
  /// The audit list of a round against the rounds before it.
  ///
  /// - Parameter round: The round, 2 or later; round 1 and rounds that do not exist have an empty list.
  /// - Returns: The changes, the confirmations and the net changes.
  public func edits(round: Int) -> RoundEdits {
    var edits: [JudgmentEdit] = []
    var net: [PanelistChange] = []
    var confirmed = 0
    var cellCount = 0
    if round > 1, round <= design.rounds {
      let before = effectiveCells(round: round - 1)
      let now = cells[round - 1]
      for (row, panelist) in design.panelists.enumerated() {
        var change = Rational.zero
        for (column, item) in items.enumerated() {
          let index = row * items.count + column
          guard let from = before[index] else { continue }
          cellCount += 1
          guard let to = now[index] else { continue }
          guard from != to else {
            confirmed += 1
            continue
          }
          let points = zipPoints(from, to, item)
          change += points ?? .zero
          let key = CellKey(round: round, panelist: row, item: column)
          edits.append(
            JudgmentEdit(
              panelist: panelist,
              item: item.key,
              from: from,
              to: to,
              rationale: rationales[key],
              points: points
            )
          )
        }
        net.append(PanelistChange(panelist: panelist, points: change))
      }
    }
    return RoundEdits(
      round: round,
      edits: edits,
      confirmed: confirmed,
      cellCount: cellCount,
      netChange: net
    )
  }

  private func zipPoints(_ from: Rational, _ to: Rational, _ item: PanelItem) -> Rational? {
    guard let old = design.scale.points(from, maxPoints: item.maxPoints),
      let new = design.scale.points(to, maxPoints: item.maxPoints)
    else { return nil }
    return new - old
  }
}
