// SPDX-License-Identifier: Apache-2.0

/// What one rule says about one place of a report.
///
/// A finding quotes the text as it stands and names a remedy; it never changes anything. A rule
/// that was checked and holds says so with a finding of severity `pass`, whose message tells what
/// was compared, so that a report can print what was looked at and not only what was found.
public struct LintFinding: Sendable, Hashable {
  /// The rule.
  public let code: LintCode
  /// How much the finding weighs.
  public let severity: LintSeverity
  /// The lines of the text it rests on, from 1; empty when it rests on values alone.
  public let lines: [Int]
  /// The text as read; empty for a pass.
  public let asRead: String
  /// What was found, with the figures compared.
  public let message: String
  /// The rule in words.
  public let rule: String
  /// What to do about it; empty for a pass.
  public let remedy: String

  /// A finding.
  public init(
    code: LintCode,
    severity: LintSeverity,
    lines: [Int] = [],
    asRead: String = "",
    message: String,
    rule: String,
    remedy: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.lines = lines
    self.asRead = asRead
    self.message = message
    self.rule = rule
    self.remedy = remedy
  }

  /// The place in words, such as `line 17` or `lines 18 and 19`; empty without a place.
  public var place: String {
    switch lines.count {
    case 0: ""
    case 1: "line \(lines[0])"
    case 2: "lines \(lines[0]) and \(lines[1])"
    default:
      if lines.count == lines[lines.count - 1] - lines[0] + 1 {
        "lines \(lines[0]) to \(lines[lines.count - 1])"
      } else {
        "lines " + lines.dropLast().map(String.init).joined(separator: ", ")
          + " and \(lines[lines.count - 1])"
      }
    }
  }

  /// The finding as one sentence.
  public var sentence: String {
    var parts = ["\(code.rawValue) \(severity.rawValue)"]
    if !place.isEmpty { parts.append(place) }
    if !asRead.isEmpty { parts.append("\"\(asRead)\"") }
    let body = remedy.isEmpty ? message : "\(message); \(remedy)"
    return parts.joined(separator: ", ") + ": " + body
  }
}
