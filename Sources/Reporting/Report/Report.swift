// SPDX-License-Identifier: Apache-2.0
public import Decisions

/// A report as a value: what it says, in order, before anyone decides how it looks.
///
/// The report carries every number as the text that is printed. It knows no clock and reads nothing;
/// the same value gives the same bytes.
public struct Report: Sendable {
  /// The title.
  public var title: String
  /// A second line below the title; may be empty.
  public var subtitle: String
  /// The unit that the report is about, printed at the top of every page.
  public var unit: String
  /// The date in words, such as `Study of January 2014`, printed at the top of every page.
  public var date: String
  /// Words such as `simulated` or `example`, printed with every table, figure and page.
  public var marks: [String]
  /// The answer in one sentence, above everything else.
  public var answer: String
  /// The sections in order.
  public var sections: [Section]
  /// The fingerprint, printed below every page.
  public var fingerprint: Fingerprint
  /// The number that the first table without a fixed number takes.
  public var firstTableNumber: Int
  /// The way from the run's first page to this one, above the title; empty for a page by itself.
  public var trail: [Inline]

  /// A report from its parts.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - subtitle: A second line.
  ///   - unit: What the report is about.
  ///   - date: The date in words.
  ///   - marks: Words such as `simulated`.
  ///   - answer: The answer in one sentence.
  ///   - sections: The sections in order.
  ///   - fingerprint: The fingerprint.
  ///   - firstTableNumber: The number of the first table without a fixed one.
  ///   - trail: The way from the run's first page to this one.
  public init(
    title: String,
    subtitle: String = "",
    unit: String,
    date: String,
    marks: [String] = [],
    answer: String,
    sections: [Section],
    fingerprint: Fingerprint,
    firstTableNumber: Int = 1,
    trail: [Inline] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.unit = unit
    self.date = date
    self.marks = marks
    self.answer = answer
    self.sections = sections
    self.fingerprint = fingerprint
    self.firstTableNumber = firstTableNumber
    self.trail = trail
  }
}

/// A section of a report with its heading and blocks.
public struct Section: Sendable {
  /// The name of the section in links: lower case, digits and hyphens.
  public let id: String
  /// The heading without its number.
  public let heading: String
  /// 1 for a section, 2 for a section within it, and so on.
  public let level: Int
  /// Whether it is numbered as an appendix, by letters.
  public let isAppendix: Bool
  /// What it says.
  public var blocks: [Block]
  /// The right that reading it asks for, such as `unit`, for whoever serves the page; `nil` for none.
  public var right: String?

  /// A section.
  ///
  /// - Parameters:
  ///   - id: The name in links: lower case, digits and hyphens.
  ///   - heading: The heading without its number.
  ///   - level: 1 for a section, 2 for one within it.
  ///   - isAppendix: Whether it is numbered by letters; counts at level 1.
  ///   - blocks: What it says.
  public init(
    _ id: String,
    _ heading: String,
    level: Int = 1,
    isAppendix: Bool = false,
    blocks: [Block]
  ) {
    precondition(Section.isName(id), "a section's id is lower case, digits and hyphens")
    precondition((1...5).contains(level), "a section's level is 1 to 5")
    self.id = id
    self.heading = heading
    self.level = level
    self.isAppendix = isAppendix
    self.blocks = blocks
  }

  /// Whether a text can be an id: a lower-case letter first, then such letters, digits and hyphens.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
  }
}
