// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import Psychometrics

extension Rounds {
  /// The panelists' cuts in a round: c_j = Σ_i points of the value in force.
  ///
  /// Panelists without any judgment are left out. Incomplete panelists are prorated when the design
  /// declares it, and otherwise left out (their finding is an error).
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation.
  /// - Returns: The cuts; none on a scale without points.
  public func cuts(round: Int, exclusions: ExclusionLedger = ExclusionLedger()) -> PanelistCuts {
    let outItems = exclusions.items
    let kept = items.indices.filter { !outItems.contains(items[$0].key) }
    let keptPoints = kept.map { items[$0].maxPoints }.sum()
    let target = exclusions.itemRule == .keepScale ? design.maxPoints : keptPoints
    let values = effectiveCells(round: round, leavingOut: exclusions.rounds)
    var panelists: [String] = []
    var cuts: [Rational] = []
    for (row, panelist) in design.panelists.enumerated() {
      var points: [Rational] = []
      points.reserveCapacity(kept.count)
      var judged = Rational.zero
      for column in kept {
        guard let value = values[row * items.count + column],
          let contribution = design.scale.points(value, maxPoints: items[column].maxPoints)
        else { continue }
        points.append(contribution)
        judged += items[column].maxPoints
      }
      guard judged > .zero else { continue }
      let isComplete = points.count == kept.count
      guard isComplete || design.incomplete == .prorate else { continue }
      let sum = points.momentSums().sum
      panelists.append(panelist)
      cuts.append(judged == target ? sum : sum * target / judged)
    }
    return PanelistCuts(panelists: panelists, values: cuts, leavingOut: exclusions.panelists)
  }

  /// The complete table of values in force, one row per panelist, for generalizability and
  /// agreement; panelists with an empty cell are left out.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation.
  /// - Returns: The panelists and items kept, and the values row by row.
  public func table(
    round: Int,
    exclusions: ExclusionLedger = ExclusionLedger()
  ) -> (panelists: [String], items: [PanelItem], rows: [[Rational]]) {
    let outItems = exclusions.items
    let outPanelists = exclusions.panelists
    let kept = items.indices.filter { !outItems.contains(items[$0].key) }
    let values = effectiveCells(round: round, leavingOut: exclusions.rounds)
    var panelists: [String] = []
    var rows: [[Rational]] = []
    for (row, panelist) in design.panelists.enumerated() where !outPanelists.contains(panelist) {
      let cells = kept.compactMap { values[row * items.count + $0] }
      guard cells.count == kept.count else { continue }
      panelists.append(panelist)
      rows.append(cells)
    }
    return (panelists, kept.map { items[$0] }, rows)
  }

  /// The points that the cuts of a round refer to.
  ///
  /// - Parameter exclusions: What is left out of computation.
  /// - Returns: The points of the whole or the shortened test.
  public func maxPoints(exclusions: ExclusionLedger) -> Rational {
    guard exclusions.itemRule == .shortenTest else { return design.maxPoints }
    let out = exclusions.items
    return items.filter { !out.contains($0.key) }.map(\.maxPoints).sum()
  }
}
