// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore
public import Psychometrics

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
    guard let weights = ItemWeights(items, scale: design.scale) else {
      return PanelistCuts(panelists: [], values: [])
    }
    var panelists: [String] = []
    var cuts: [Rational] = []
    for (row, panelist) in design.panelists.enumerated() {
      let cells = values[row * items.count..<(row + 1) * items.count]
      let (points, judged, count) = weights.sum(cells, columns: kept, unit: units.denominator)
      guard judged > .zero else { continue }
      guard count == kept.count || design.incomplete == .prorate else { continue }
      panelists.append(panelist)
      cuts.append(judged == target ? points : points * target / judged)
    }
    return PanelistCuts(panelists: panelists, values: cuts, leavingOut: exclusions.panelists)
  }

  /// The complete table of values in force, one row per panelist, for agreement; panelists with an
  /// empty cell are left out.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation.
  /// - Returns: The panelists and items kept, and the values row by row.
  public func table(
    round: Int,
    exclusions: ExclusionLedger = ExclusionLedger()
  ) -> (panelists: [String], items: [PanelItem], rows: [[Rational]]) {
    let (panelists, kept, rows) = unitTable(round: round, exclusions: exclusions)
    var known = RationalCache(units)
    return (panelists, kept, rows.map { row in row.map { known.value($0) } })
  }

  /// Judges by items: variance components and errors of the cut, on the scale's own values.
  ///
  /// Errors are in points when every item has one point and the scale is a probability; on other
  /// tests they are in units of the scale.
  ///
  /// - Parameters:
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation.
  /// - Returns: The study; undefined for one panelist or one item.
  public func generalizability(
    round: Int,
    exclusions: ExclusionLedger = ExclusionLedger()
  ) -> Estimate<JudgeItemStudy> {
    let rows = unitTable(round: round, exclusions: exclusions).rows
    guard rows.count > 1 else { return .undefined(.needsAtLeast(2, "panelists")) }
    guard rows[0].count > 1 else { return .undefined(.needsAtLeast(2, "items")) }
    return JudgeItemStudy.analyze(CrossedTable(units: rows, denominator: units.denominator))
  }

  private func unitTable(
    round: Int,
    exclusions: ExclusionLedger
  ) -> (panelists: [String], items: [PanelItem], rows: [[Int]]) {
    let outItems = exclusions.items
    let outPanelists = exclusions.panelists
    let kept = items.indices.filter { !outItems.contains(items[$0].key) }
    let values = effectiveCells(round: round, leavingOut: exclusions.rounds)
    var panelists: [String] = []
    var rows: [[Int]] = []
    for (row, panelist) in design.panelists.enumerated() where !outPanelists.contains(panelist) {
      let cells = kept.map { values[row * items.count + $0] }
      guard !cells.contains(ScaleUnits.empty) else { continue }
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
