// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// A line could not be read on; a finding says why.
///
/// Whoever catches this goes on at the next line.
struct Unreadable: Error {}

extension PolicyParser {
  /// The next token's kind, or that of one further on.
  func kind(_ distance: Int = 0) -> TokenKind {
    at + distance < tokens.count ? tokens[at + distance].kind : .end
  }

  /// Takes the next token.
  mutating func advance() {
    switch tokens[at].kind {
    case .indent: level += 1
    case .dedent: level -= 1
    case .newline: operators = 0
    case .end: return
    default: break
    }
    at += 1
  }

  /// The next token's text, if it is a word.
  func word(_ distance: Int = 0) -> String? {
    guard case .word(let text) = kind(distance) else { return nil }
    return text
  }

  /// Whether the next tokens are these words.
  func isAt(_ words: String...) -> Bool {
    words.indices.allSatisfy { word($0) == words[$0] }
  }

  /// Whether the next token is this sign.
  func isAt(_ sign: Sign, _ distance: Int = 0) -> Bool { kind(distance) == .sign(sign) }

  /// Takes words if they come next.
  mutating func take(_ words: String...) -> Bool {
    guard words.indices.allSatisfy({ word($0) == words[$0] }) else { return false }
    at += words.count
    return true
  }

  /// Takes a sign if it comes next.
  mutating func take(_ sign: Sign) -> Bool {
    guard isAt(sign) else { return false }
    at += 1
    return true
  }

  /// Takes a sign that must come next.
  mutating func expect(_ sign: Sign) throws(Unreadable) {
    guard take(sign) else { throw expected("`\(sign.rawValue)`") }
  }

  /// Takes a word that must come next.
  mutating func expect(_ words: String...) throws(Unreadable) {
    guard words.indices.allSatisfy({ word($0) == words[$0] }) else {
      let phrase = words.joined(separator: " ")
      throw expected("`\(phrase)`", among: [phrase])
    }
    at += words.count
  }

  /// Takes the bracket that closes an open one.
  mutating func close(_ opener: Int, orComma: Bool = true) throws(Unreadable) {
    guard case .sign(let sign) = tokens[opener].kind, let closer = sign.closer else { return }
    guard !take(closer) else { return }
    let mark = Diagnostic.Mark(tokens[opener].span, "opened here")
    throw expected((orComma ? "`,` or " : "") + "`\(closer.rawValue)`", others: [mark])
  }

  /// Takes a name that must come next.
  ///
  /// - Parameter what: What it names, such as `the name of a fact`.
  /// - Returns: The name.
  /// - Throws: `Unreadable` when something else comes next.
  mutating func name(_ what: String) throws(Unreadable) -> Name {
    guard let text = word() else { throw expected(what) }
    guard !Words.reserved.contains(text) else {
      let message = "expected \(what), found `\(text)`, which is a word of the language"
      throw failure(message, help: "choose another name, such as `\(text)_`")
    }
    at += 1
    return Name(text, Site(tokens[at - 1].span))
  }

  /// Takes a text that must come next.
  mutating func text(_ what: String) throws(Unreadable) -> String {
    guard case .text(let text) = kind() else { throw expected(what) }
    at += 1
    return text
  }

  /// Takes a date that must come next.
  mutating func date() throws(Unreadable) -> CalendarDate {
    guard case .date(let date) = kind() else {
      throw expected("a date", help: "a date is written  2024-07-01")
    }
    at += 1
    return date
  }

  /// Takes a whole number that must come next.
  mutating func integer(_ what: String) throws(Unreadable) -> Int {
    guard case .number(let number) = kind(), number.places == 0, !number.isPercent,
      let value = number.value.integer
    else { throw expected(what) }
    at += 1
    return value
  }

  /// Takes a number, with its sign, that must come next.
  mutating func number(_ what: String = "a number") throws(Unreadable) -> NumberLiteral {
    let isNegative = isAt(.minus)
    guard case .number(var number) = kind(isNegative ? 1 : 0) else { throw expected(what) }
    at += isNegative ? 2 : 1
    if isNegative { number.value = -number.value }
    return number
  }

  /// Takes one of the words of a closed list that must come next.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String
  ) throws(Unreadable) -> Choice where Choice.RawValue == String {
    for choice in Choice.allCases {
      let words = choice.rawValue.split(separator: " ").map(String.init)
      if words.indices.allSatisfy({ word($0) == words[$0] }) {
        at += words.count
        return choice
      }
    }
    throw expected(what, among: Choice.allCases.map(\.rawValue))
  }

  /// Where the tokens since a start stand.
  func site(_ start: Int) -> Site {
    let last = max(start, at - 1)
    return Site(Span(tokens[start].span.start, max(tokens[start].span.end, tokens[last].span.end)))
  }
}
