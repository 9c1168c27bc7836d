// SPDX-License-Identifier: Apache-2.0

/// The open lines of a report joined by single blanks, with the way back to the line numbers.
///
/// Blank lines and lines that hold nothing but a page number are left out, so that a sentence that
/// runs over a page reads as one.
struct RunningText {
  let text: String
  private let starts: [(offset: Int, line: Int)]

  init(_ report: ReportText) {
    var text = ""
    var starts: [(offset: Int, line: Int)] = []
    for line in report.open where !line.isBlank && !line.isPageNumber {
      if !text.isEmpty { text += " " }
      starts.append((text.utf8.count, line.number))
      text += line.tokens.joined(separator: " ")
    }
    self.text = text
    self.starts = starts
  }

  /// The numbers of the lines a range touches.
  func lines(_ range: Range<String.Index>) -> [Int] {
    let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let upper = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    var result: [Int] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].offset - 1 : text.utf8.count
      if start.offset < max(upper, lower + 1), end > lower { result.append(start.line) }
    }
    return result
  }

  /// A sentence and where it stands.
  struct Sentence {
    let text: String
    let lines: [Int]
  }

  /// The sentences: a stop, a question or an exclamation mark, a blank, then a capital.
  var sentences: [Sentence] {
    var result: [Sentence] = []
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index].isSentenceEnd, endsSentence(after: next) {
        result.append(sentence(start..<next))
        start = text.index(next, offsetBy: 1, limitedBy: text.endIndex) ?? text.endIndex
        index = start
      } else {
        index = next
      }
    }
    if start < text.endIndex { result.append(sentence(start..<text.endIndex)) }
    return result
  }

  private func endsSentence(after next: String.Index) -> Bool {
    guard next < text.endIndex, text[next] == " " else { return next == text.endIndex }
    let following = text[text.index(after: next)...].first
    return following.map { $0.isUppercase || $0 == "(" } ?? true
  }

  private func sentence(_ range: Range<String.Index>) -> Sentence {
    Sentence(text: String(text[range]), lines: lines(range))
  }
}

extension ReportText.Line {
  /// Whether the line holds a page number and nothing else.
  var isPageNumber: Bool { (1...3).contains(text.count) && text.allSatisfy(\.isNumber) }
}
