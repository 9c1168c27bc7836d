// SPDX-License-Identifier: Apache-2.0

/// Something that a check of a plan found: where, what value, what is wrong, what to do.
///
/// Warnings never block anything. Errors are references that lead nowhere and records that were changed.
package struct PlanRemark: Sendable, Hashable {
  /// How much it weighs.
  package enum Severity: String, Sendable, Hashable {
    /// For the reader's information.
    case note
    /// Read on, with a doubt.
    case warning
    /// Something leads nowhere, or a record was changed.
    case error
  }

  /// What is found, by a stable name.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    case baselineMissing = "baseline-missing"
    case targetMissing = "target-missing"
    case targetDirection = "target-direction"
    case insideNoise = "inside-noise"
    case noiseUnknown = "noise-unknown"
    case dueMissing = "due-missing"
    case dueOutsideSpan = "due-outside-span"
    case milestoneOffPath = "milestone-off-path"
    case unknownMeasure = "unknown-measure"
    case baselineDiffers = "baseline-differs"
    case rarelySeen = "rarely-seen"
    case capMet = "cap-met"
    case gainsNothing = "gains-nothing"
    case effectDiffers = "effect-differs"
    case effectUntold = "effect-untold"
    case unattainable
    case movingBands = "moving-bands"
    case goalCount = "goal-count"
    case noCause = "no-cause"
    case noEvidence = "no-evidence"
    case noFingerprint = "no-fingerprint"
    case studentsUnknown = "students-unknown"
    case stale
    case stepIncomplete = "step-incomplete"
    case stepOutsideSpan = "step-outside-span"
    case unknownReference = "unknown-reference"
    case repeatedName = "repeated-name"
    case brokenLink = "broken-link"
    case noLink = "no-link"
    case reasonMissing = "revision-reason-missing"
    case historyChanged = "history-changed"
    case approvedTextChanged = "approved-text-changed"
    case noRun = "no-run"
    case noStudy = "no-study"
  }

  /// How much it weighs.
  package let severity: Severity
  /// What is found.
  package let code: Code
  /// The object, such as `goal G1`; empty for the plan as a whole.
  package let subject: String
  /// The key of the object; empty where it is no single one.
  package let key: String
  /// The value as the plan has it; `nil` where it is missing.
  package let value: String?
  /// What is wrong.
  package let rule: String
  /// What to do.
  package let remedy: String

  /// A warning.
  package init(
    _ code: Code,
    _ subject: String,
    key: String = "",
    value: String? = nil,
    _ rule: String,
    remedy: String
  ) {
    self.init(.warning, code, subject, key: key, value: value, rule, remedy: remedy)
  }

  /// A remark.
  package init(
    _ severity: Severity,
    _ code: Code,
    _ subject: String,
    key: String = "",
    value: String? = nil,
    _ rule: String,
    remedy: String
  ) {
    (self.severity, self.code, self.subject, self.key) = (severity, code, subject, key)
    (self.value, self.rule, self.remedy) = (value, rule, remedy)
  }

  /// The remark in one sentence, without its place in a file.
  package var sentence: String {
    let object = [subject, key].filter { !$0.isEmpty }.joined(separator: ", ")
    let shown = value.map { " \"\($0)\"" } ?? ""
    let head = object.isEmpty && shown.isEmpty ? "" : "\(object)\(shown): "
    return "\(head)\(rule); \(remedy)"
  }
}
