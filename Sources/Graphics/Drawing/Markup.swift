// SPDX-License-Identifier: Apache-2.0

/// The two ways in which a value enters the markup: as text and as a coordinate.
enum Markup {
  /// Text that is safe as content and inside a quoted attribute of XML 1.0.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t", "\r": result += " "
      default:
        // XML 1.0 has no place for the other control characters and for two noncharacters.
        let isForbidden =
          scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
          || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// A coordinate with at most two decimals, the same on every machine.
  static func coordinate(_ value: Double) -> String {
    // A mark without a finite place is left out before it is drawn; this keeps the last word.
    guard value.isFinite, abs(value) < 1e7 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    var text = DecimalText(units: hundredths, places: 2).text()
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// The part of an id that a chart's name allows: lower-case letters, digits and hyphens.
  static func identifier(_ name: String) -> String {
    let kept = name.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    return kept.isEmpty ? "chart" : String(kept)
  }
}
