// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// A sign of the language: an operator, a bracket or a mark.
enum Sign: String, Sendable, Hashable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case slash = "/"
  case equal = "="
  case different = "<>"
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case openBracket = "["
  case closeBracket = "]"
  case comma = ","
  case dot = "."
  case dots = ".."
  case colon = ":"
  case bar = "|"
  case arrow = "->"

  /// The longest sign at the start of two bytes; `nil` when there is none.
  init?(_ first: UInt8, _ second: UInt8?) {
    switch (first, second) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): self = .different
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): self = .atMost
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): self = .atLeast
    case (UInt8(ascii: "-"), UInt8(ascii: ">")): self = .arrow
    case (UInt8(ascii: "."), UInt8(ascii: ".")): self = .dots
    default:
      guard first < 0x80, let sign = Self.single[Int(first)] else { return nil }
      self = sign
    }
  }

  /// The signs of one byte, by the byte.
  private static let single: [Sign?] = (0..<128).map { byte in
    Sign(rawValue: String(UnicodeScalar(UInt8(byte))))
  }

  /// The bracket that closes this one; `nil` when it opens nothing.
  var closer: Sign? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBrace: .closeBrace
    case .openBracket: .closeBracket
    default: nil
    }
  }

  /// Whether it closes a bracket.
  var isCloser: Bool {
    self == .closeParenthesis || self == .closeBrace || self == .closeBracket
  }
}

/// What a token is.
enum TokenKind: Sendable, Hashable {
  /// A name or a word of the language; the parser knows which by its place.
  case word(String)
  /// The id of a policy: `us.tn.itp-provisional`.
  case path(String)
  /// A text between quotation marks, escapes resolved.
  case text(String)
  /// A number.
  case number(NumberLiteral)
  /// A calendar date.
  case date(CalendarDate)
  /// An operator, a bracket or a mark.
  case sign(Sign)
  /// The end of a logical line.
  case newline
  /// The start of a block of deeper lines.
  case indent
  /// The end of a block of deeper lines.
  case dedent
  /// The end of the file.
  case end
}

/// A piece of a policy's text.
struct Token: Sendable, Hashable {
  /// What it is.
  var kind: TokenKind
  /// Where it stands; layout tokens stand at one point.
  var span: Span
  /// Whether it is the first of its physical line.
  var startsLine = false
}
