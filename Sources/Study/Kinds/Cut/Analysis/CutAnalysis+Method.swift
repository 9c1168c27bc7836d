// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import StandardSetting

/// From the deciding method to the cut, before and after rounding.
extension CutAnalysis {
  static func result(
    _ method: any CutMethod,
    _ plan: BootstrapPlan?,
    _ declared: CutSettings.Method
  ) throws(StudyError) -> MethodResult {
    do {
      return try method.result(bootstrap: plan)
    } catch {
      throw StudyError(.data, "method \"\(declared.id)\": \(error.sentence)")
    }
  }

  /// The panel behind the cut: its rounds for the Angoff family, its cuts for Ebel and Nedelsky.
  static func panel(
    _ method: CutSettings.Method,
    _ source: PanelSource?,
    _ result: MethodResult,
    _ settings: CutSettings,
    _ seed: UInt64,
    _ threads: Int
  ) throws(StudyError) -> PanelAnalysis? {
    if method.kind.isAngoff, let source {
      return try PanelAnalysis(
        source,
        method: method,
        settings: settings,
        seed: seed,
        threads: threads
      )
    }
    let exact = result.panelistCuts.compactMap { cut in cut.cut.exact.map { (cut.panelist, $0) } }
    guard method.kind.hasPanelistCuts, exact.count == result.panelistCuts.count
    else { return nil }
    return try PanelAnalysis(
      cuts: PanelistCuts(panelists: exact.map(\.0), values: exact.map(\.1)),
      settings: settings,
      seed: seed,
      threads: threads
    )
  }

  /// Refuses exclusions that nothing would heed.
  static func checkExclusions(
    _ settings: CutSettings,
    _ panel: PanelAnalysis?
  ) throws(StudyError) {
    guard panel == nil else { return }
    for (parameter, isEmpty) in [
      ("exclusions", settings.record.exclusions.records.isEmpty),
      ("leaveOut", settings.leaveOut.isEmpty),
      ("rule.statistic", settings.rule.statistic == .mean),
    ] where !isEmpty {
      throw StudyError(
        .configuration,
        "study.yaml: `\(parameter)` has no effect on method \"\(settings.decides)\": only the Angoff, "
          + "Ebel and Nedelsky methods take their cut from panelists' cuts; change the evidence or the "
          + "method's own options, or remove the parameter"
      )
    }
  }

  static func functional(
    _ panel: PanelAnalysis?,
    _ unrounded: CutValue,
    _ settings: CutSettings
  ) throws(StudyError) -> Rational {
    if let panel { return panel.cut.functional }
    guard let exact = unrounded.rounded(settings.rule.rounding).exact else {
      throw StudyError(
        .configuration,
        "study.yaml: `rule.rounding` is none, but the method's cut is not exact; declare a rounding"
      )
    }
    return exact
  }

  /// Whether each scored item gives 0 or 1 point: as declared, or as the items and the method say.
  static func isNumberRight(
    _ method: CutSettings.Method,
    _ source: PanelSource?,
    _ items: [PanelItem],
    _ settings: CutSettings
  ) -> Bool {
    if let scoring = settings.test.scoring { return scoring == .numberRight }
    if let items = source?.rounds?.design.scoredItems { return items.allSatisfy(\.isOnePoint) }
    if method.kind.isAngoff { return method.kind != .angoffExtended }
    let scored = items.filter(\.isScored)
    return !scored.isEmpty && scored.allSatisfy(\.isOnePoint)
  }

  /// The decided cut in the form that error bands start from.
  static func panelCut(
    _ unrounded: CutValue,
    _ functional: Rational,
    _ rounding: RoundingRule
  ) -> PanelCut? {
    let rule = CutRule(statistic: .mean, rounding: rounding)
    let exact = unrounded.exact ?? Rational(exactly: unrounded.double) ?? functional
    let cut = rule.cut(of: [exact]).value
    // A binary number within rounding error of a tie was decided as the tie it stands for.
    return cut?.functional == functional ? cut : rule.cut(of: [functional]).value
  }
}

extension PanelItem {
  /// Whether the item gives 0 or 1 point.
  fileprivate var isOnePoint: Bool { maxPoints == .one }
}
