// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

@Suite struct LexerRejectsTabsAndBidi {
  static func codes(_ text: String) -> [String] {
    Lexer.read(SourceText(name: "t", text: text)).findings.entries.map(\.code.rawValue)
  }

  @Test func `a tab outside a text is P002, wherever it stands`() {
    #expect(Self.codes("policy a\n\ttitle \"t\"\n") == ["P002"])
    #expect(Self.codes("policy a\ttitle\n") == ["P002"])
    #expect(Self.codes("policy a -- a\tcomment\n") == ["P002"])
    #expect(Self.codes("policy a\ntitle \"a\ttab\"\n") == [])
  }

  @Test(arguments: [0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2069])
  func `a character that turns text round is P006, wherever it stands`(code: UInt32) throws {
    let character = Character(try #require(Unicode.Scalar(code)))
    #expect(Self.codes("policy a\n\(character)title\n") == ["P006"])
    #expect(Self.codes("policy a\ntitle \"a\(character)b\"\n") == ["P006"])
    #expect(Self.codes("policy a -- a\(character)b\n") == ["P006"])
  }

  @Test func `an escape may name such a character, and prints as an escape again`() throws {
    let text = "policy a\ntitle \"a\\u{202E}b\"\n"
    let (document, findings) = PolicyParser.parse(text)
    #expect(findings == "")
    #expect(try PolicyPrinter.print(#require(document)) == text)
  }

  @Test func `damaged UTF-8 is P003 at its byte`() {
    let source = SourceText(name: "t", bytes: Array("policy a -- ".utf8) + [0xC3, 0x28, 0x0A])
    let findings = Lexer.read(source).findings.entries
    #expect(findings.map(\.code) == [.notUTF8])
    #expect(findings.first?.message == "byte 12 of the file is not UTF-8")
    #expect(findings.first?.span == Span(12, 13))
  }

  @Test func `a byte-order mark is a warning and is dropped`() {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("policy a\n".utf8)
    let (document, diagnostics) = PolicyParser.parse(SourceText(name: "t", bytes: bytes))
    #expect(diagnostics.entries.map(\.code) == [.byteOrderMark])
    #expect(!diagnostics.hasErrors)
    #expect(document?.id.text == "a")
  }

  @Test func `CR LF reads as LF`() {
    let text = "policy a\ntitle \"t\"  -- why\nfacts b:\n  c : date\n\n-- end\n"
    let other = text.replacing("\n", with: "\r\n")
    let (left, right) = (PolicyParser.parse(text), PolicyParser.parse(other))
    #expect(right.findings == "")
    #expect(left.document == right.document)
    #expect(right.document.map(PolicyPrinter.print) == text)
  }
}

@Suite struct CodesKeepLeadingZeros {
  @Test func `a code between quotation marks keeps its zeros`() throws {
    let (document, findings) = PolicyParser.parse("policy a\ncheck \"0091\" <> \"91\"\n")
    #expect(findings == "")
    guard case .check(let check)? = document?.blocks.first?.kind,
      case .comparison(_, let left, let right, _) = check.condition.kind
    else {
      Issue.record("no comparison")
      return
    }
    #expect(left.kind == .literal(Literal(.text("0091"), left.site)))
    #expect(right.kind == .literal(Literal(.text("91"), right.site)))
    #expect(left != right)
  }

  @Test(arguments: ["0134", "00", "00.5", "01%", "0_1"])
  func `a bare number with a leading zero is P004 with the text to write`(number: String) throws {
    let source = SourceText(name: "t", text: "policy a\ncheck b = \(number)\n")
    let finding = try #require(Lexer.read(source).findings.entries.first)
    #expect(finding.code == .leadingZero)
    #expect(finding.help == "write a code as a string:  \"\(number)\"")
    #expect(finding.fix?.replacement == "\"\(number)\"")
    #expect(source.text(finding.span) == number)
  }

  @Test(arguments: ["0", "0.5", "0%", "10", "1_000"])
  func `other zeros are numbers`(number: String) {
    #expect(Lexer.read(SourceText(name: "t", text: number)).findings.entries.isEmpty)
  }
}
