// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

@Suite struct LexerLayoutTests {
  /// The tokens of a text in short: words as they are, layout as `;`, `{` and `}`.
  static func layout(_ text: String, assuming colons: Set<Int> = []) -> String {
    Lexer.read(SourceText(name: "t", text: text), assumedColons: colons).tokens.map { token in
      switch token.kind {
      case .word(let word): word
      case .newline: ";"
      case .indent: "{"
      case .dedent: "}"
      case .end: "."
      case .sign(let sign): sign.rawValue
      default: "_"
      }
    }.joined(separator: " ")
  }

  @Test func `deeper lines are a block only behind a colon`() {
    #expect(Self.layout("a:\n  b\n  c\nd\n") == "a : ; { b ; c ; } d ; .")
    #expect(Self.layout("a\n  b\n  c\nd\n") == "a b c ; d ; .")
  }

  @Test func `a colon inside a line opens nothing`() {
    #expect(Self.layout("a : b\n  c\n") == "a : b c ; .")
  }

  @Test func `blocks close together`() {
    #expect(Self.layout("a:\n  b:\n    c\nd\n") == "a : ; { b : ; { c ; } } d ; .")
    #expect(Self.layout("a:\n  b:\n    c\n  d") == "a : ; { b : ; { c ; } d ; } .")
  }

  @Test func `brackets make line ends spaces`() {
    #expect(Self.layout("a (b\nc\n  )\nd\n") == "a ( b c ) ; d ; .")
    #expect(Self.layout("a {b: [\nc:\n]}\nd\n") == "a { b : [ c : ] } ; d ; .")
  }

  @Test func `a bracket left open ends where a new line of a block starts`() {
    #expect(Self.layout("a (b\nmeasure c\n") == "a ( b ; measure c ; .")
    #expect(Self.layout("x:\n  (A) y (b\n  (B) c\n") == "x : ; { ( A ) y ( b ; ( B ) c ; } .")
  }

  @Test func `blank lines and comments are no lines`() {
    #expect(Self.layout("\n-- a\n\na:\n\n  -- b\n  b\n -- c\n\n") == "a : ; { b ; } .")
  }

  @Test func `a line at a column of no block stays in the block it slipped from`() throws {
    let text = "a:\n    b\n  c\n"
    #expect(Self.layout(text) == "a : ; { b ; c ; } .")
    let finding = try #require(Lexer.read(SourceText(name: "t", text: text)).findings.entries.first)
    #expect(finding.code == .indentation)
    #expect(finding.fix?.replacement == "    ")
  }

  @Test func `a missing colon can be taken as written`() {
    #expect(Self.layout("a\n  b\nc\n", assuming: [1]) == "a : ; { b ; } c ; .")
  }

  @Test func `an empty file has nothing but its end`() {
    #expect(Self.layout("") == ".")
    #expect(Self.layout("\n\n") == ".")
  }

  @Test func `more than 64 blocks inside one another are P009`() {
    let text = (0..<80).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    let output = Lexer.read(SourceText(name: "t", text: text))
    #expect(output.findings.entries.map(\.code) == [.limit])
    #expect(output.tokens.filter { $0.kind == .indent }.count == 64)
    #expect(output.tokens.filter { $0.kind == .dedent }.count == 64)
  }

  @Test func `comments stay with their line`() throws {
    let output = Lexer.read(
      SourceText(name: "t", text: "-- one\n\na  -- two\n  b  -- three\nc\n-- four\n")
    )
    let margin = try #require(output.margins[0])
    #expect(margin.above == [" one", nil, " two"])
    #expect(margin.behind == " three")
    #expect(output.closing.above == [" four"])
  }
}
