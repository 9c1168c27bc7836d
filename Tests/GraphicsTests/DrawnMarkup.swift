// SPDX-License-Identifier: Apache-2.0
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an independent XML parser sees in a chart.
final class DrawnMarkup: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var text = ""

  /// The markup, or `nil` when it is not well formed.
  init?(_ markup: String) {
    super.init()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement elementName: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append((elementName, attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  /// The ids of all elements.
  var identifiers: [String] { elements.compactMap { $0.attributes["id"] } }

  /// The ids that `url(#…)` and `aria-labelledby` name.
  var references: [String] {
    elements.flatMap { element in
      element.attributes.flatMap { name, value -> [String] in
        if name == "aria-labelledby" { return value.split(separator: " ").map(String.init) }
        guard value.hasPrefix("url(#") else { return [] }
        return [String(value.dropFirst(5).dropLast())]
      }
    }
  }

  /// The numbers that place or size a mark; `nil` stands for one that is no finite number.
  var coordinates: [Double?] {
    let names = [
      "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "height", "stroke-width",
    ]
    return elements.flatMap { element in
      names.compactMap { element.attributes[$0] }.map { Double($0) }
        + (element.attributes["points"] ?? "").split(whereSeparator: { " ,".contains($0) })
        .map { Double($0) }
    }.map { number in number.flatMap { $0.isFinite ? $0 : nil } }
  }
}
