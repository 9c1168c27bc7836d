// SPDX-License-Identifier: Apache-2.0

extension PolicyParser {
  /// Reads one of `cite`, `reading` and `note` if it comes next.
  ///
  /// - Parameter tail: The tail that gets it.
  /// - Returns: Whether there was one.
  /// - Throws: `Unreadable` when it is not complete.
  mutating func tail(_ tail: inout Tail) throws(Unreadable) -> Bool {
    if isAt("cite") {
      tail.citations.append(try citation())
    } else if isAt("reading") {
      at += 1
      tail.readings.append(try name("the name of a reading"))
    } else if isAt("note") {
      at += 1
      tail.notes.append(try text("the remark between quotation marks"))
    } else {
      return false
    }
    return true
  }

  /// Reads `cite SOURCE "pin"`.
  mutating func citation() throws(Unreadable) -> Tail.Citation {
    try expect("cite")
    let source = try name("the name of a source")
    guard case .text(let pin) = kind() else { return Tail.Citation(source, pin: nil) }
    at += 1
    return Tail.Citation(source, pin: pin)
  }

  /// Reads all of `cite`, `reading` and `note` that come next.
  mutating func tails() throws(Unreadable) -> Tail {
    var result = Tail()
    while try tail(&result) {}
    return result
  }

  /// Reads guards, tails and attributes in any order.
  mutating func guardsAndTails() throws(Unreadable) -> (guards: [Guard], tail: Tail) {
    var guards: [Guard] = []
    var clauses = Tail()
    var seen: [String: Int] = [:]
    while true {
      if take("applies", "when") {
        guards.append(Guard(isUnless: false, try expression()))
      } else if take("unless") {
        guards.append(Guard(isUnless: true, try expression()))
      } else if try !attribute(&clauses.attributes, &seen), try !tail(&clauses) {
        return (guards, clauses)
      }
    }
  }

  /// Whether a label comes next: digits or up to four letters in parentheses.
  func isAtLabel(_ distance: Int = 0) -> Bool {
    guard isAt(.openParenthesis, distance), isAt(.closeParenthesis, distance + 2) else {
      return false
    }
    switch kind(distance + 1) {
    case .number(let number): return number.places == 0 && !number.isPercent
    case .word(let text): return text.count <= 4 && text.allSatisfy(\.isLetter)
    default: return false
    }
  }

  /// Reads a label.
  mutating func label() throws(Unreadable) -> Name {
    guard isAtLabel() else {
      throw expected(
        "a label",
        .missingLabel,
        help: "a label is a number or up to four letters in parentheses, such as `(2)` or `(A)`"
      )
    }
    at += 3
    let name = source.text(tokens[at - 2].span)
    return Name(name, site(at - 3))
  }

  /// Reads labels from the outside in.
  mutating func labelPath() throws(Unreadable) -> LabelPath {
    let start = at
    var labels = [try label().text]
    while isAtLabel() {
      guard labels.count < Lexer.deepestBlock else {
        throw failure("a label path has more than \(Lexer.deepestBlock) labels", .limit)
      }
      labels.append(try label().text)
    }
    return LabelPath(labels, site(start))
  }

  /// Reads label paths between commas.
  mutating func labelPaths() throws(Unreadable) -> [LabelPath] {
    var paths = [try labelPath()]
    while take(.comma) { paths.append(try labelPath()) }
    return paths
  }

  /// Reserved words with which an expression can begin.
  private static let expressionStarters: Set<String> = [
    "allocate", "count", "criterion", "if", "no", "none", "round", "time", "unknown",
    "yes",
  ]

  /// Whether a text comes next that is followed by an expression, so that it is words, no value.
  func isWordingAhead() -> Bool {
    guard case .text = kind() else { return false }
    switch kind(1) {
    case .number, .text, .date, .sign(.openParenthesis), .sign(.openBrace), .sign(.openBracket),
      .path:
      return true
    case .word(let next):
      switch next {
      case "not": return word(2) != "in"
      case "at": return word(2) == "least"
      case "reading": return !isName(2) || isAt(.openParenthesis, 3)
      case "note":
        if case .text = kind(2) { return false }
        return true
      default: return Self.expressionStarters.contains(next) || isName(1)
      }
    default: return false
    }
  }
}
