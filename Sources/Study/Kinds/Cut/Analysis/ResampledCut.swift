// SPDX-License-Identifier: Apache-2.0
import StandardSetting

/// A cut without panelists' cuts of their own, drawn again from all that it rests on.
struct ResampledCut {
  let estimate: BootstrapEstimate
  /// What is drawn anew, in the plural: `groups of examinees`.
  let drawn: String
  /// What varies between resamples: `examinees`.
  let counted: String
  /// The SD of the resampled cuts; it counts everything that is drawn, and nothing else.
  let standardError: MethodResult.StandardError

  /// Draws; `nil` when the method has fewer than two panelists and fewer than two examinees.
  init?(_ method: any CutMethod, _ plan: BootstrapPlan) {
    let kind: MethodResult.ErrorKind
    switch (method.panelists.count > 1, method.examinees.count > 1) {
    case (true, true):
      kind = .bootstrapJoint
      drawn = "panels and groups of examinees"
      counted = "panelists and examinees"
    case (true, false):
      kind = .bootstrapPanelists
      drawn = "panels"
      counted = "panelists"
    case (false, true):
      kind = .bootstrapExaminees
      drawn = "groups of examinees"
      counted = "examinees"
    case (false, false): return nil
    }
    estimate = method.bootstrap(plan, units: .both)
    standardError =
      estimate.standardError.map { .estimated($0, kind) }
      ?? .notEstimable("fewer than two resamples gave a cut")
  }
}
