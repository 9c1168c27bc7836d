// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// What would give another functional cut: removals, other rules, and how far the sum is away.
public struct CutFlips: Sendable, Hashable {
  /// Another cut and what gives it.
  public struct Alternative<Choice: Sendable & Hashable>: Sendable, Hashable {
    /// The other rule or statistic.
    public let choice: Choice
    /// The cut it gives.
    public let cut: Rational
  }

  /// The fewest panelists whose removal moves the cut in one direction.
  public struct Removals: Sendable, Hashable {
    /// The panelists' keys.
    public let panelists: [String]
    /// The cut without them.
    public let cut: Rational
  }

  /// The panel's own cut.
  public let panel: PanelCut
  /// Single panelists whose removal moves the cut.
  public let singleRemovals: [LeaveOneOut.Entry]
  /// Rounding rules that give another cut.
  public let roundings: [Alternative<RoundingRule>]
  /// Statistics that give another cut under the same rounding.
  public let statistics: [Alternative<PanelStatistic>]
  /// The fewest removals that raise the cut; `nil` when none do.
  public let removalsToRaise: Removals?
  /// The fewest removals that lower the cut; `nil` when none do.
  public let removalsToLower: Removals?
  /// By how many points the sum of cuts would have to rise for a higher cut; `nil` unless the
  /// statistic is the mean and rounded.
  public let pointsToRaise: Rational?
  /// By how many points the sum would have to fall for a lower cut; `nil` likewise.
  public let pointsToLower: Rational?

  /// The nearest flips of a panel's cut.
  ///
  /// - Parameters:
  ///   - cuts: The panelists' cuts.
  ///   - rule: The study's rule.
  /// - Returns: The flips; undefined for one panelist.
  public static func analyze(_ cuts: PanelistCuts, rule: CutRule) -> Estimate<CutFlips> {
    LeaveOneOut.analyze(cuts, rule: rule).map { view in
      let panel = view.panel
      let roundings = RoundingRule.allCases.filter { $0 != rule.rounding && $0 != .none }
        .map { Alternative(choice: $0, cut: panel.recommended.rounded($0)) }
      let others: [PanelStatistic] = [
        .mean, .median, .trimmedMean(each: 1), .trimmedMean(each: 2),
      ]
      let statistics = others.filter { $0 != rule.statistic }.compactMap { choice in
        choice.value(of: cuts.values).value.map {
          Alternative(choice: choice, cut: $0.rounded(rule.rounding))
        }
      }
      return CutFlips(
        panel: panel,
        singleRemovals: view.movers,
        roundings: roundings.filter { $0.cut != panel.functional },
        statistics: statistics.filter { $0.cut != panel.functional },
        removalsToRaise: removals(cuts, panel, raising: true),
        removalsToLower: removals(cuts, panel, raising: false),
        pointsToRaise: distance(cuts.values, panel, raising: true),
        pointsToLower: distance(cuts.values, panel, raising: false)
      )
    }
  }

  // Without the k lowest cuts the rest is higher, place by place, than without any other k; so the
  // first k that moves the cut is the fewest.
  private static func removals(
    _ cuts: PanelistCuts,
    _ panel: PanelCut,
    raising: Bool
  ) -> Removals? {
    let order = cuts.values.indices.sorted { left, right in
      let (first, second) = (cuts.values[left], cuts.values[right])
      guard first != second else { return left < right }
      return raising ? first < second : first > second
    }
    for count in 1..<max(order.count, 2) {
      let rest = order.dropFirst(count).map { cuts.values[$0] }
      guard let cut = panel.rule.cut(of: rest).value?.functional else { return nil }
      if raising ? cut > panel.functional : cut < panel.functional {
        return Removals(panelists: order.prefix(count).map { cuts.panelists[$0] }, cut: cut)
      }
    }
    return nil
  }

  // The functional cut never falls when the sum rises, so the least change in units is bisected.
  private static func distance(
    _ values: [Rational],
    _ panel: PanelCut,
    raising: Bool
  ) -> Rational? {
    guard panel.rule.statistic == .mean, panel.rule.rounding != .none,
      let lattice = Lattice(values)
    else { return nil }
    let sum = lattice.units.reduce(0, +)
    let whole = lattice.denominator * values.count
    func moves(_ units: Int) -> Bool {
      let changed = Rational(raising ? sum + units : sum - units, whole)
      return changed.rounded(panel.rule.rounding) != panel.functional
    }
    var stays = 0
    var flips = 2 * whole
    while flips - stays > 1 {
      let middle = (stays + flips) / 2
      if moves(middle) { flips = middle } else { stays = middle }
    }
    return lattice.value(flips)
  }
}
