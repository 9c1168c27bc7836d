// SPDX-License-Identifier: Apache-2.0

/// A piece of a page: text, an element with its children, or several pieces in order.
///
/// Text is escaped when it is printed, and tags and attributes come from closed lists. Neither list
/// holds a script, a style attribute, an event or an address outside the run, so no data can put
/// one there. The one open door is `drawing`, which takes what a chart of ours has printed.
package indirect enum Markup: Sendable, Hashable {
  /// Plain text, escaped when printed.
  case text(String)
  /// An element with attributes and children.
  case element(Tag, [Attribute], [Markup])
  /// Several pieces in order.
  case fragment([Markup])
  /// A finished SVG element, printed as it is.
  case drawing(String)
  /// The text of the page's only style element.
  case stylesheet(String)

  /// An element without attributes.
  package static func element(_ tag: Tag, _ children: [Markup]) -> Markup {
    .element(tag, [], children)
  }

  /// Nothing at all.
  package static let nothing = Markup.fragment([])
}

extension Markup {
  /// A text whose long names may be broken behind their dots and underscores, and nowhere else.
  ///
  /// A name such as `offer.employer.accredited_program` has no space, and would make its column as
  /// wide as itself.
  static func breakable(_ text: String) -> [Markup] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.contains(where: { $0.count >= longName }) else { return [.text(text)] }
    var pieces: [Markup] = []
    var piece = ""
    for (place, word) in words.enumerated() {
      piece += place > 0 ? " " : ""
      let isLong = word.count >= longName
      for (position, character) in word.enumerated() {
        piece.append(character)
        if isLong, "._/=".contains(character), position + 1 < word.count {
          pieces += [.text(piece), .element(.wordBreak, [])]
          piece = ""
        }
      }
    }
    return pieces + (piece.isEmpty ? [] : [.text(piece)])
  }

  /// A word of so many characters is broken where it can be.
  private static var longName: Int { 16 }
}

extension Markup: ExpressibleByStringLiteral {
  /// Plain text from a literal.
  package init(stringLiteral value: String) { self = .text(value) }
}

/// The elements that a page may hold, by their names in HTML.
package enum Tag: String, Sendable, Hashable {
  case html
  case head
  case meta
  case title
  case body
  case header
  case nav
  case main
  case footer
  case section
  case division = "div"
  case heading1 = "h1"
  case heading2 = "h2"
  case heading3 = "h3"
  case heading4 = "h4"
  case heading5 = "h5"
  case heading6 = "h6"
  case paragraph = "p"
  case anchor = "a"
  case span
  case wordBreak = "wbr"
  case strong
  case emphasis = "em"
  case code
  case preformatted = "pre"
  case orderedList = "ol"
  case unorderedList = "ul"
  case listItem = "li"
  case descriptionList = "dl"
  case term = "dt"
  case description = "dd"
  case table
  case caption
  case tableHead = "thead"
  case tableBody = "tbody"
  case row = "tr"
  case headerCell = "th"
  case cell = "td"
  case figure
  case figureCaption = "figcaption"
  case details
  case summary

  /// The heading of a level, 1 to 6; deeper levels print as 6.
  static func heading(_ level: Int) -> Tag {
    switch level {
    case ...1: .heading1
    case 2: .heading2
    case 3: .heading3
    case 4: .heading4
    case 5: .heading5
    default: .heading6
    }
  }

  /// Whether the element has neither children nor an end tag.
  var isVoid: Bool { self == .meta || self == .wordBreak }

  /// Whether the element stands within a line of text.
  var isInline: Bool {
    switch self {
    case .anchor, .span, .wordBreak, .strong, .emphasis, .code: true
    default: false
    }
  }

  /// Whether the element starts a line of its own and holds others that do.
  var isContainer: Bool {
    switch self {
    case .html, .head, .body, .header, .nav, .main, .footer, .section, .division, .orderedList,
      .unorderedList, .descriptionList, .table, .tableHead, .tableBody, .figure, .details:
      true
    default: false
    }
  }
}

/// The attributes that an element may carry.
package enum Attribute: Sendable, Hashable {
  /// The element's name in the page.
  case id(String)
  /// Names that the stylesheet knows.
  case `class`(String)
  /// The language of the content.
  case language(String)
  /// A link to an element of the same page, by its id.
  case target(String)
  /// A link to another page of the same run, by its path from this one.
  case neighbour(PagePath)
  /// The right that reading the element asks for, for whoever serves the page.
  case right(String)
  /// What a link leads to, printed behind it on paper.
  case leadsTo(String)
  /// The scope of a header cell: `col` or `row`.
  case scope(Scope)
  /// The role of an element for assistive technology.
  case role(Role)
  /// A name for assistive technology.
  case label(String)
  /// The id of the element that names this one.
  case labelledBy(String)
  /// Hidden from assistive technology: the same is said in words.
  case decorative
  /// Reached by the Tab key.
  case focusable
  /// Reached by a link but not by the Tab key.
  case focusTarget
  /// How many columns a cell spans.
  case columnSpan(Int)
  /// How many rows a cell spans.
  case rowSpan(Int)
  /// The character encoding of the page.
  case encoding(String)
  /// The name of a piece of page information.
  case name(String)
  /// The name of a header that the page sets for itself.
  case headerName(String)
  /// The content of a piece of page information.
  case content(String)

  /// What a header cell names.
  package enum Scope: String, Sendable {
    case column = "col"
    case row
  }

  /// The roles in use.
  package enum Role: String, Sendable {
    case note
    case region
  }

  /// The name and value of the attribute in HTML.
  var pair: (name: String, value: String) {
    switch self {
    case .id(let value): ("id", value)
    case .class(let value): ("class", value)
    case .language(let value): ("lang", value)
    case .target(let value): ("href", "#" + value)
    case .neighbour(let path): ("href", path.text)
    case .right(let value): ("data-right", value)
    case .leadsTo(let value): ("data-leads-to", value)
    case .scope(let value): ("scope", value.rawValue)
    case .role(let value): ("role", value.rawValue)
    case .label(let value): ("aria-label", value)
    case .labelledBy(let value): ("aria-labelledby", value)
    case .decorative: ("aria-hidden", "true")
    case .focusable: ("tabindex", "0")
    case .focusTarget: ("tabindex", "-1")
    case .columnSpan(let value): ("colspan", String(value))
    case .rowSpan(let value): ("rowspan", String(value))
    case .encoding(let value): ("charset", value)
    case .name(let value): ("name", value)
    case .headerName(let value): ("http-equiv", value)
    case .content(let value): ("content", value)
    }
  }
}
