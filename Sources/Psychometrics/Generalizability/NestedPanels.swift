// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// Several panels that set the same cut: each panel's cut, their mean, and the variance of panels.
///
/// Judges are nested in panels. With P panels of J_p judges, N = ΣJ_p, and the one-way mean squares
/// between panels (MSB) and within (MSW) of the judges' cuts:
/// var_panel = (MSB − MSW)/J₀ with J₀ = (N − ΣJ_p²/N)/(P − 1), a negative value counted as zero and
/// flagged. The mean is taken over panels, each panel counting alike; its standard error is
/// √(var_panel/P + Σ_p (MSW/J_p)/P²).
public struct NestedPanels: Sendable, Hashable {
  /// The mean cut of each panel, in the order given.
  public let panelCuts: [Rational]
  /// The mean of the panels' cuts.
  public let meanOfPanels: Rational
  /// The mean square between panels.
  public let meanSquareBetween: Rational
  /// The mean square of judges within panels.
  public let meanSquareWithin: Rational
  /// The variance of panels, in squared points.
  public let panelComponent: VarianceComponent
  /// The exact square of the standard error of the mean of panels.
  public let squaredError: Rational

  /// The standard error of the mean of panels, in points.
  public var error: Double { squaredError.double.squareRoot() }

  /// The analysis of judges' cuts by panel, or why there is none.
  ///
  /// - Parameter cutsByPanel: The cuts of the judges of each panel.
  /// - Returns: The analysis; undefined for one panel or one judge in each.
  public static func analyze(cutsByPanel: [[Rational]]) -> Estimate<NestedPanels> {
    guard cutsByPanel.count > 1 else { return .undefined(.needsAtLeast(2, "panels")) }
    guard cutsByPanel.allSatisfy({ !$0.isEmpty }) else {
      return .undefined(.needsAtLeast(1, "panelists in every panel"))
    }
    let panels = Rational(cutsByPanel.count)
    let sizes = cutsByPanel.map { Rational($0.count) }
    let all = sizes.sum()
    guard all > panels else { return .undefined(.needsAtLeast(2, "panelists in some panel")) }
    let cuts = cutsByPanel.map { $0.sum() / Rational($0.count) }
    let within = cutsByPanel.map { $0.squaredDeviations() }.sum() / (all - panels)
    let grand = zip(cuts, sizes).map { $0 * $1 }.sum() / all
    let between =
      zip(cuts, sizes).map { $1 * ($0 - grand) * ($0 - grand) }.sum() / (panels - 1)
    let effectiveSize = (all - sizes.map { $0 * $0 }.sum() / all) / (panels - 1)
    let component = VarianceComponent((between - within) / effectiveSize)
    let judgeError = sizes.map { within / $0 }.sum() / (panels * panels)
    return .known(
      NestedPanels(
        panelCuts: cuts,
        meanOfPanels: cuts.sum() / panels,
        meanSquareBetween: between,
        meanSquareWithin: within,
        panelComponent: component,
        squaredError: component.value / panels + judgeError
      )
    )
  }
}
