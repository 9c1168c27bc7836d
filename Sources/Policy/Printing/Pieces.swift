// SPDX-License-Identifier: Apache-2.0

/// A text with the places where a line may be broken: between two pieces, where a space stands.
struct Pieces: Sendable, ExpressibleByStringInterpolation {
  /// The pieces; never empty.
  private(set) var list: [String]

  init(stringLiteral value: String) { list = [value] }

  init(_ text: String) { list = [text] }

  /// The text on one line.
  var text: String { list.joined(separator: " ") }

  /// Puts a text behind, without a place to break.
  mutating func append(_ text: String) { list[list.count - 1] += text }

  /// Puts pieces behind, without a place to break.
  mutating func append(_ other: Pieces) {
    list[list.count - 1] += other.list[0]
    list += other.list.dropFirst()
  }

  /// Puts pieces behind, with a space at which the line may be broken.
  mutating func appendBreaking(_ other: Pieces) { list += other.list }

  /// Both texts in turn, without a place to break between them.
  static func + (left: Pieces, right: Pieces) -> Pieces {
    var result = left
    result.append(right)
    return result
  }

  /// Texts with `,` and a place to break between them.
  static func commas(_ parts: [Pieces]) -> Pieces {
    guard var result = parts.first else { return "" }
    for part in parts.dropFirst() {
      result.append(",")
      result.appendBreaking(part)
    }
    return result
  }
}
