// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  /// Signs of other languages and of typewriters, with what is written here.
  private static let foreignSigns: [(sign: String, ours: String)] = [
    ("!=", "<>"), ("==", "="), ("=<", "<="), ("=>", ">="), ("≥", ">="), ("≤", "<="),
    ("≠", "<>"), ("−", "-"), ("–", "-"), ("—", "-"), ("×", "*"), ("÷", "/"), ("“", "\""),
    ("”", "\""), ("„", "\""), ("→", "->"), ("…", ".."), ("&&", "and"), ("||", "or"),
    ("\u{A0}", " "), (";", ","), ("'", "\""),
  ]

  /// Which bytes may begin such a sign.
  private static let startsForeignSign: [Bool] = (0..<256).map { byte in
    foreignSigns.contains { $0.sign.utf8.first == UInt8(byte) }
  }

  /// Reports a run of tabs and steps over it.
  mutating func skipTabs() {
    let start = at
    while at < bytes.count, bytes[at] == UInt8(ascii: "\t") { at += 1 }
    let span = Span(start, at)
    report(
      .tab,
      "a tab stands outside a text",
      span,
      help: "indent with two spaces",
      fix: Diagnostic.Fix(span, String(repeating: "  ", count: at - start))
    )
  }

  /// Reports a sign that belongs to another language.
  ///
  /// - Returns: Whether there was one; it has then been stepped over.
  mutating func reportForeignSign() -> Bool {
    guard Self.startsForeignSign[Int(bytes[at])] else { return false }
    let rest = bytes[at...].prefix(3)
    guard let found = Self.foreignSigns.first(where: { rest.starts(with: $0.sign.utf8) }) else {
      return false
    }
    let span = Span(at, at + found.sign.utf8.count)
    at = span.end
    report(
      .unexpectedToken,
      "`\(found.sign)` is no sign of the language",
      span,
      help: "write `\(found.ours)`",
      fix: Diagnostic.Fix(span, found.ours)
    )
    // What was meant is read on, so that one slip is one finding.
    if let sign = Sign(rawValue: found.ours) {
      add(.sign(sign), span.start)
    } else if Self.startsWord(found.ours.utf8.first ?? 0) {
      add(.word(found.ours), span.start)
    }
    return true
  }

  /// Steps over a character that has no meaning outside texts and comments.
  mutating func skipStrangeCharacter() {
    let start = at
    if bytes[at] >= 0x80 {
      // Damaged and bidirectional characters have been reported as what they are.
      guard let character = readCharacter() else { return }
      let text = String(decoding: character, as: UTF8.self)
      report(.unexpectedToken, "`\(text)` is no sign of the language", Span(start, at))
      return
    }
    at += 1
    let name = Self.printedName(of: bytes[start])
    report(.unexpectedToken, "\(name) is no sign of the language", Span(start, at))
  }

  /// Reads one character that is not ASCII; reports what may not stand in a policy.
  ///
  /// - Returns: The bytes of the character; `nil` when it is damaged or forbidden.
  mutating func readCharacter() -> ArraySlice<UInt8>? {
    let start = at
    var decoder = UTF8()
    var rest = bytes[start...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else {
      at += 1
      while at < bytes.count, bytes[at] & 0xC0 == 0x80, at - start < 3 { at += 1 }
      report(
        .notUTF8,
        "byte \(start) of the file is not UTF-8",
        Span(start, at),
        help: "save the file as UTF-8"
      )
      return nil
    }
    at += UTF8.width(scalar)
    guard Self.isBidirectional(scalar) else { return bytes[start..<at] }
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(0, 4 - code.count))
    let span = Span(start, at)
    report(
      .bidirectional,
      "the invisible character U+\(padding)\(code) changes the order in which text is shown",
      span,
      help: "delete it; a text that needs it writes  \\u{\(code)}",
      fix: Diagnostic.Fix(span, "")
    )
    return nil
  }

  /// Whether a character changes the order in which text is shown.
  static func isBidirectional(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func printedName(of byte: UInt8) -> String {
    if byte > 0x20, byte < 0x7F { return "`\(Character(Unicode.Scalar(byte)))`" }
    let code = String(byte, radix: 16, uppercase: true)
    return "the control character U+00\(code.count < 2 ? "0" : "")\(code)"
  }
}
