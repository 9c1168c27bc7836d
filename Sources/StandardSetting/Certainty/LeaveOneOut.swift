// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// The cut without each panelist, exact, under the study's rounding rule and all others.
///
/// Panelists who are excluded already stand in ``hollow``: there the figures are those of the panel
/// with that panelist put back.
public struct LeaveOneOut: Sendable, Hashable {
  /// The panel without one panelist.
  public struct Entry: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The panelist's own cut.
    public let value: Rational
    /// The statistic of the changed panel.
    public let statistic: Rational
    /// Whether the functional cut differs from the panel's under the study's rounding rule.
    public let movesCut: Bool
    /// The statistic's difference from the panel's.
    public let difference: Rational

    /// The functional cut of the changed panel under a rounding rule.
    ///
    /// - Parameter rule: The rounding rule.
    /// - Returns: The cut.
    public func cut(_ rule: RoundingRule) -> Rational { statistic.rounded(rule) }
  }

  /// The panel's own cut.
  public let panel: PanelCut
  /// One entry per panelist, in panel order.
  public let entries: [Entry]
  /// One entry per excluded panelist, put back.
  public let hollow: [Entry]

  /// The panelists whose removal moves the functional cut.
  public var movers: [Entry] { entries.filter(\.movesCut) }

  /// The lowest and highest functional cut over all removals, under a rounding rule.
  ///
  /// - Parameter rule: The rounding rule.
  /// - Returns: The two cuts.
  public func range(_ rule: RoundingRule) -> (lower: Rational, upper: Rational) {
    let cuts = entries.map { $0.cut(rule) }
    let own = panel.recommended.rounded(rule)
    return (cuts.min() ?? own, cuts.max() ?? own)
  }

  /// The cuts without each panelist.
  ///
  /// - Parameters:
  ///   - cuts: The panelists' cuts.
  ///   - rule: The study's rule.
  /// - Returns: The view; undefined when the smaller panel has no statistic.
  public static func analyze(_ cuts: PanelistCuts, rule: CutRule) -> Estimate<LeaveOneOut> {
    guard cuts.values.count > 1 else { return .undefined(.needsAtLeast(2, "panelists")) }
    return rule.cut(of: cuts.values).flatMap { panel in
      var entries: [Entry] = []
      for (index, panelist) in cuts.panelists.enumerated() {
        var rest = cuts.values
        let own = rest.remove(at: index)
        switch rule.statistic.value(of: rest) {
        case .undefined(let reason): return .undefined(reason)
        case .known(let statistic): entries.append(entry(panelist, own, statistic, panel))
        }
      }
      let hollow = cuts.excluded.compactMap { excluded in
        rule.statistic.value(of: cuts.values + [excluded.value]).value.map {
          entry(excluded.panelist, excluded.value, $0, panel)
        }
      }
      return .known(LeaveOneOut(panel: panel, entries: entries, hollow: hollow))
    }
  }

  private static func entry(
    _ panelist: String,
    _ value: Rational,
    _ statistic: Rational,
    _ panel: PanelCut
  ) -> Entry {
    Entry(
      panelist: panelist,
      value: value,
      statistic: statistic,
      movesCut: statistic.rounded(panel.rule.rounding) != panel.functional,
      difference: statistic - panel.recommended
    )
  }
}
