// SPDX-License-Identifier: Apache-2.0

extension MethodResult {
  /// The standard error of a cut with its name and what it counts, or why there is none.
  public enum StandardError: Sendable, Hashable {
    /// A number, the name of its formula and what it counts.
    case estimated(Double, ErrorKind)
    /// No number, and the reason in words.
    case notEstimable(String)

    /// The answer of a method without a closed form when no bootstrap was declared.
    public static let needsBootstrap = StandardError.notEstimable(
      "there is no closed form, and no bootstrap was declared; it needs a seed and a number of "
        + "resamples"
    )

    /// The number, when there is one.
    public var value: Double? {
      if case .estimated(let value, _) = self { value } else { nil }
    }

    /// The formula's kind, when there is a number.
    public var kind: ErrorKind? {
      if case .estimated(_, let kind) = self { kind } else { nil }
    }

    /// What the number counts, or why there is none; printed beside every cut.
    public var sentence: String {
      switch self {
      case .estimated(_, let kind): "\(kind.name): \(kind.counts)"
      case .notEstimable(let reason): "not estimable: \(reason)"
      }
    }
  }

  /// The formulas for a cut's standard error.
  public enum ErrorKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// SD with n − 1 of the panelists' cuts, divided by the root of their number.
    case judgment
    /// 1.2533 times the standard error of judgment.
    case judgmentMedian = "judgment-median"
    /// The spread of the cut over resampled panelists.
    case bootstrapPanelists = "bootstrap-panelists"
    /// The spread of the cut over resampled persons.
    case bootstrapExaminees = "bootstrap-examinees"
    /// The spread of the cut over resampled panelists and persons.
    case bootstrapJoint = "bootstrap-joint"
    /// The error of fitted lines, summed in quadrature over stations.
    case regression
    /// The first-order error of a ratio of logistic coefficients.
    case delta

    /// The name as it is printed.
    public var name: String {
      switch self {
      case .judgment: "SEJ"
      case .judgmentMedian: "SEJ of a median"
      case .bootstrapPanelists: "bootstrap SE, panelists"
      case .bootstrapExaminees: "bootstrap SE, examinees"
      case .bootstrapJoint: "bootstrap SE, panelists and examinees"
      case .regression: "regression SE"
      case .delta: "delta-method SE"
      }
    }

    /// What the number counts and what it leaves out.
    public var counts: String {
      switch self {
      case .judgment:
        "spread between the panelists' cuts; assumes random panelists and independent judgments"
      case .judgmentMedian:
        "1.2533 times the SEJ, the large-sample value for a median of normal panelist cuts"
      case .bootstrapPanelists:
        "other panelists of the same kind; the examinees are taken as they are"
      case .bootstrapExaminees:
        "other examinees of the same kind; the panelists are taken as they are"
      case .bootstrapJoint: "other panelists and other examinees of the same kinds"
      case .regression:
        "residual scatter about each station's line; stations are taken as independent"
      case .delta: "sampling of classified scores, all taken as independent"
      }
    }
  }
}
