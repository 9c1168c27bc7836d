// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// Decisions that are asked about cases, read and checked against a policy.
public struct CaseQuestions: Sendable {
  /// The questions as the lines of a case, so that findings have a place.
  public let source: SourceText
  /// What is wrong with them.
  public let diagnostics: DiagnosticList
  /// Each question as the line of a test; its outcome is what is asked for.
  let lines: [TestDeclaration.Line]

  /// Whether all of them can be asked.
  var isSound: Bool { !diagnostics.hasErrors }

  /// Reads and checks questions.
  ///
  /// - Parameters:
  ///   - questions: Decisions with their arguments as a test names them; every decision without
  ///     parameters where the list is empty.
  ///   - policy: A policy without errors.
  ///   - imports: Where the files stand that the policy's tables import.
  init(_ questions: [String], of policy: CheckedPolicy, imports: any TableImports) {
    let asked = questions.isEmpty ? policy.openDecisions : questions.uniqued
    let text = asked.map { "  expect \($0) met\n" }.joined()
    source = SourceText(name: "--decision", text: "case \"\":\n\(text)")
    var parser = PolicyParser(source, Lexer.read(source))
    let cases = parser.blockLines { parser -> TestDeclaration? in
      parser.recovering { parser throws(Unreadable) in try parser.test("case") }
    }
    var diagnostics = asked.isEmpty ? DiagnosticList() : parser.diagnostics
    if !diagnostics.hasErrors, asked.isEmpty || cases.flatMap(\.lines).count != asked.count {
      diagnostics.append(
        Diagnostic(
          .unexpectedToken,
          "a question is one decision, with its arguments where it takes some",
          at: Span(0, 0)
        )
      )
    }
    // The names of decisions without arguments come from the policy itself.
    if !questions.isEmpty, !diagnostics.hasErrors {
      diagnostics.append(contentsOf: policy.checking(cases, imports: imports).findings)
    }
    self.diagnostics = diagnostics
    lines = cases.flatMap(\.lines).map { line in
      var line = line
      // The question stands nowhere in the text of the cases.
      line.site = Site(Span(0, 0))
      return line
    }
  }
}
