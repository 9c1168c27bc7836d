// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The findings of a check, each said once however many versions share the text.
final class Findings {
  private(set) var list = DiagnosticList()
  private var seen: Set<Said> = []

  /// What tells findings apart: two versions that share a table differ in the test that shows it.
  private struct Said: Hashable {
    let code: DiagnosticCode
    let message: String
    let marks: [Diagnostic.Mark]
    let fix: Diagnostic.Fix?
  }

  /// Adds a finding, unless it has been said.
  func add(_ diagnostic: Diagnostic) {
    let said = Said(
      code: diagnostic.code,
      message: diagnostic.message,
      marks: diagnostic.marks,
      fix: diagnostic.fix
    )
    guard seen.insert(said).inserted else { return }
    list.append(diagnostic)
  }

  /// Adds a finding.
  func add(
    _ code: DiagnosticCode,
    _ message: String,
    at site: Site,
    label: String = "",
    others: [Diagnostic.Mark] = [],
    help: String? = nil,
    example: String? = nil
  ) {
    add(
      Diagnostic(
        code,
        message,
        at: site.span,
        label: label,
        others: others,
        help: help,
        example: example
      )
    )
  }

  /// Adds "unknown name" with the nearest of the names that exist.
  func unknown(
    _ what: String,
    _ name: String,
    at site: Site,
    among candidates: some Sequence<String>,
    code: DiagnosticCode = .unknownName
  ) {
    let names = Array(Set(candidates)).sorted()
    let suggestion = Spelling.suggestion(for: name, among: names)
    let help =
      suggestion.isEmpty
      ? nil
      : suggestion.replacing("; did", with: "did").replacing("\"", with: "`")
    add(code, "\(what) `\(name)` is not declared", at: site, help: help)
  }

  /// Adds the second of two declarations of one name, with both places.
  func twice(_ what: String, _ name: Name, first: Name) {
    add(
      .duplicate,
      "\(what) `\(name.text)` is declared twice",
      at: name.site,
      label: "again",
      others: [Diagnostic.Mark(first.site.span, "first")],
      help: "keep one of the two, or give one another name"
    )
  }
}
