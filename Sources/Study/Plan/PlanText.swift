// SPDX-License-Identifier: Apache-2.0

/// Pieces of YAML as this project writes them, and where they go in a text that people keep.
///
/// A list grows by lines that are put at its end; whatever else stands in the file, comments included,
/// stays as its authors wrote it.
package enum PlanText {
  /// A line of an object: a key, and a value that is printed as it is.
  package typealias Line = (key: String, value: String)

  /// A text as a YAML value: plain where nothing can be misread, else in double quotes on one line.
  package static func scalar(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "/"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if plain, let first = text.utf8.first, first != UInt8(ascii: "-") { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar == "\u{2028}"
          || scalar == "\u{2029}" || scalar == "\u{FEFF}"
        {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// Texts as a YAML list on one line.
  package static func list(_ texts: [String]) -> String {
    "[" + texts.map(scalar).joined(separator: ", ") + "]"
  }

  /// An object as an element of a list, indented as others are.
  package static func element(_ lines: [Line], indent: String = "  ") -> String {
    lines.enumerated().map { place, line in
      "\(indent)\(place == 0 ? "- " : "  ")\(line.key): \(line.value)\n"
    }.joined()
  }

  /// Puts an object at the end of a list of the document's first level; the list is made where it is
  /// missing or empty.
  ///
  /// - Parameters:
  ///   - lines: The object.
  ///   - key: The list.
  ///   - text: The document.
  /// - Throws: `StudyError` where the list stands on one line and cannot grow by lines.
  /// - Returns: The document with the object.
  package static func adding(
    _ lines: [Line],
    to key: String,
    of text: String
  ) throws(StudyError) -> String {
    var document = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while document.last?.isEmpty == true { document.removeLast() }
    let head = document.firstIndex { $0.hasPrefix("\(key):") }
    guard let head else {
      return (document + ["\(key):"]).joined(separator: "\n") + "\n" + element(lines)
    }
    let rest = document[head].dropFirst(key.count + 1)
      .prefix { $0 != "#" }.filter { !$0.isWhitespace }
    guard rest.isEmpty || rest == "[]" else {
      throw StudyError(
        .configuration,
        "\(PlanDocument.fileName):\(head + 1): `\(key)` stands on one line, so nothing can be added; "
          + "write its elements as lines that begin with `- `"
      )
    }
    if rest == "[]" { document[head] = "\(key):" }
    var end = head + 1
    for place in (head + 1)..<max(document.count, head + 1) {
      guard let first = document[place].first else { continue }
      guard first == " " || first == "-" else { break }
      end = place + 1
    }
    let indent = document[(head + 1)..<end].first { $0.drop { $0 == " " }.hasPrefix("- ") }
      .map { String($0.prefix { $0 == " " }) }
    let added = element(lines, indent: indent ?? "  ").dropLast()
    document.insert(String(added), at: end)
    return document.joined(separator: "\n") + "\n"
  }
}
