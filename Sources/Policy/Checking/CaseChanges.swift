// SPDX-License-Identifier: Apache-2.0

/// What is given in place of what cases give, read and checked against a policy.
public struct CaseChanges: Sendable {
  /// The changes as the lines of a case, so that findings have a place.
  public let source: SourceText
  /// What is wrong with them; where a finding is an error, nothing is changed.
  public let diagnostics: DiagnosticList
  private let assignments: [TestDeclaration.Assignment]

  /// Reads and checks changes.
  ///
  /// - Parameters:
  ///   - changes: Values as a `given` line of a test has them: `training 4 years, exam passed`.
  ///   - name: What findings call the text.
  ///   - policy: A policy without errors.
  ///   - imports: Where the files stand that the policy's tables import.
  public init(
    _ changes: [String],
    named name: String,
    of policy: CheckedPolicy,
    imports: any TableImports = NoTableImports()
  ) {
    let lines = changes.map { "  given \($0)\n" }.joined()
    source = SourceText(name: name, text: "case \"\":\n\(lines)")
    let (cases, syntax) = PolicyParser.parseCases(source, units: policy.unitNames)
    var diagnostics = syntax
    let found = policy.checking(cases, imports: imports).findings
    // Nothing is asked about the changes themselves.
    for finding in found.entries where finding.code != .noExpectation {
      diagnostics.append(finding)
    }
    self.diagnostics = diagnostics
    assignments = cases.flatMap(\.lines).flatMap { line -> [TestDeclaration.Assignment] in
      if case .given(let assignments) = line.kind { assignments } else { [] }
    }
  }

  /// A case with the changes in place of what it gives for the same facts and measures.
  ///
  /// A change holds for every row, and replaces the deciding date where it gives that fact.
  ///
  /// - Parameter test: The case.
  /// - Returns: The changed case; what is asked about it stays.
  public func applied(to test: RuleTest) -> RuleTest {
    var changed = test
    for (place, line) in test.declaration.lines.enumerated() {
      guard case .given(let given) = line.kind else { continue }
      let kept = given.filter { old in
        !assignments.contains { $0.replaces(old, year: test.declaration.year) }
      }
      // The line stays, since questions are known by the places of their lines.
      changed.declaration.lines[place].kind = .given(kept)
    }
    let site = Site(Span(0, 0))
    changed.declaration.lines.append(TestDeclaration.Line(.given(assignments), site, Margin()))
    return changed
  }
}

extension TestDeclaration.Assignment {
  /// Whether nothing is left of another value once this one is given.
  fileprivate func replaces(_ other: Self, year: Int?) -> Bool {
    name.text == other.name.text && arguments == other.arguments
      && (period ?? year) == (other.period ?? year)
      && other.fields.map(\.text).starts(with: fields.map(\.text))
  }
}
