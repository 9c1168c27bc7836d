// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

@Suite struct DiagnosticPrinterTests {
  static let source = SourceText(
    name: "tn-itp.policy",
    text: "policy a\n\n        (B) practice >= 3 years\n  letzte Prüfung: 日本 x\n"
  )

  static func list(_ diagnostics: Diagnostic...) -> DiagnosticList {
    diagnostics.reduce(into: DiagnosticList()) { $0.append($1) }
  }

  /// The span of some words of the source.
  static func span(of words: String) throws -> Span {
    let text = source.text(Span(0, source.bytes.count))
    let range = try #require(text.range(of: words))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    return Span(start, start + words.utf8.count)
  }

  @Test func `every place has its carets, and a word under each`() throws {
    let finding = Diagnostic(
      .units,
      "units differ: `practice` is a list of periods, `3 years` is a duration",
      at: try Self.span(of: "practice"),
      label: "list of periods",
      others: [Diagnostic.Mark(try Self.span(of: "3 years"), "duration")],
      help: "sum the periods:  time in practice >= 3 years by anniversary"
    )
    let text = """
      tn-itp.policy:3:13 error P204 units differ: `practice` is a list of periods, `3 years` is a \
      duration
          3 |         (B) practice >= 3 years
            |             ^^^^^^^^    ^^^^^^^ duration
            |             list of periods
         help: sum the periods:  time in practice >= 3 years by anniversary

      """
    #expect(DiagnosticPrinter.text(Self.list(finding), in: Self.source) == text)
  }

  @Test func `places on two lines show both lines, in the order of the file`() throws {
    let finding = Diagnostic(
      .duplicate,
      "`x` stands twice",
      at: try Self.span(of: "日本"),
      others: [Diagnostic.Mark(try Self.span(of: "policy"), "first here")]
    )
    let text = """
      tn-itp.policy:4:19 error P110 `x` stands twice
          1 | policy a
            | ^^^^^^ first here
          4 |   letzte Prüfung: 日本 x
            |                   ^^

      """
    #expect(DiagnosticPrinter.text(Self.list(finding), in: Self.source) == text)
  }

  @Test func `findings come by place, whatever order they were found in`() throws {
    let late = Diagnostic(.tab, "late", at: try Self.span(of: "x\n"))
    let early = Diagnostic(.byteOrderMark, "early", at: try Self.span(of: "policy"))
    let list = Self.list(late, early)
    #expect(list.entries.map(\.message) == ["early", "late"])
    #expect(list.hasErrors)
    #expect(!Self.list(early).hasErrors)
  }

  @Test func `a very long line is shown round the place`() {
    let text = String(repeating: "word ", count: 200) + "\t" + String(repeating: " end", count: 99)
    let source = SourceText(name: "t", text: text)
    let finding = Diagnostic(.tab, "a tab", at: Span(1_000, 1_001))
    let lines = DiagnosticPrinter.text(Self.list(finding), in: source).split(separator: "\n")
    #expect(lines[0] == "t:1:1001 error P002 a tab")
    #expect(lines[1].hasPrefix("    1 | …word word"))
    #expect(lines[1].hasSuffix("…"))
    #expect(lines[1].count < 180)
    #expect(lines[2].hasSuffix(" ^"))
    #expect(lines[1].count > lines[2].count)
    let caret = lines[2].count - 1
    #expect(lines[1].dropFirst(caret).hasPrefix("  end"))
  }

  @Test func `only the first fifty are kept, by place`() {
    var list = DiagnosticList()
    for place in (0..<80).reversed() { list.append(Diagnostic(.tab, "", at: Span(place, place))) }
    #expect(list.entries.map(\.span.start) == Array(0..<50))
    #expect(list.omitted == 30)
  }

  @Test func `the JSON has code, severity, message, spans, help and fix`() throws {
    let finding = Diagnostic(
      .leadingZero,
      "the number `0134` has a leading zero",
      at: try Self.span(of: "日本"),
      label: "here",
      help: "write a code as a string:  \"0134\"",
      fix: Diagnostic.Fix(try Self.span(of: "日本"), "\"0134\"")
    )
    try expectGolden(
      DiagnosticPrinter.json(Self.list(finding), in: Self.source),
      "diagnostics.json"
    )
  }
}
