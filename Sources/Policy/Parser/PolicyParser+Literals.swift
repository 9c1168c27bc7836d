// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension PolicyParser {
  /// Reads a constant; bare words are names of members.
  mutating func literal() throws(Unreadable) -> Literal {
    let start = at
    switch kind() {
    case .number: return try numberLiteral()
    case .sign(.minus):
      guard case .number = kind(1) else { break }
      return try numberLiteral()
    case .text(let text):
      at += 1
      return Literal(.text(text), site(start))
    case .date(let date):
      at += 1
      return Literal(.date(date), site(start))
    case .word("yes"), .word("no"):
      at += 1
      return Literal(.truth(tokens[start].kind == .word("yes")), site(start))
    case .word("none"):
      at += 1
      return Literal(.none, site(start))
    case .word:
      return Literal(.name(try constantName("a value").text), site(start))
    case .sign(.openBrace):
      return try nested { parser throws(Unreadable) in try parser.setOrRecord() }
    case .sign(.openBracket):
      return try nested { parser throws(Unreadable) in try parser.list() }
    default: break
    }
    throw expected("a value")
  }

  /// Takes a word that can name a member or a constant.
  mutating func constantName(_ what: String) throws(Unreadable) -> Name {
    guard let text = word() else { throw expected(what) }
    guard !Words.notConstants.contains(text) else {
      throw failure(
        "expected \(what), found `\(text)`, which is a word of the language",
        help: "write it as a text if it is meant as one:  \"\(text)\""
      )
    }
    at += 1
    return Name(text, Site(tokens[at - 1].span))
  }

  /// Reads a kind of unknown between parentheses.
  mutating func unknownKind() throws(Unreadable) -> UnknownKind {
    let opener = at
    try expect(.openParenthesis)
    let kind: UnknownKind = try choice("a kind of unknown, such as `missing`")
    try close(opener, orComma: false)
    return kind
  }

  /// Reads a number with its unit and standard error.
  mutating func numberLiteral() throws(Unreadable) -> Literal {
    let start = at
    let number = try number()
    let unit = unit()
    var error: NumberLiteral?
    if isAt("se") {
      switch kind(1) {
      case .number, .sign(.minus):
        at += 1
        error = try self.number("the standard error")
      default: break
      }
    }
    return Literal(.number(number, unit: unit, error: error), site(start))
  }

  /// Reads a unit if one comes next: `years`, or `hours/week` without spaces.
  private mutating func unit() -> String? {
    guard let first = word(), units.contains(first) else { return nil }
    at += 1
    var unit = first
    while isAt(.slash) || isAt(.times), let next = word(1), units.contains(next),
      tokens[at].span.start == tokens[at - 1].span.end,
      tokens[at + 1].span.start == tokens[at].span.end
    {
      unit += (isAt(.slash) ? "/" : "*") + next
      at += 2
    }
    return unit
  }

  private mutating func setOrRecord() throws(Unreadable) -> Literal {
    let start = at
    at += 1
    if case .word = kind(), isAt(.colon, 1) {
      var fields: [Literal.Field] = []
      repeat {
        let name = try name("the name of a field")
        try expect(.colon)
        fields.append(Literal.Field(name.text, try literal()))
      } while take(.comma)
      try close(start)
      return Literal(.record(fields), site(start))
    }
    var values: [Literal] = []
    if !isAt(.closeBrace) {
      repeat { values.append(try literal()) } while take(.comma)
    }
    try close(start)
    return Literal(.set(values), site(start))
  }

  private mutating func list() throws(Unreadable) -> Literal {
    let start = at
    at += 1
    var values: [Literal] = []
    if !isAt(.closeBracket) {
      repeat { values.append(try literal()) } while take(.comma)
    }
    try close(start)
    return Literal(.list(values), site(start))
  }
}
