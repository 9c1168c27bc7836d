// SPDX-License-Identifier: Apache-2.0
import Graphics

/// The frame that every page shares: skip link, header, contents, main part and footer.
///
/// The page is one file. Its own security rule forbids scripts, requests and forms, so what it
/// shows is what it holds.
package struct Page: Sendable {
  /// A line of the table of contents.
  package struct Entry: Sendable, Hashable {
    let id: String
    let number: String
    let heading: String
    let level: Int
  }

  /// The title in the browser's tab.
  package var title: String
  /// What is printed at the top left of every sheet.
  package var sheetUnit: String
  /// What is printed at the top right of every sheet.
  package var sheetDate: String
  /// Words such as `simulated`, printed at the top of every sheet.
  package var marks: [String]
  /// The fingerprint's line, printed at the bottom of every sheet and page.
  package var fingerprint: String
  /// The words of the link that skips to the main part.
  package var skipWords: String
  /// A class for the body, by which the stylesheet tells kinds of page apart.
  package var kind: String
  /// Whether the page holds charts, whose style sheet then stands in its head.
  package var drawsCharts = false
  /// What stands in the header: the title and the lines round it.
  package var header: [Markup]
  /// The table of contents; empty for a page without one.
  package var contents: [Entry]
  /// The main part.
  package var main: [Markup]
  /// What stands in the footer before the fingerprint.
  package var footer: [Markup] = []

  /// The page as HTML.
  package func printed() -> String {
    "<!DOCTYPE html>\n"
      + Markup.element(.html, [.language("en")], [head, .element(.body, [.class(kind)], body)])
      .printed()
  }

  private var head: Markup {
    .element(
      .head,
      [
        .element(.meta, [.encoding("utf-8")], []),
        .element(.meta, [.headerName("Content-Security-Policy"), .content(Page.security)], []),
        .element(
          .meta,
          [.name("viewport"), .content("width=device-width, initial-scale=1")],
          []
        ),
        .element(.meta, [.name("color-scheme"), .content("light dark")], []),
        .element(.title, [.text(title)]),
        .stylesheet(
          Stylesheet.text + (drawsCharts ? "\n" + ChartStyle.sheet : "") + sheetRules
        ),
      ]
    )
  }

  /// Nothing may be loaded, run or sent; the page's own style element is the one exception.
  private static let security =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  /// The parts of the body in reading order.
  package var body: [Markup] {
    [
      .element(.anchor, [.class("skip"), .target("main")], [.text(skipWords)]),
      .element(.header, header + [marksLine]),
      navigation,
      .element(.main, [.id("main"), .focusTarget], main),
      .element(
        .footer,
        footer + [
          .element(
            .paragraph,
            [.class("fingerprint")],
            [
              .element(.span, [.class("label")], ["Fingerprint "]),
              .element(.code, [.text(fingerprint)]),
            ]
          )
        ]
      ),
    ]
  }

  private var marksLine: Markup {
    guard !marks.isEmpty else { return .nothing }
    return .element(
      .paragraph,
      [.class("marks")],
      [
        "The evidence behind every number here is ",
        .element(.strong, [.text(marks.joined(separator: ", "))]),
        ".",
      ]
    )
  }

  private var navigation: Markup {
    guard !contents.isEmpty else { return .nothing }
    var index = 0
    return .element(
      .nav,
      [.labelledBy("contents")],
      [
        .element(.heading2, [.id("contents")], ["Contents"]),
        Page.list(of: contents, from: &index, level: contents[0].level),
      ]
    )
  }

  /// The entries from `index` on as a list, deeper levels as lists within it.
  private static func list(of entries: [Entry], from index: inout Int, level: Int) -> Markup {
    var items: [Markup] = []
    while index < entries.count, entries[index].level >= level {
      let entry = entries[index]
      index += 1
      var item: [Markup] = [
        .element(
          .anchor,
          [.target(entry.id)],
          [
            .element(.span, [.class("number")], [.text(entry.number)]), " ", .text(entry.heading),
          ]
        )
      ]
      if index < entries.count, entries[index].level > entry.level {
        item.append(list(of: entries, from: &index, level: entries[index].level))
      }
      items.append(.element(.listItem, item))
    }
    return .element(.unorderedList, items)
  }

  /// The texts in the margins of every printed sheet.
  private var sheetRules: String {
    let mark = marks.isEmpty ? "" : marks.joined(separator: ", ").uppercased()
    return """

      @page {
        @top-left { content: \(Escaping.cssString(sheetUnit)); }
        @top-center { content: \(Escaping.cssString(mark)); font-weight: 700; }
        @top-right { content: \(Escaping.cssString(sheetDate)); }
        @bottom-left { content: \(Escaping.cssString(fingerprint)); }
        @bottom-right { content: "page " counter(page) " of " counter(pages); }
      }
      """
  }
}
