// SPDX-License-Identifier: Apache-2.0

/// A policy file with everything that is found in it, in one run.
public struct CheckedPolicy: Sendable {
  /// The text; of a policy that lies over another one the text of both.
  public let source: SourceText
  /// The text of its own file.
  public let own: SourceText
  /// The tree, of a policy that lies over another one that of both; `nil` when the text has no policy
  /// line.
  public let document: PolicyDocument?
  /// The rules; `nil` when a finding is an error.
  public let rulebook: Rulebook?
  /// The rules, also where the only errors are that some input of a table or of cases finds no row,
  /// or several: a case that meets such an input is a fault, and tests can show it.
  public let testable: Rulebook?
  /// What is found, by its place.
  public let diagnostics: DiagnosticList

  /// Reads and checks a policy.
  ///
  /// Text that cannot be read does not keep the rest from being checked.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - imports: Where the files stand that its tables import, and the policy that it lies over.
  public init(_ source: SourceText, imports: any TableImports = NoTableImports()) {
    own = source
    var (document, syntax) = PolicyParser.parse(source)
    var whole = source
    if let upper = document, let overlay = PolicyOverlay(upper, source, imports) {
      document = overlay.document
      whole = overlay.source
      for finding in overlay.diagnostics.entries { syntax.append(finding) }
    }
    self.source = whole
    self.document = document
    guard let document else {
      rulebook = nil
      testable = nil
      diagnostics = syntax
      return
    }
    let (rulebook, findings) = PolicyChecker.examine(document, imports: imports)
    var all = syntax
    // What could not be read may use the fact that nothing else uses: only errors are sure.
    for finding in findings.entries where !syntax.hasErrors || finding.severity == .error {
      all.append(finding)
    }
    self.rulebook = all.hasErrors ? nil : rulebook
    let isSound = all.entries.allSatisfy { $0.severity != .error || $0.code.isAboutInputs }
    testable = isSound && all.omitted == 0 ? rulebook : nil
    diagnostics = all
  }
}

extension DiagnosticCode {
  /// Whether the rules are clear but for inputs that find no row or case, or several.
  fileprivate var isAboutInputs: Bool {
    switch self {
    case .casesOverlap, .casesGap, .tableGap, .tableOverlap, .duplicateKey, .printedUpper,
      .noDomain,
      .shadowedRow:
      true
    default: false
    }
  }
}
