// SPDX-License-Identifier: Apache-2.0

/// The text of a report as numbered lines, with page breaks and private parts marked.
///
/// A page begins at a form feed. Text extracted from a scan has lost its form feeds; there the
/// first line of a page is the rare line indented by exactly one blank.
///
/// The part of a report that lists people by name is private: its lines are counted where a rule
/// needs a count, and never quoted, spelled or searched otherwise.
public struct ReportText: Sendable, Hashable {
  /// One line.
  public struct Line: Sendable, Hashable {
    /// Its number, from 1.
    public let number: Int
    /// The text without surrounding blanks.
    public let text: String
    /// Whether a page begins here.
    public let startsPage: Bool
    /// Whether the line belongs to a list of names.
    public internal(set) var isPrivate: Bool

    /// Whether the line is blank.
    public var isBlank: Bool { text.isEmpty }

    /// The words between blanks.
    var tokens: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
  }

  /// The lines in order.
  public let lines: [Line]

  /// Splits a text at its line ends; a byte-order mark is dropped.
  public init(_ text: String) {
    let bare = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    let raw = bare.split(omittingEmptySubsequences: false) { character in
      character == "\n" || character == "\r\n" || character == "\r"
    }
    let pages = ReportText.pageStarts(raw)
    var lines = zip(raw, pages).enumerated().map { index, pair in
      Line(
        number: index + 1,
        text: pair.0.trimmed,
        startsPage: pair.1,
        isPrivate: false
      )
    }
    ReportText.markPrivate(&lines)
    self.lines = lines
  }

  /// The lines that may be quoted.
  public var open: [Line] { lines.filter { !$0.isPrivate } }

  /// The line of a number.
  func line(_ number: Int) -> Line? {
    number >= 1 && number <= lines.count ? lines[number - 1] : nil
  }

  private static func pageStarts(_ raw: [Substring]) -> [Bool] {
    if raw.contains(where: { $0.contains("\u{0C}") }) { return raw.map { $0.contains("\u{0C}") } }
    let indented = raw.map { line in
      line.first == " " && line.dropFirst().first.map { !$0.isWhitespace } == true
    }
    let filled = raw.count { !$0.allSatisfy(\.isWhitespace) }
    let isRare = indented.count { $0 } * 20 <= filled
    return isRare ? indented : raw.map { _ in false }
  }

  /// From a heading that announces names to the next numbered heading, or to a page that begins
  /// with a heading; a line in capitals alone may be a name and ends nothing.
  private static func markPrivate(_ lines: inout [Line]) {
    var isPrivate = false
    for index in lines.indices {
      if lines[index].announcesNames {
        isPrivate = true
      } else if isPrivate, lines[index].endsNames {
        isPrivate = false
      } else {
        lines[index].isPrivate = isPrivate
      }
    }
  }
}

extension Substring {
  /// Without surrounding blanks and form feeds.
  var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
