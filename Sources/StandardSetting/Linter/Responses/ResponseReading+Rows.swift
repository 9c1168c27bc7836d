// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<ReportText.Line> {
  /// Questions above each other, one option a line: `College faculty 4 24%`.
  var stacked: [ResponseReading.PrintedRow] {
    var rows: [ResponseReading.PrintedRow] = []
    var question: [String] = []
    for line in self where !line.isPageNumber {
      guard let (label, pairs) = line.pairs(1) else {
        question.append(line.text)
        continue
      }
      if !question.isEmpty || rows.isEmpty {
        rows.append(
          ResponseReading.PrintedRow(
            question: question.joined(separator: " "),
            options: [],
            pairs: [],
            lines: []
          )
        )
        question = []
      }
      rows[rows.count - 1].options.append(label)
      rows[rows.count - 1].pairs += pairs
      rows[rows.count - 1].lines.append(line.number)
    }
    return rows
  }

  /// Statements above each other, their options side by side.
  ///
  /// A statement may run over several lines; a mark of one character begins the next one.
  func sideBySide(_ header: ResponseHeader) -> [ResponseReading.PrintedRow] {
    var rows: [ResponseReading.PrintedRow] = []
    var label: [String] = []
    for line in self where !line.isPageNumber {
      let read = line.pairs(header.width)
      let text = read?.label ?? line.text
      if let bare = text.withoutBullet {
        label = [bare]
      } else if !text.isEmpty {
        label.append(text)
      }
      if let read {
        rows.append(
          ResponseReading.PrintedRow(
            question: label.joined(separator: " "),
            options: header.options,
            pairs: read.pairs,
            lines: [line.number]
          )
        )
      } else if let last = rows.indices.last, rows[last].question.isPrefix(of: label) {
        rows[last].question = label.joined(separator: " ")
      }
    }
    return rows
  }
}

extension ReportText.Line {
  /// The pairs that end the line, with what stands before them.
  ///
  /// A line counts when at least one percent is legible in its place and every token of the pairs
  /// is short; the rest may be damaged.
  fileprivate func pairs(_ width: Int) -> (label: String, pairs: [PrintedPair])? {
    let tokens = tokens
    guard tokens.count >= 2 * width else { return nil }
    let tail = Array(tokens.suffix(2 * width))
    var pairs = stride(from: 0, to: tail.count, by: 2).map {
      PrintedPair(count: tail[$0], percent: tail[$0 + 1])
    }
    guard tail.allSatisfy({ $0.count <= 5 }), pairs.contains(where: { $0.legiblePercent != nil })
    else { return nil }
    var label = tokens.dropLast(2 * width)
    if let mark = label.last, mark.allSatisfy({ ",;'`|_~*\u{00B0}".contains($0) }) {
      pairs[0].stray = mark
      label = label.dropLast()
    }
    return (label.joined(separator: " "), pairs)
  }
}

extension String {
  /// The text after a bullet: one mark, then a capital.
  fileprivate var withoutBullet: String? {
    let parts = split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].count == 1, parts[0].allSatisfy({ !$0.isNumber }),
      parts[0] != "I", parts[0] != "A",
      let first = parts[1].first, first.isUppercase || first == "["
    else { return nil }
    return String(parts[1])
  }

  /// Whether the text is what the first of some lines begin with.
  fileprivate func isPrefix(of lines: [String]) -> Bool {
    lines.joined(separator: " ").hasPrefix(self)
  }
}
