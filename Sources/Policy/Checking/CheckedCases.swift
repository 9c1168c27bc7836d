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
  /// Why a question could not be read; `nil` when all could.
  public let trouble: String?

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
    var units: Set<String> = []
    for clause in policy.document?.header ?? [] {
      if case .unit(let name, _, _) = clause.kind { units.insert(name.text) }
    }
    var (cases, diagnostics) = PolicyParser.parseCases(source, units: units)
    let all = questions.isEmpty ? policy.openDecisions : questions
    let asked = all.map { Self.question($0) }
    trouble = zip(all, asked).first { $1 == nil }.map { "\"\($0.0)\" cannot be read as a question" }
    for place in cases.indices { cases[place].lines += asked.compactMap { $0 } }
    var checked: [RuleTest] = []
    var rulebook: Rulebook?
    if var document = policy.document {
      document.blocks.removeAll { if case .test = $0.kind { true } else { false } }
      document.blocks += cases.map { Block(.test($0), $0.title.site, Margin()) }
      let (built, findings) = PolicyChecker.check(document, imports: imports)
      let known = Set(policy.diagnostics.entries)
      for finding in findings.entries where !known.contains(finding) {
        diagnostics.append(finding)
      }
      rulebook = built
      checked = built?.tests ?? []
    }
    let isSound = !diagnostics.hasErrors && trouble == nil
    self.cases = isSound ? checked : []
    self.rulebook = isSound ? rulebook : nil
    self.diagnostics = diagnostics
  }

  /// A question as the line of a test; its outcome is what is asked for.
  private static func question(_ text: String) -> TestDeclaration.Line? {
    let source = SourceText(name: "question", text: "case \"\":\n  expect \(text) met\n")
    var parser = PolicyParser(source, Lexer.read(source))
    let cases = parser.blockLines { parser -> TestDeclaration? in
      parser.recovering { parser throws(Unreadable) in try parser.test("case") }
    }
    guard !parser.diagnostics.hasErrors, cases.count == 1, var line = cases[0].lines.first,
      cases[0].lines.count == 1
    else { return nil }
    // The question stands nowhere in the file of cases: a finding about it marks the file's start.
    line.site = Site(Span(0, 0))
    return line
  }
}

extension CheckedPolicy {
  /// The names of the decisions that take no arguments, in the order of the first version that has
  /// them.
  public var openDecisions: [String] {
    var names: [String] = []
    for version in rulebook?.versions ?? [] {
      for decision in version.program.decisions
      where decision.parameters.isEmpty && !names.contains(decision.name) {
        names.append(decision.name)
      }
    }
    return names
  }
}
