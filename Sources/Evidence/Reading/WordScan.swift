// SPDX-License-Identifier: Apache-2.0

/// Finds marks in eight bytes at a time with ordinary integer arithmetic.
///
/// For a word x and a byte repeated eight times p, `x ^ p` has a zero byte exactly where x holds
/// the byte; `(y - 01…01) & ~y & 80…80` marks the zero bytes of y. A borrow can mark a byte above
/// a true zero by mistake, never below, so that the lowest mark is always right (Lamport 1975).
struct WordScan: BitwiseCopyable {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  let delimiters: UInt64
  let quotes: UInt64
  private static let feeds = ones &* UInt64(UInt8(ascii: "\n"))
  private static let returns = ones &* UInt64(UInt8(ascii: "\r"))

  init(delimiter: UInt8, quote: UInt8) {
    delimiters = Self.ones &* UInt64(delimiter)
    quotes = Self.ones &* UInt64(quote)
  }

  @inline(__always)
  static func word(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  /// The first place at or after `position` with a delimiter, a quote or a line end.
  ///
  /// The caller guarantees that there is one: the line end behind the last byte of the file.
  @inline(__always)
  func cellEnd(_ base: UnsafePointer<UInt8>, from position: Int) -> Int {
    var place = position
    while true {
      let word = Self.word(base + place)
      let marks =
        (Self.zeros(word ^ delimiters) | Self.zeros(word ^ quotes)
          | Self.zeros(word ^ Self.feeds) | Self.zeros(word ^ Self.returns)) & Self.tops
      if marks != 0 { return place &+ marks.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
  }

  /// The first place at or after `position` with a line end.
  @inline(__always)
  func lineEnd(_ base: UnsafePointer<UInt8>, from position: Int) -> Int {
    var place = position
    while true {
      let word = Self.word(base + place)
      let marks = (Self.zeros(word ^ Self.feeds) | Self.zeros(word ^ Self.returns)) & Self.tops
      if marks != 0 { return place &+ marks.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
  }

  /// The first quote at or after `position`, or `end` when there is none before it.
  ///
  /// `sawLineEnd` is set when a line end may stand on the way.
  @inline(__always)
  func quote(
    _ base: UnsafePointer<UInt8>,
    from position: Int,
    end: Int,
    sawLineEnd: inout Bool
  ) -> Int {
    var place = position
    var lineEnds: UInt64 = 0
    while place < end {
      let word = Self.word(base + place)
      let marks = Self.zeros(word ^ quotes) & Self.tops
      let ends = (Self.zeros(word ^ Self.feeds) | Self.zeros(word ^ Self.returns)) & Self.tops
      if marks != 0 {
        // Only line ends below the lowest quote mark count.
        let below = (marks & (0 &- marks)) &- 1
        if (lineEnds | ends & below) != 0 { sawLineEnd = true }
        return min(place &+ marks.trailingZeroBitCount &>> 3, end)
      }
      lineEnds |= ends
      place &+= 8
    }
    if lineEnds != 0 { sawLineEnd = true }
    return end
  }

  /// The first `length` bytes at a place as one word, at most eight; the rest is zero.
  @inline(__always)
  static func key(_ pointer: UnsafePointer<UInt8>, length: Int) -> UInt64 {
    let word = Self.word(pointer)
    return length >= 8 ? word : word & ((1 &<< UInt64(length &* 8)) &- 1)
  }

  /// Whether all bytes of a stretch are ASCII.
  @inline(__always)
  static func isASCII(_ pointer: UnsafePointer<UInt8>, length: Int) -> Bool {
    var place = 0
    var seen: UInt64 = 0
    while place &+ 8 <= length {
      seen |= Self.word(pointer + place)
      place &+= 8
    }
    seen |= key(pointer + place, length: length &- place)
    return seen & tops == 0
  }

  /// The line ends in a stretch: LF, CR LF as one, and a CR alone.
  static func lineEnds(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var count = 0
    for place in start..<max(start, end) {
      let byte = base[place]
      if byte == UInt8(ascii: "\n") {
        count += 1
      } else if byte == UInt8(ascii: "\r"), base[place + 1] != UInt8(ascii: "\n") {
        count += 1
      }
    }
    return count
  }
}
