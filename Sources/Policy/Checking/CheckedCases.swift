// SPDX-License-Identifier: Apache-2.0

/// Cases written in the notation of tests, checked against a policy, with what is asked about them.
public struct CheckedCases: Sendable {
  /// The text.
  public let source: SourceText
  /// The rules; `nil` when a finding is an error.
  public let rulebook: Rulebook?
  /// The cases, in file order, each a test whose expectations are the questions; empty when a finding
  /// is an error.
  public let cases: [RuleTest]
  /// What is found, by its place.
  public let diagnostics: DiagnosticList
  /// What is asked, and what is wrong with it.
  public let questions: CaseQuestions

  /// Reads and checks cases.
  ///
  /// - Parameters:
  ///   - source: The text: blocks `case "A-03" on 2025-03-01:` with `given` lines.
  ///   - policy: A policy without errors.
  ///   - questions: Decisions with their arguments as a test names them; every decision without
  ///     parameters where the list is empty.
  ///   - imports: Where the files stand that the policy's tables import.
  public init(
    _ source: SourceText,
    of policy: CheckedPolicy,
    asking questions: [String] = [],
    imports: any TableImports = NoTableImports()
  ) {
    self.source = source
    let asked = CaseQuestions(questions, of: policy, imports: imports)
    self.questions = asked
    var (cases, diagnostics) = PolicyParser.parseCases(source, units: policy.unitNames)
    for finding in Self.dropRepeatedIDs(&cases, in: source) { diagnostics.append(finding) }
    for place in cases.indices { cases[place].lines += asked.lines }
    let (rulebook, findings) = policy.checking(cases, imports: imports)
    // Without its questions a case could be blamed for asking nothing.
    if asked.isSound { diagnostics.append(contentsOf: findings) }
    let isSound = asked.isSound && !diagnostics.hasErrors
    self.cases = isSound ? rulebook?.tests ?? [] : []
    self.rulebook = isSound ? rulebook : nil
    self.diagnostics = diagnostics
  }

  /// Takes out cases whose id stands in an earlier line.
  private static func dropRepeatedIDs(
    _ cases: inout [TestDeclaration],
    in source: SourceText
  ) -> [Diagnostic] {
    var first: [Literal: Literal] = [:]
    var findings: [Diagnostic] = []
    cases.removeAll { one in
      guard let earlier = first[one.title] else {
        first[one.title] = one.title
        return false
      }
      guard case .text(let id) = one.title.kind else { return false }
      let lines = [earlier, one.title].map { "\(source.position($0.site.span.start).line)" }
      findings.append(
        Diagnostic(
          .duplicate,
          "the cases in lines \(lines.joined(separator: " and ")) have one id, \"\(id)\"",
          at: one.title.site.span,
          label: "again",
          others: [Diagnostic.Mark(earlier.site.span, "first")],
          help: "give each case an id of its own"
        )
      )
      return true
    }
    return findings
  }
}

extension CheckedPolicy {
  /// The names of the decisions that take no arguments, in the order of the first version that has
  /// them.
  public var openDecisions: [String] { decisionNames { $0.parameters.isEmpty } }

  /// The names of all decisions, in the order of the first version that has them.
  public var decisions: [String] { decisionNames { _ in true } }

  private func decisionNames(_ isWanted: (Decision) -> Bool) -> [String] {
    var names: [String] = []
    for version in rulebook?.versions ?? [] {
      for decision in version.program.decisions
      where isWanted(decision) && !names.contains(decision.name) {
        names.append(decision.name)
      }
    }
    return names
  }

  /// The units that the policy declares beside the language's own.
  var unitNames: Set<String> {
    var units: Set<String> = []
    for clause in document?.header ?? [] {
      if case .unit(let name, _, _) = clause.kind { units.insert(name.text) }
    }
    return units
  }

  /// Checks cases in place of the policy's own tests.
  ///
  /// - Parameters:
  ///   - cases: The cases.
  ///   - imports: Where the files stand that the policy's tables import.
  /// - Returns: The rules with the cases as their tests, `nil` when a finding is an error; and what
  ///   is found in the cases alone.
  func checking(
    _ cases: [TestDeclaration],
    imports: any TableImports
  ) -> (rulebook: Rulebook?, findings: DiagnosticList) {
    var findings = DiagnosticList()
    guard var document else { return (nil, findings) }
    document.blocks.removeAll { if case .test = $0.kind { true } else { false } }
    document.blocks += cases.map { Block(.test($0), $0.title.site, Margin()) }
    let (rulebook, found) = PolicyChecker.check(document, imports: imports)
    let known = Set(diagnostics.entries)
    for finding in found.entries where !known.contains(finding) { findings.append(finding) }
    return (rulebook, findings)
  }
}
