// SPDX-License-Identifier: Apache-2.0

/// Which rows of a column hold no value: one bit a row, 1 for missing.
struct MissingMask: Sendable, Hashable {
  private(set) var words: [UInt64] = []
  private(set) var rowCount = 0
  private(set) var count = 0

  func contains(_ row: Int) -> Bool {
    precondition(row >= 0 && row < rowCount, "a row lies inside its table")
    return count > 0 && words[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// Appends the first `rows` bits of a block whose further bits are zero.
  mutating func append(_ block: UnsafePointer<UInt64>, rows: Int) {
    guard rows > 0 else { return }
    let shift = UInt64(rowCount & 63)
    let blockWords = (rows + 63) >> 6
    rowCount += rows
    for index in 0..<blockWords {
      var word = block[index]
      let used = rows - index << 6
      if used < 64 { word &= (1 << UInt64(used)) - 1 }
      count += word.nonzeroBitCount
      if shift == 0 {
        words.append(word)
      } else {
        words[words.count - 1] |= word << shift
        words.append(word >> (64 - shift))
      }
    }
    let needed = (rowCount + 63) >> 6
    if words.count > needed { words.removeLast(words.count - needed) }
  }

  /// The mask without some rows, which are given in rising order.
  func removing(_ rows: [Int]) -> MissingMask {
    var kept: [UInt64] = []
    var word: UInt64 = 0
    var position = 0
    var next = rows.makeIterator()
    var skipped = next.next()
    for row in 0..<rowCount {
      if row == skipped {
        skipped = next.next()
        continue
      }
      if contains(row) { word |= 1 << UInt64(position & 63) }
      position += 1
      if position & 63 == 0 {
        kept.append(word)
        word = 0
      }
    }
    if position & 63 != 0 { kept.append(word) }
    var result = MissingMask()
    kept.withUnsafeBufferPointer { block in
      if let base = block.baseAddress { result.append(base, rows: position) }
    }
    return result
  }
}
