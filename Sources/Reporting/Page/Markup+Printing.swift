// SPDX-License-Identifier: Apache-2.0

extension Markup {
  /// The markup as HTML, with one block per line so that two versions can be compared.
  package func printed() -> String {
    var out = ""
    print(into: &out)
    return out
  }

  private func print(into out: inout String) {
    switch self {
    case .text(let text): Escaping.appendText(text, to: &out)
    case .fragment(let pieces): for piece in pieces { piece.print(into: &out) }
    case .drawing(let svg):
      Markup.startLine(&out)
      out += svg
      Markup.startLine(&out)
    case .stylesheet(let text):
      Markup.startLine(&out)
      // A style element ends at its first `</`, so this pair must not occur inside it.
      out += "<style>\n" + Escaping.unclosed(text) + "\n</style>\n"
    case .element(let tag, let attributes, let children):
      Markup.print(tag, attributes, children, into: &out)
    }
  }

  private static func print(
    _ tag: Tag,
    _ attributes: [Attribute],
    _ children: [Markup],
    into out: inout String
  ) {
    if !tag.isInline && (tag != .headerCell && tag != .cell) { startLine(&out) }
    out += "<" + tag.rawValue
    for attribute in attributes {
      let (name, value) = attribute.pair
      out += " " + name + "=\""
      Escaping.appendAttribute(value, to: &out)
      out += "\""
    }
    out += ">"
    if tag.isVoid {
      if !tag.isInline { out += "\n" }
      return
    }
    if tag.isContainer { out += "\n" }
    for child in children { child.print(into: &out) }
    if tag.isContainer { startLine(&out) }
    out += "</" + tag.rawValue + ">"
    if !tag.isInline && (tag != .headerCell && tag != .cell) { out += "\n" }
  }

  private static func startLine(_ out: inout String) {
    if let last = out.utf8.last, last != UInt8(ascii: "\n") { out += "\n" }
  }
}

/// How characters with a meaning in HTML, CSS or on a terminal are made harmless.
package enum Escaping {
  /// The text without the pair `</`.
  static func unclosed(_ text: String) -> String {
    // The sheet that every page holds is looked through once, not for each of a run's pages.
    guard text.hasPrefix(Stylesheet.text) else { return text.replacing("</", with: "<\\/") }
    let own = Substring(text.utf8.dropFirst(Stylesheet.text.utf8.count))
    return sheet + own.replacing("</", with: "<\\/")
  }

  private static let sheet = Stylesheet.text.replacing("</", with: "<\\/")

  /// Appends text as HTML text.
  static func appendText(_ text: String, to out: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.unicodeScalars.append(visible(scalar))
      }
    }
  }

  /// Appends text as the value of an attribute in double quotes.
  static func appendAttribute(_ text: String, to out: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(visible(scalar))
      }
    }
  }

  /// The text as a CSS string with its quotes.
  ///
  /// Everything but letters, digits, blanks and harmless marks is written as a code point, so that
  /// no text can end the string or the style element.
  static func cssString(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      let shown = visible(scalar)
      switch shown {
      case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", ":", ";", "-", "(", ")":
        out.unicodeScalars.append(shown)
      default: out += "\\" + String(shown.value, radix: 16) + " "
      }
    }
    return out + "\""
  }

  /// The text without control characters, in one line, as a terminal may show it.
  static func plainLine(_ text: String) -> String {
    // Most text is plain already, and pages are printed by the hundred thousand.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      out.append(scalar == "\n" || scalar == "\t" ? " " : visible(scalar))
    }
    return String(out)
  }

  /// The scalar, or the replacement character for a control character other than tab and line feed.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A: scalar
    case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }
}
