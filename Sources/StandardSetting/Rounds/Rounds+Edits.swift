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
  /// The points of the item per step of 1 on the scale; `nil` on a scale without points.
  let factor: Rational?

  /// The change in points of the item; `nil` on a scale without points.
  public var points: Rational? { factor.map { (to - from) * $0 } }
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
  /// - Parameter round: The round, 2 or later; round 1 and others have an empty list.
  /// - Returns: The changes, the confirmations and the net changes.
  public func edits(round: Int) -> RoundEdits {
    guard round > 1, round <= design.rounds else {
      return RoundEdits(round: round, edits: [], confirmed: 0, cellCount: 0, netChange: [])
    }
    var edits: [JudgmentEdit] = []
    var net: [PanelistChange] = []
    var confirmed = 0
    var cellCount = 0
    let before = effectiveCells(round: round - 1)
    let now = cells[round - 1]
    let factors = items.map { design.scale.points(1, maxPoints: $0.maxPoints) }
    let weights = ItemWeights(items, scale: design.scale)
    let columns = Array(items.indices)
    var known = RationalCache(units)
    for (row, panelist) in design.panelists.enumerated() {
      let start = row * items.count
      var old = [Int](repeating: ScaleUnits.empty, count: items.count)
      var new = old
      for (column, item) in items.enumerated() {
        let from = before[start + column]
        let to = now[start + column]
        guard from != ScaleUnits.empty else { continue }
        cellCount += 1
        guard to != ScaleUnits.empty else { continue }
        guard from != to else {
          confirmed += 1
          continue
        }
        (old[column], new[column]) = (from, to)
        edits.append(
          JudgmentEdit(
            panelist: panelist,
            item: item.key,
            from: known.value(from),
            to: known.value(to),
            rationale: rationales[CellKey(round: round, panelist: row, item: column)],
            factor: factors[column]
          )
        )
      }
      let change = weights.map { weight in
        weight.sum(new[...], columns: columns, unit: units.denominator).points
          - weight.sum(old[...], columns: columns, unit: units.denominator).points
      }
      net.append(PanelistChange(panelist: panelist, points: change ?? .zero))
    }
    return RoundEdits(
      round: round,
      edits: edits,
      confirmed: confirmed,
      cellCount: cellCount,
      netChange: net
    )
  }
}
