// SPDX-License-Identifier: Apache-2.0

/// Collects the lines of a policy: indentation, comments, blank lines, and lines that are too long.
struct LineWriter {
  /// A line with more columns is broken at its clauses.
  static let longestLine = 120

  private(set) var lines: [String] = []
  private var indentation = 0
  /// Whether nothing stands in the block yet, so that a blank line would mean nothing.
  private var isAtStart = true

  /// The whole text, with LF at the end of each line and no blank line at the end.
  var text: String {
    let last = lines.lastIndex { !$0.isEmpty } ?? -1
    return lines.prefix(last + 1).map { $0 + "\n" }.joined()
  }

  /// Writes a line of clauses, with the comments round it.
  ///
  /// A line that is too long gets one clause a line; a clause that is still too long is broken
  /// inside.
  mutating func write(_ clauses: [Pieces], _ margin: Margin = Margin()) {
    writeAbove(margin.above)
    let behind = margin.behind.map { "  --" + Self.oneLine($0) } ?? ""
    let whole = clauses.map(\.text).joined(separator: " ")
    if indentation + whole.count <= Self.longestLine {
      add(whole + behind, at: indentation)
    } else {
      for (index, clause) in clauses.enumerated() {
        fill(
          clause,
          at: index == 0 ? indentation : indentation + 4,
          deeper: indentation + 6
        )
      }
      lines[lines.count - 1] += behind
    }
    isAtStart = false
  }

  /// Writes comment lines and blank lines.
  mutating func writeAbove(_ above: [String?]) {
    for line in above {
      if let line {
        add("--" + Self.oneLine(line), at: indentation)
        isAtStart = false
      } else if !isAtStart, lines.last?.isEmpty == false {
        lines.append("")
      }
    }
  }

  /// Writes the lines of a block two columns deeper.
  mutating func block(_ write: (inout LineWriter) -> Void) {
    indentation += 2
    isAtStart = true
    write(&self)
    indentation -= 2
    isAtStart = false
  }

  /// Writes a clause on as few lines as its outermost places allow; a part that is still too long
  /// is broken inside.
  private mutating func fill(_ clause: Pieces, at column: Int, deeper: Int) {
    let parts = clause.parts
    guard parts.count > 1, column + clause.text.count > Self.longestLine else {
      return add(clause.text, at: column)
    }
    var line = parts[0]
    var depth = column
    for part in parts.dropFirst() {
      var longer = line
      longer.append(part.list[0].isSpaced ? " " + part : part)
      if depth + longer.text.count <= Self.longestLine {
        line = longer
      } else {
        fill(line, at: depth, deeper: deeper + 2)
        (line, depth) = (part, deeper)
      }
    }
    fill(line, at: depth, deeper: deeper + 2)
  }

  private mutating func add(_ line: String, at column: Int) {
    lines.append(String(repeating: " ", count: column) + line)
  }

  private static func oneLine(_ comment: String) -> String {
    var text = comment.replacing("\n", with: " ")
    while text.last == " " { text.removeLast() }
    return text
  }
}
