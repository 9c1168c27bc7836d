// SPDX-License-Identifier: Apache-2.0

/// Cases written in the notation of tests, checked against a policy.
public struct CheckedCases: Sendable {
  /// The text.
  public let source: SourceText
  /// The cases, in file order; empty when a finding is an error.
  public let cases: [TestDeclaration]
  /// What is found, by its place.
  public let diagnostics: DiagnosticList

  /// Reads and checks cases.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - policy: A policy without errors.
  ///   - imports: Where the files stand that the policy's tables import.
  public init(
    _ source: SourceText,
    of policy: CheckedPolicy,
    imports: any TableImports = NoTableImports()
  ) {
    self.source = source
    var units: Set<String> = []
    for clause in policy.document?.header ?? [] {
      if case .unit(let name, _, _) = clause.kind { units.insert(name.text) }
    }
    let (cases, syntax) = PolicyParser.parseCases(source, units: units)
    var all = syntax
    if let document = policy.document {
      for finding in Self.findings(cases, document, imports, besides: policy.diagnostics) {
        all.append(finding)
      }
    }
    self.cases = all.hasErrors ? [] : cases
    diagnostics = all
  }

  /// What the checker says about the cases as if they were tests of the policy; that they expect
  /// nothing is no finding.
  private static func findings(
    _ cases: [TestDeclaration],
    _ document: PolicyDocument,
    _ imports: any TableImports,
    besides known: DiagnosticList
  ) -> [Diagnostic] {
    var extended = document
    extended.blocks.removeAll { if case .test = $0.kind { true } else { false } }
    extended.blocks += cases.map { Block(.test($0), $0.title.site, Margin()) }
    let (_, diagnostics) = PolicyChecker.check(extended, imports: imports)
    let old = Set(known.entries)
    return diagnostics.entries.filter { $0.code != .noExpectation && !old.contains($0) }
  }
}
