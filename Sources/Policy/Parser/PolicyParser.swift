// SPDX-License-Identifier: Apache-2.0

/// Reads the text of a policy as a syntax tree.
///
/// Recursive descent with one token of look-ahead; two-word words of the language count as one,
/// and a label as one. A fault ends a line, not the file: the parser goes on at the next label,
/// row, line or block, so that one run names all faults. What could not be read is `.damaged` in
/// the tree.
///
/// Names are not resolved here: a bare word of an expression is a `.reference`, one of a set, a
/// cell or a test is a `.name`.
public struct PolicyParser {
  /// The most criteria that a file may hold.
  static let mostCriteria = 65_535
  /// The most cells that the tables of a file may hold.
  static let mostCells = 1_000_000
  /// How many times a file is read again with a missing `:` taken as written.
  private static let mostRounds = 8

  let source: SourceText
  let tokens: [Token]
  /// The next token.
  var at = 0
  /// How many blocks are open.
  var level = 0
  /// How many expressions, types or constants are open inside one another.
  var depth = 0
  /// How many operators the line has so far.
  var operators = 0
  /// Whether a `=` behind a parenthesis ends the condition that is being read.
  var stopsAtEqual = false
  /// The parenthesis that was read last, as tokens.
  var lastParenthesis = 0..<0
  /// Whether no block came yet, so that an unknown word may be meant for the header.
  var isInHeader = true
  /// The units that may stand behind a number.
  var units = Words.units
  /// Criteria read so far.
  var criteria = 0
  /// Table cells read so far.
  var cells = 0
  /// Whether a limit of the whole file has been reported.
  var isOverLimit = false
  /// Ends of lines at which a `:` is missing and deeper lines follow.
  var missingColons: Set<Int> = []
  var diagnostics: DiagnosticList

  private var margins: [(token: Int, margin: Margin)]
  private var nextMargin = 0
  private let closing: Margin

  init(_ source: SourceText, _ lexed: Lexer.Output) {
    self.source = source
    tokens = lexed.tokens
    margins = lexed.margins.map { ($0.key, $0.value) }.sorted { $0.token < $1.token }
    closing = lexed.closing
    diagnostics = lexed.findings
  }

  /// Reads a policy.
  ///
  /// - Parameter source: The text.
  /// - Returns: The tree, `nil` only when the file is too long to be read, and what is wrong with
  ///   the text. The tree of a text with errors has damaged parts and gaps.
  /// - Complexity: O(length of the text), times at most eight when lines lack their `:`.
  public static func parse(
    _ source: SourceText
  ) -> (document: PolicyDocument?, diagnostics: DiagnosticList) {
    guard source.bytes.count <= Lexer.longestFile else {
      var diagnostics = DiagnosticList()
      diagnostics.append(
        Diagnostic(
          .limit,
          "the file is longer than 4 MiB",
          at: Span(0, 0),
          help: "keep long tables in CSV files, and write  import csv \"table.csv\"  in their place"
        )
      )
      return (nil, diagnostics)
    }
    var colons: Set<Int> = []
    for _ in 1..<mostRounds {
      var parser = PolicyParser(source, Lexer.read(source, assumedColons: colons))
      let document = parser.document()
      if parser.missingColons.isSubset(of: colons) { return (document, parser.diagnostics) }
      colons.formUnion(parser.missingColons)
    }
    var parser = PolicyParser(source, Lexer.read(source, assumedColons: colons))
    let document = parser.document()
    return (document, parser.diagnostics)
  }

  // MARK: - Comments

  /// The comments round the line that starts at the next token.
  ///
  /// Comments of lines that have no place for them in the tree go above the next line that has.
  mutating func margin() -> Margin {
    var result = Margin()
    while nextMargin < margins.count, margins[nextMargin].token <= at {
      let margin = margins[nextMargin].margin
      if margins[nextMargin].token == at {
        result.above += margin.above
        result.behind = margin.behind
      } else {
        result.above += margin.above.filter { $0 != nil } + (margin.behind.map { [$0] } ?? [])
      }
      nextMargin += 1
    }
    return result
  }

  /// The comments behind the last line.
  mutating func closingMargin() -> Margin {
    at = tokens.count
    var result = margin()
    at = tokens.count - 1
    result.above += closing.above
    return result
  }
}
