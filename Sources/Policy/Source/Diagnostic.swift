// SPDX-License-Identifier: Apache-2.0

/// A finding in a policy file: where, what, and what to do about it.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The file can be used; someone should look.
    case warning
    /// The file cannot be used.
    case error
  }

  /// A place that belongs to the finding, with a word or two on its part in it.
  public struct Mark: Sendable, Hashable {
    /// The place.
    public let span: Span
    /// What it is here, such as `list of periods`; empty for the main place.
    public let label: String

    /// A mark.
    ///
    /// - Parameters:
    ///   - span: The place.
    ///   - label: What it is here.
    public init(_ span: Span, _ label: String = "") {
      self.span = span
      self.label = label
    }
  }

  /// Text that puts the finding right when it replaces a span.
  public struct Fix: Sendable, Hashable {
    /// The text to take away.
    public let span: Span
    /// The text to put there.
    public let replacement: String

    /// A fix.
    ///
    /// - Parameters:
    ///   - span: The text to take away.
    ///   - replacement: The text to put there.
    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// What it is; the number never changes once published.
  public let code: DiagnosticCode
  /// One sentence without the place.
  public let message: String
  /// The places concerned, the main one first; never empty.
  public let marks: [Mark]
  /// What to do, in a sentence or as text to paste; `nil` when nothing general can be said.
  public let help: String?
  /// A test that shows the finding when it is pasted into the policy; `nil` where there is none.
  public let example: String?
  /// A change that a tool can make.
  public let fix: Fix?

  /// A finding.
  ///
  /// - Parameters:
  ///   - code: What it is.
  ///   - message: One sentence without the place.
  ///   - span: The main place.
  ///   - label: What the main place is here.
  ///   - others: Other places concerned.
  ///   - help: What to do.
  ///   - example: A test that shows the finding.
  ///   - fix: A change that a tool can make.
  public init(
    _ code: DiagnosticCode,
    _ message: String,
    at span: Span,
    label: String = "",
    others: [Mark] = [],
    help: String? = nil,
    example: String? = nil,
    fix: Fix? = nil
  ) {
    self.code = code
    self.message = message
    marks = [Mark(span, label)] + others
    self.help = help
    self.example = example
    self.fix = fix
  }

  /// The main place.
  public var span: Span { marks[0].span }
  /// How bad it is, by its code.
  public var severity: Severity { code.severity }
}
