// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Policy

@Suite struct TokenTests {
  static func kinds(_ text: String) -> [TokenKind] {
    let output = Lexer.read(SourceText(name: "t", text: text))
    #expect(output.findings.entries.isEmpty)
    return output.tokens.map(\.kind).filter { ![.newline, .end].contains($0) }
  }

  @Test func `a number keeps its scale, its per cent sign and its groups`() {
    #expect(Self.kinds("392.80") == [.number(NumberLiteral(Rational(1964, 5), places: 2))])
    #expect(Self.kinds("5%") == [.number(NumberLiteral(Rational(1, 20), isPercent: true))])
    guard case .number(let grouped)? = Self.kinds("12_500").first else { return }
    #expect(grouped == NumberLiteral(12_500))
    #expect(grouped.isGrouped)
    #expect(grouped.text == "12_500")
  }

  @Test func `a range is two numbers and two dots`() {
    #expect(
      Self.kinds("100..500") == [
        .number(NumberLiteral(100)), .sign(.dots), .number(NumberLiteral(500)),
      ]
    )
    #expect(
      Self.kinds("1.5..2") == [
        .number(NumberLiteral(Rational(3, 2), places: 1)), .sign(.dots), .number(NumberLiteral(2)),
      ]
    )
  }

  @Test func `a date is one token, a year a number`() throws {
    let day = try #require(CalendarDate("2024-02-29"))
    #expect(Self.kinds("2024-02-29") == [.date(day)])
    #expect(Self.kinds("2024") == [.number(NumberLiteral(2024))])
    #expect(Self.kinds("2024 - 2").count == 3)
  }

  @Test func `signs are read the longest first`() {
    #expect(
      Self.kinds("<= <> < -> - ..") == [
        .sign(.atMost), .sign(.different), .sign(.less), .sign(.arrow), .sign(.minus), .sign(.dots),
      ]
    )
  }

  @Test func `escapes are resolved`() {
    #expect(Self.kinds(#""a\"b\\c\nd\u{e9}""#) == [.text("a\"b\\c\ndé")])
  }

  @Test func `the id of a policy is one token`() {
    #expect(
      Self.kinds("policy us.tn.itp-2026-01-01 -- x") == [
        .word("policy"), .path("us.tn.itp-2026-01-01"),
      ]
    )
  }

  @Test func `a number of more digits than are carried is P009`() {
    let digits = String(repeating: "9", count: 100_000)
    let output = Lexer.read(SourceText(name: "t", text: digits))
    #expect(output.findings.entries.map(\.code) == [.limit])
  }
}
