// SPDX-License-Identifier: Apache-2.0

/// Estimated widths of text, so that labels keep clear of each other in any system font.
///
/// The advances are those of DejaVu Sans, about the widest of the common system fonts: a layout
/// that holds with them holds with narrower faces too.
enum TextWidth {
  /// The width of a text in pixels, an upper bound for the common system fonts.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += advance(scalar, isBold: isBold) }
    return Double(thousandths) / 1000 * size
  }

  /// The text, cut with an ellipsis where it is wider than the space; the table keeps it whole.
  static func fitted(_ text: String, width: Double, size: Double, isBold: Bool = false) -> String {
    guard of(text, size: size, isBold: isBold) > width else { return text }
    var kept = text
    while !kept.isEmpty, of(kept + "\u{2026}", size: size, isBold: isBold) > width {
      kept.removeLast()
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "\u{2026}"
  }

  /// The text in lines that fit; a single word wider than the line is cut.
  static func wrapped(
    _ text: String,
    width: Double,
    size: Double,
    isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if of(longer, size: size, isBold: isBold) <= width {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        line = fitted(String(word), width: width, size: size, isBold: isBold)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text in lines that fit; a word wider than the line goes on in the next, so nothing is cut.
  static func folded(
    _ text: String,
    width: Double,
    size: Double,
    isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if of(longer, size: size, isBold: isBold) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, of(line + String(character), size: size, isBold: isBold) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text on at most some lines; what has no room ends the last line in an ellipsis.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The room of a line.
  ///   - size: The size of the letters.
  ///   - most: How many lines there may be.
  /// - Returns: The lines.
  static func wrapped(_ text: String, width: Double, size: Double, most: Int) -> [String] {
    let lines = wrapped(text, width: width, size: size)
    guard lines.count > most else { return lines }
    let rest = lines.dropFirst(most - 1).joined(separator: " ")
    return lines.prefix(most - 1) + [fitted(rest, width: width, size: size)]
  }

  private static func advance(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let code = Int(scalar.value)
    if (32...126).contains(code) { return (isBold ? bold : regular)[code - 32] }
    switch code {
    case 0x2212, 0xB1, 0x2192, 0x2264, 0x2265, 0xD7, 0x2248: return 838
    case 0xB7: return 380
    case 0x2013: return 500
    case 0x2026, 0x2014: return 1000
    case 0xC0...0x24F, 0x370...0x3FF: return 720
    default: return 1000
    }
  }

  private static let regular = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  private static let bold = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 523, 838, 380, 415, 380, 365, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 580, 1000, 774, 762, 734, 830, 683,
    683, 821, 837, 372, 372, 775, 637, 995, 837, 850, 733, 850, 770, 720, 682, 812, 774, 1103, 771,
    724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665,
    343, 1042, 712, 687, 716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838,
  ]
}
