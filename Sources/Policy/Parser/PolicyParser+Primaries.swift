// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads a constant, a name, a parenthesis, or an expression that begins with words.
  mutating func primary() throws(Unreadable) -> Expression {
    let start = at
    switch kind() {
    case .number, .text, .date, .sign(.openBrace), .sign(.openBracket):
      return Expression(.literal(try literal()), site(start))
    case .sign(.openParenthesis):
      at += 1
      let inner = try expression()
      try close(start, orComma: false)
      lastParenthesis = start..<at
      return inner
    case .word(let word): return try wordPrimary(word)
    default: throw expected("a value")
    }
  }

  private mutating func wordPrimary(_ first: String) throws(Unreadable) -> Expression {
    let start = at
    switch first {
    case "yes", "no", "none":
      return Expression(.literal(try literal()), site(start))
    case "criterion":
      at += 1
      return Expression(.criterion(try labelPath()), site(start))
    case "unknown":
      at += 1
      return Expression(.unknown(try unknownKind()), site(start))
    case "round": return try rounding()
    case "if", "not":
      throw expected("a value", help: "put the part that begins with `\(first)` in parentheses")
    default: break
    }
    if let words = try operationByWords(first) { return words }
    guard !Words.reserved.contains(first), !startsClause() else { throw expected("a value") }
    return try reference()
  }

  /// Reads what begins with words such as `mean of`, `time in` or `best score in`.
  private mutating func operationByWords(_ first: String) throws(Unreadable) -> Expression? {
    let start = at
    switch first {
    case "sum", "mean", "share", "greater", "lesser":
      guard word(1) == "of" else { return nil }
      return try nested { parser throws(Unreadable) in try parser.operationOf(first) }
    case "count":
      guard word(1) == "over" else { return nil }
      at += 1
      return try nested { parser throws(Unreadable) in
        try parser.aggregate(.count, value: nil, start)
      }
    case "time":
      guard word(1) == "in" else { return nil }
      return try nested { parser throws(Unreadable) in try parser.timeIn() }
    case "best":
      guard isName(1), word(2) == "in" else { return nil }
      return try nested { parser throws(Unreadable) in try parser.best() }
    case "allocate":
      return try nested { parser throws(Unreadable) in try parser.allocation() }
    case "reading":
      guard isName(1), isAt(.openParenthesis, 2), isName(3), isAt(.colon, 4) else { return nil }
      return try readingSwitch()
    default: return nil
    }
  }

  private mutating func reference() throws(Unreadable) -> Expression {
    let start = at
    let name = try name("a value")
    guard isAt(.openParenthesis) else {
      return Expression(.reference(name.text, arguments: []), site(start))
    }
    return Expression(.reference(name.text, arguments: try arguments()), site(start))
  }

  /// Reads expressions between parentheses.
  mutating func arguments() throws(Unreadable) -> [Expression] {
    let opener = at
    try expect(.openParenthesis)
    var arguments: [Expression] = []
    repeat { arguments.append(try expression()) } while take(.comma)
    try close(opener)
    return arguments
  }

  private mutating func readingSwitch() throws(Unreadable) -> Expression {
    let start = at
    at += 1
    let reading = try name("the name of a reading")
    let opener = at
    at += 1
    var alternatives: [Alternative] = []
    repeat {
      let letter = try name("the letter of an answer")
      try expect(.colon)
      alternatives.append(Alternative(letter, try expression()))
    } while take(.comma)
    try close(opener)
    return Expression(.reading(reading, alternatives), site(start))
  }

  private mutating func rounding() throws(Unreadable) -> Expression {
    let start = at
    at += 1
    let opener = at
    try expect(.openParenthesis)
    let value = try expression()
    try expect(.comma)
    let step = try number("the step to which the value is rounded")
    try expect(.comma)
    let mode: RoundingMode = try choice("a way of rounding, such as `half up`")
    try close(opener, orComma: false)
    return Expression(.round(value, step, mode), site(start))
  }

  /// Whether a clause comes next that only looks like a name, so that a value is missing.
  func startsClause() -> Bool {
    switch (word() ?? "", kind(1)) {
    case ("note", .text), ("evidence", .text), ("effort", .number): true
    default: false
    }
  }
}
