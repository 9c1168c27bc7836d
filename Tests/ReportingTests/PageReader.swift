// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Reads the HTML that the pages print: start tags in order, with attributes and text.
struct PageReader {
  struct Element {
    let tag: String
    let attributes: [String: String]
    /// Where the start tag begins and ends in the page.
    let range: Range<String.Index>
  }

  let html: String
  let elements: [Element]

  init(_ html: String) {
    self.html = html
    let tag = #/<([a-z][a-z0-9]*)((?:\s+[^<>="\s]+(?:="[^"<>]*")?)*)\s*/?>/#
      .ignoresCase()
    let attribute = #/([^\s="]+)="([^"]*)"/#
    self.elements = html.matches(of: tag).map { match in
      var attributes: [String: String] = [:]
      for pair in match.2.matches(of: attribute) {
        attributes[String(pair.1)] = String(pair.2)
      }
      return Element(tag: match.1.lowercased(), attributes: attributes, range: match.range)
    }
  }

  /// The elements of a name.
  func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

  /// Every id, in order.
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  /// The levels of the headings in order.
  var headingLevels: [Int] {
    elements.compactMap { element in
      element.tag.count == 2 && element.tag.hasPrefix("h") ? Int(element.tag.dropFirst()) : nil
    }
  }

  /// The inside of every element of a name that does not hold itself.
  func insides(_ tag: String) -> [Substring] {
    all(tag).compactMap { element in
      html.range(of: "</\(tag)>", range: element.range.upperBound..<html.endIndex)
        .map { html[element.range.upperBound..<$0.lowerBound] }
    }
  }

  /// The page without its style element.
  var withoutStyle: String {
    guard let start = html.range(of: "<style>"), let end = html.range(of: "</style>") else {
      return html
    }
    return html.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
  }
}
