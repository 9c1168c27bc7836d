// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads cases: blocks `case "A-03" on 2025-03-01:` with `given` lines, written as in tests.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - units: Units that the policy declares beside the language's own.
  /// - Returns: The cases, each a test without expectations whose title is the subject's id, and
  ///   what is wrong with the text.
  public static func parseCases(
    _ source: SourceText,
    units: Set<String> = []
  ) -> (cases: [TestDeclaration], diagnostics: DiagnosticList) {
    var parser = PolicyParser(source, Lexer.read(source))
    parser.units.formUnion(units)
    parser.isInHeader = false
    let cases = parser.blockLines { parser -> TestDeclaration? in
      parser.recovering { parser throws(Unreadable) in
        guard parser.isAt("case") else {
          throw parser.expected("`case` and the subject's id between quotation marks")
        }
        return try parser.test("case")
      }
    }
    for line in cases.flatMap(\.lines) {
      switch line.kind {
      case .given, .rows: continue
      case .expect, .needs:
        parser.diagnostics.append(
          Diagnostic(
            .misplacedBlock,
            "a case expects nothing: it is what is decided about",
            at: line.site.span,
            help: "put it into a test of the policy"
          )
        )
      }
    }
    if cases.isEmpty, !parser.diagnostics.hasErrors {
      parser.diagnostics.append(
        Diagnostic(
          .unexpectedToken,
          "the file has no case",
          at: Span(0, 0),
          help: "write  case \"A-03\" on 2025-03-01:  and `given` lines below it"
        )
      )
    }
    return (cases, parser.diagnostics)
  }
}
