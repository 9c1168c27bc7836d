// SPDX-License-Identifier: Apache-2.0

/// What a first, fast look at a chunk of the file tells: how many records it can hold at most,
/// and whether an open quote runs out of it.
///
/// The count of line ends reserves the rows of the chunk, the parity of quotes guesses where its
/// first record begins. The guess is checked later (see `CSVReader`), never trusted.
struct LineCensus: Sendable {
  var quotes = 0
  var lineEnds = 0
  var hasHighBytes = false
  var hasReturns = false
  var hasZeros = false

  /// Looks at the bytes `start..<end` for quotes and at `start - 1..<end - 1` for line ends, so
  /// that each line end counts for the chunk in which the next record begins.
  init(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int, quote: UInt8) {
    guard start < end else { return }
    var feeds = 0
    var returns = 0
    var zeros = 0
    var seen: UInt8 = 0
    var place = start
    // Blocks of 128 bytes with one-byte counters: the compiler turns them into vector code, and
    // a counter cannot overflow.
    while place &+ Self.block <= end {
      var blockFeeds: UInt8 = 0
      var blockReturns: UInt8 = 0
      var blockQuotes: UInt8 = 0
      var blockZeros: UInt8 = 0
      let bytes = base + place
      for offset in 0..<Self.block {
        let byte = bytes[offset]
        blockFeeds &+= byte == UInt8(ascii: "\n") ? 1 : 0
        blockReturns &+= byte == UInt8(ascii: "\r") ? 1 : 0
        blockQuotes &+= byte == quote ? 1 : 0
        blockZeros &+= byte == 0 ? 1 : 0
        seen |= byte
      }
      feeds &+= Int(blockFeeds)
      returns &+= Int(blockReturns)
      quotes &+= Int(blockQuotes)
      zeros &+= Int(blockZeros)
      place &+= Self.block
    }
    while place < end {
      let byte = base[place]
      if byte == UInt8(ascii: "\n") { feeds += 1 }
      if byte == UInt8(ascii: "\r") { returns += 1 }
      if byte == quote { quotes += 1 }
      if byte == 0 { zeros += 1 }
      seen |= byte
      place += 1
    }
    hasHighBytes = seen >= 128
    hasZeros = zeros > 0
    hasReturns = returns > 0
    lineEnds = feeds
    if hasReturns { lineEnds += Self.loneReturns(base, from: start, to: end) }
    // Shift the window by one byte to the left.
    if start > 0, Self.isLineEnd(base, start - 1) { lineEnds += 1 }
    if Self.isLineEnd(base, end - 1) { lineEnds -= 1 }
  }

  private static let block = 128

  private static func loneReturns(
    _ base: UnsafePointer<UInt8>,
    from start: Int,
    to end: Int
  ) -> Int {
    var pairs = 0
    for place in start..<end
    where base[place] == UInt8(ascii: "\r") && base[place + 1] != UInt8(ascii: "\n") {
      pairs += 1
    }
    return pairs
  }

  /// Whether a line ends at a byte: at an LF, or at a CR that no LF follows.
  @inline(__always)
  static func isLineEnd(_ base: UnsafePointer<UInt8>, _ place: Int) -> Bool {
    base[place] == UInt8(ascii: "\n")
      || (base[place] == UInt8(ascii: "\r") && base[place + 1] != UInt8(ascii: "\n"))
  }
}
