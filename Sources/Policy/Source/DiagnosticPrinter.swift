// SPDX-License-Identifier: Apache-2.0

/// Prints findings for people, with the lines they are about, and for programs.
public enum DiagnosticPrinter {
  /// More of a line than this is not shown.
  private static let widestLine = 160

  /// The findings as text: place, severity, code and message; the source lines with carets and a
  /// word under each place; what to do; a test that shows it, at the start of the line, to paste.
  ///
  /// - Parameters:
  ///   - diagnostics: The findings.
  ///   - source: The text they are about.
  /// - Returns: The text, empty when there are no findings; each line ends in LF.
  public static func text(_ diagnostics: DiagnosticList, in source: SourceText) -> String {
    var result = ""
    for diagnostic in diagnostics.entries { result += text(diagnostic, in: source) }
    if diagnostics.omitted > 0 {
      let noun = diagnostics.omitted == 1 ? "finding" : "findings"
      result += "\(diagnostics.omitted) more \(noun) not shown\n"
    }
    return result
  }

  private static func text(_ diagnostic: Diagnostic, in source: SourceText) -> String {
    let (file, line, column) = source.position(diagnostic.span.start)
    var result = "\(file):\(line):\(column) \(diagnostic.severity.rawValue) "
    result += "\(diagnostic.code.rawValue) \(diagnostic.message)\n"
    let marks = diagnostic.marks.map { PlacedMark($0, in: source) }
    for number in Set(marks.map(\.line)).sorted() {
      result += excerpt(number, marks.filter { $0.line == number }, in: source)
    }
    if let help = diagnostic.help { result += "   help: \(help)\n" }
    if let example = diagnostic.example { result += "   as a test:\n\(example)" }
    return result
  }

  /// A source line with carets and words below it.
  private static func excerpt(
    _ number: Int,
    _ marks: [PlacedMark],
    in source: SourceText
  ) -> String {
    let range = source.lineRange(number)
    let length = source.width(range)
    let first = marks.map(\.column).min() ?? 1
    let start = length <= widestLine ? 0 : max(0, min(first - 1, length) - widestLine / 4)
    let end = min(length, start + widestLine)
    // In ASCII a character is a byte, and a line of a megabyte need not be walked.
    let visible =
      length == range.count
      ? Array(source.text((range.lowerBound + start)..<(range.lowerBound + end))).map(shown)
      : Array(source.text(range))[start..<end].map(shown)
    let lead = start > 0 ? "…" : ""
    let shift = lead.count - start
    let digits = String(source.position(range.lowerBound).line)
    let gutter = String(repeating: " ", count: max(5, digits.count))
    var result = String(repeating: " ", count: gutter.count - digits.count) + digits + " | "
    result += lead + String(visible) + (end < length ? "…" : "") + "\n"

    let sorted = marks.sorted { ($0.column, $0.width) < ($1.column, $1.width) }
    var carets = MarkLine()
    for mark in sorted {
      let width = max(1, min(mark.width, start + visible.count + 1 - mark.column))
      carets.put(String(repeating: "^", count: width), at: mark.column - 1 + shift)
    }
    if let last = sorted.last, !last.label.isEmpty { carets.text += " " + last.label }
    result += gutter + " | " + carets.text + "\n"
    for mark in sorted.dropLast().reversed() where !mark.label.isEmpty {
      var words = MarkLine()
      words.put(mark.label, at: mark.column - 1 + shift)
      result += gutter + " | " + words.text + "\n"
    }
    return result
  }

  /// A character as one column.
  private static func shown(_ character: Character) -> Character {
    if character == "\t" { return " " }
    let scalars = character.unicodeScalars
    let isHidden = scalars.contains { $0.value < 0x20 || Lexer.isBidirectional($0) }
    return isHidden ? "\u{FFFD}" : character
  }
}

/// A mark with its place as people count.
private struct PlacedMark {
  let line: Int
  let column: Int
  /// Columns on its first line.
  let width: Int
  let label: String

  init(_ mark: Diagnostic.Mark, in source: SourceText) {
    let (start, end) = (source.position(mark.span.start), source.position(mark.span.end))
    line = source.lineNumber(mark.span.start)
    column = start.column
    width =
      line == source.lineNumber(mark.span.end)
      ? end.column - start.column
      : source.width(source.lineRange(line)) + 1 - start.column
    label = mark.label
  }
}

/// A line that is filled from left to right.
private struct MarkLine {
  var text = ""

  mutating func put(_ part: String, at column: Int) {
    let count = text.count
    if count <= column {
      text += String(repeating: " ", count: column - count) + part
    } else {
      text += part.dropFirst(count - column)
    }
  }
}
