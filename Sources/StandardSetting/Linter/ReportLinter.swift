// SPDX-License-Identifier: Apache-2.0

/// Reads a technical report the way a careful editor does, and says what does not fit together.
///
/// The linter is a pure function of the text and the study's values. It repairs nothing: where a
/// figure can be recovered it says how, where it cannot it says so.
public enum ReportLinter {
  /// Every rule, in the order of its code.
  public static let rules: [LintRule] = [
    .testCode, .scaleRange, .wording, .summaryRows, .lattice, .countsAndPercents, .percentSums,
    .textAgainstTables, .participants, .scoreInScale, .codeField, .duplicateHeadings, .errorBands,
    .conversionPairs, .paragraphOrder, .spelling, .itemCounts, .repeatedClaims,
  ]

  /// Checks a report.
  ///
  /// - Parameters:
  ///   - text: The report's text as it stands; empty when only values are checked.
  ///   - values: What the study itself states; fields left empty are read from the text.
  /// - Returns: The findings of every rule, by code and then by line.
  public static func lint(text: String = "", values: ReportFacts = ReportFacts()) -> LintReport {
    lint(LintInput(text: ReportText(text), values: values))
  }

  /// Checks a report that is read already.
  public static func lint(_ input: LintInput) -> LintReport {
    LintReport(findings: rules.flatMap { rule in rule.findings(input).inOrder })
  }
}

/// The findings of one run over one report.
public struct LintReport: Sendable, Hashable {
  /// All findings, by code and then by line.
  public let findings: [LintFinding]

  /// A report of findings.
  public init(findings: [LintFinding]) {
    self.findings = findings
  }

  /// The findings of one rule.
  public func findings(of code: LintCode) -> [LintFinding] {
    findings.filter { $0.code == code }
  }

  /// The gravest severity of a rule; `nil` when the rule had nothing to look at.
  public func severity(of code: LintCode) -> LintSeverity? {
    findings(of: code).map(\.severity).max()
  }

  /// The rules that found something, passes left out.
  public var fired: [LintCode] {
    LintCode.allCases.filter { (severity(of: $0) ?? .pass) > .pass }
  }

  /// The rules that had nothing to look at.
  public var silent: [LintCode] {
    LintCode.allCases.filter { severity(of: $0) == nil }
  }

  /// The number of findings of a severity.
  public func count(of severity: LintSeverity) -> Int {
    findings.count { $0.severity == severity }
  }
}

extension [LintFinding] {
  /// By line, findings without a line last, ties in the order they were made.
  fileprivate var inOrder: [LintFinding] {
    enumerated().sorted { left, right in
      let first = left.element.lines.first ?? Int.max
      let second = right.element.lines.first ?? Int.max
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}
