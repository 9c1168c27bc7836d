// SPDX-License-Identifier: Apache-2.0

/// Why a clause cannot be carried to SQL; it becomes a finding that names the clause.
struct SQLRefusal: Error, Hashable {
  /// P701 to P706.
  var code: DiagnosticCode
  /// What cannot be carried, as it follows "SQL cannot carry ".
  var reason: String
  /// Where the construct stands, once that is known.
  var site: Site?

  init(_ code: DiagnosticCode, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// A construct that has no counterpart.
  static func construct(_ reason: String) -> SQLRefusal { SQLRefusal(.notInSQL, reason) }

  /// Numbers for which 64 bits are not proved to be enough.
  static func overflow(_ reason: String) -> SQLRefusal { SQLRefusal(.overflow, reason) }

  /// The refusal of a clause that needs a declaration which was refused.
  func needing(_ name: String) -> SQLRefusal {
    SQLRefusal(code, "it needs `\(name)`, which has no form in SQL")
  }

  /// The refusal with a place, unless it has one.
  func at(_ site: Site) -> SQLRefusal {
    var copy = self
    copy.site = self.site ?? site
    return copy
  }

  /// The finding for the author of the policy.
  ///
  /// - Parameters:
  ///   - clause: The clause by its label, such as `` `eligible` (4)(B) ``.
  ///   - place: Where the clause stands.
  /// - Returns: The finding.
  func finding(in clause: String, at place: Site) -> Diagnostic {
    Diagnostic(
      code,
      "\(clause) has no form in SQL: \(reason)",
      at: (site ?? place).span,
      help: "ask for the other decisions with `--only`; a study of the kind policy decides all"
    )
  }
}
