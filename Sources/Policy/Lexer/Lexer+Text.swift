// SPDX-License-Identifier: Apache-2.0

extension Lexer {
  /// Reads a text between quotation marks, with `\"`, `\\`, `\n` and `\u{…}`.
  mutating func readText() {
    let start = at
    at += 1
    var content: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        add(.text(String(decoding: content, as: UTF8.self)), start)
        return
      case _ where isAtLineEnd: return endText(start, content)
      case UInt8(ascii: "\\"): readEscape(into: &content)
      case 0x80...: content += readCharacter() ?? []
      default:
        content.append(byte)
        at += 1
      }
    }
    endText(start, content)
  }

  /// Whether a comment comes next, with the mark of this language or of another.
  var isAtComment: Bool {
    switch bytes[at] {
    case UInt8(ascii: "-"): peek(1) == UInt8(ascii: "-")
    case UInt8(ascii: "#"): true
    default: false
    }
  }

  /// Reads a comment to the end of the line, without its `--` and without spaces at its end.
  mutating func readComment() -> String {
    if bytes[at] == UInt8(ascii: "#") {
      let span = Span(at, at + 1)
      report(
        .unexpectedToken,
        "`#` is no sign of the language",
        span,
        help: "a comment begins with `--`",
        fix: Diagnostic.Fix(span, "--")
      )
      at += 1
    } else {
      at += 2
    }
    var content: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
      if bytes[at] >= 0x80 {
        content += readCharacter() ?? []
      } else if bytes[at] == UInt8(ascii: "\t") {
        skipTabs()
        content.append(UInt8(ascii: " "))
      } else {
        content.append(bytes[at])
        at += 1
      }
    }
    if content.last == UInt8(ascii: "\r") {
      content.removeLast()
      at -= 1
    }
    while content.last == UInt8(ascii: " ") || content.last == UInt8(ascii: "\r") {
      content.removeLast()
    }
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func endText(_ start: Int, _ content: [UInt8]) {
    report(
      .unterminatedString,
      "the text has no closing quotation mark on its line",
      Span(start, start + 1),
      help: "close the text with `\"`; a line break inside a text is written `\\n`"
    )
    add(.text(String(decoding: content, as: UTF8.self)), start)
  }

  private mutating func readEscape(into content: inout [UInt8]) {
    let start = at
    switch peek(1) {
    case UInt8(ascii: "\""): content.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): content.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "n"): content.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "u"):
      if let scalar = readScalarEscape() {
        content += Array(String(Character(scalar)).utf8)
        return
      }
      fallthrough
    default:
      at += 1
      report(
        .unexpectedToken,
        "`\\` begins no known escape",
        Span(start, at),
        help: "inside a text write  \\\"  \\\\  \\n  or  \\u{2264}"
      )
      return
    }
    at += 2
  }

  /// Reads `\u{…}`; `nil` when it is no character, and then nothing is read.
  private mutating func readScalarEscape() -> Unicode.Scalar? {
    guard peek(2) == UInt8(ascii: "{") else { return nil }
    let digits = bytes[(at + 3)...].prefix(8).prefix { $0 != UInt8(ascii: "}") }
    guard digits.endIndex < bytes.count, bytes[digits.endIndex] == UInt8(ascii: "}"),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { return nil }
    at = digits.endIndex + 1
    return scalar
  }
}
