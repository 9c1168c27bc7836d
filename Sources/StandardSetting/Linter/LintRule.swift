// SPDX-License-Identifier: Apache-2.0

/// What the rules look at: the text, and the facts read from it or stated by the study.
public struct LintInput: Sendable {
  /// The report's text; empty when only values are checked.
  public let text: ReportText
  /// The facts: the study's values, completed by what the text says.
  public let facts: ReportFacts

  /// Reads the facts from a text and lets the study's own values go first.
  ///
  /// - Parameters:
  ///   - text: The report as lines.
  ///   - values: What the study states; fields left empty are read from the text.
  public init(text: ReportText = ReportText(""), values: ReportFacts = ReportFacts()) {
    self.text = text
    facts = values.completed(by: text)
  }
}

/// One rule of the linter: a code, a title, what it checks, and the check itself.
public struct LintRule: Sendable {
  /// The code its findings carry.
  public let code: LintCode
  /// The rule in a few words.
  public let title: String
  /// What is compared with what.
  public let checks: String
  /// The check; no finding at all means that there was nothing to look at.
  let findings: @Sendable (LintInput) -> [LintFinding]

  /// A finding of this rule.
  func finding(
    _ severity: LintSeverity,
    lines: [Int] = [],
    asRead: String = "",
    _ message: String,
    remedy: String = ""
  ) -> LintFinding {
    LintFinding(
      code: code,
      severity: severity,
      lines: lines,
      asRead: asRead,
      message: message,
      rule: checks,
      remedy: remedy
    )
  }

  /// The statement that the rule was checked and holds.
  func pass(_ message: String, lines: [Int] = []) -> LintFinding {
    finding(.pass, lines: lines, message)
  }
}

extension LintRule {
  /// A rule whose check gets the rule itself, to make findings with.
  init(
    _ code: LintCode,
    title: String,
    checks: String,
    check: @escaping @Sendable (LintRule, LintInput) -> [LintFinding]
  ) {
    self.init(code: code, title: title, checks: checks) { input in
      let bare = LintRule(code: code, title: title, checks: checks) { _ in [] }
      return check(bare, input)
    }
  }
}
