// SPDX-License-Identifier: Apache-2.0

/// A text with the places where a long line may be broken, the outer places first.
struct Pieces: Sendable, ExpressibleByStringInterpolation {
  /// A piece with the place in front of it.
  struct Piece: Sendable {
    /// The text.
    var text: String
    /// How deep the place in front is nested; outer places are broken first.
    var rank = 0
    /// Whether a space stands there when the line is not broken.
    var isSpaced = true
  }

  /// The pieces; never empty.
  private(set) var list: [Piece]

  init(stringLiteral value: String) { list = [Piece(text: value)] }

  init(_ text: String) { list = [Piece(text: text)] }

  init(_ list: ArraySlice<Piece>) { self.list = Array(list) }

  /// The text on one line.
  var text: String {
    list.dropFirst().reduce(into: list[0].text) { text, piece in
      if piece.isSpaced { text += " " }
      text += piece.text
    }
  }

  /// The same text with its places one step further inside.
  var deeper: Pieces {
    var result = self
    for index in list.indices { result.list[index].rank += 1 }
    return result
  }

  /// Puts a text behind, without a place to break.
  mutating func append(_ text: String) { list[list.count - 1].text += text }

  /// Puts pieces behind, without a place to break.
  mutating func append(_ other: Pieces) {
    list[list.count - 1].text += other.list[0].text
    list += other.list.dropFirst()
  }

  /// Puts pieces behind, with an outer place to break in front of them.
  mutating func appendBreaking(_ other: Pieces, isSpaced: Bool = true) {
    var inner = other.deeper.list
    inner[0].rank = 0
    inner[0].isSpaced = isSpaced
    list += inner
  }

  /// Both texts in turn, without a place to break between them.
  static func + (left: Pieces, right: Pieces) -> Pieces {
    var result = left
    result.append(right)
    return result
  }

  /// Texts with `,` and a place to break between them.
  static func commas(_ parts: [Pieces]) -> Pieces {
    guard var result = parts.first?.deeper else { return "" }
    for part in parts.dropFirst() {
      result.append(",")
      result.appendBreaking(part)
    }
    return result
  }

  /// The parts between the outermost places.
  var parts: [Pieces] {
    guard let rank = list.dropFirst().map(\.rank).min() else { return [self] }
    var starts = list.indices.dropFirst().filter { list[$0].rank == rank }
    starts.insert(0, at: 0)
    return zip(starts, starts.dropFirst() + [list.count]).map { start, end in
      Pieces(list[start..<end])
    }
  }
}
