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
    var seen = SIMD32<UInt8>.zero
    var least = SIMD32<UInt8>(repeating: 255)
    let feed = SIMD32<UInt8>(repeating: UInt8(ascii: "\n"))
    let carriage = SIMD32<UInt8>(repeating: UInt8(ascii: "\r"))
    let mark = SIMD32<UInt8>(repeating: quote)
    var place = start
    while place + 32 <= end {
      // A lane counts to 255 at most, so the lanes are emptied every 255 rounds.
      let stop = min(place + 255 * 32, end - 31)
      var laneFeeds = SIMD32<UInt8>.zero
      var laneReturns = SIMD32<UInt8>.zero
      var laneQuotes = SIMD32<UInt8>.zero
      while place < stop {
        let block = UnsafeRawPointer(base + place).loadUnaligned(as: SIMD32<UInt8>.self)
        // A true lane of a mask is all ones, that is −1: subtracting it adds one.
        laneFeeds &-= unsafeBitCast(block .== feed, to: SIMD32<UInt8>.self)
        laneReturns &-= unsafeBitCast(block .== carriage, to: SIMD32<UInt8>.self)
        laneQuotes &-= unsafeBitCast(block .== mark, to: SIMD32<UInt8>.self)
        seen |= block
        least.replace(with: block, where: block .< least)
        place += 32
      }
      feeds += Self.sum(laneFeeds)
      returns += Self.sum(laneReturns)
      quotes += Self.sum(laneQuotes)
    }
    var rest: UInt8 = 0
    var restLeast: UInt8 = 255
    while place < end {
      let byte = base[place]
      if byte == UInt8(ascii: "\n") { feeds += 1 }
      if byte == UInt8(ascii: "\r") { returns += 1 }
      if byte == quote { quotes += 1 }
      rest |= byte
      restLeast = min(restLeast, byte)
      place += 1
    }
    hasHighBytes = rest >= 128 || (0..<32).contains { seen[$0] >= 128 }
    hasZeros = restLeast == 0 || least.min() == 0
    hasReturns = returns > 0
    lineEnds = feeds
    if hasReturns { lineEnds += Self.loneReturns(base, from: start, to: end) }
    // Shift the window by one byte to the left.
    if start > 0, Self.isLineEnd(base, start - 1) { lineEnds += 1 }
    if Self.isLineEnd(base, end - 1) { lineEnds -= 1 }
  }

  private static func sum(_ lanes: SIMD32<UInt8>) -> Int {
    Int(SIMD32<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
  }

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
