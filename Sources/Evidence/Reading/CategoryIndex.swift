// SPDX-License-Identifier: Apache-2.0

/// The addresses of a `CategoryIndex`, for the inner loop; valid as long as the index lives.
struct CategoryTable: BitwiseCopyable {
  fileprivate let slots: UnsafeMutablePointer<Int32>
  fileprivate let keys: UnsafeMutablePointer<UInt64>
  fileprivate let lengths: UnsafeMutablePointer<Int>
  fileprivate let starts: UnsafeMutablePointer<Int>
  fileprivate let text: UnsafeMutablePointer<UInt8>
  fileprivate let shift: UInt64
  fileprivate let mask: Int

  @inline(__always)
  fileprivate static func slot(_ key: UInt64, length: Int, shift: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ UInt64(length) &<< 56) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// The position of a word in the list; -1 when it is not there.
  @inline(__always)
  func position(_ bytes: UnsafePointer<UInt8>, length: Int) -> Int {
    let key = WordScan.key(bytes, length: length)
    var slot = Self.slot(key, length: length, shift: shift)
    while true {
      let index = Int(slots[slot])
      if index < 0 { return -1 }
      if keys[index] == key, lengths[index] == length,
        length <= 8 || agrees(text + starts[index], bytes, length)
      {
        return index
      }
      slot = (slot &+ 1) & mask
    }
  }

  private func agrees(
    _ word: UnsafePointer<UInt8>,
    _ bytes: UnsafePointer<UInt8>,
    _ length: Int
  ) -> Bool {
    for index in 0..<length where word[index] != bytes[index] { return false }
    return true
  }
}

/// Finds a category's word by its bytes: a hash table with open addressing over raw memory.
final class CategoryIndex: Sendable {
  private let slots: Slab<Int32>
  private let keys: Slab<UInt64>
  private let lengths: Slab<Int>
  private let starts: Slab<Int>
  private let text: Slab<UInt8>
  private let words: [[UInt8]]
  private let shift: UInt64

  init(_ levels: [String]) {
    precondition(levels.count <= Int(UInt16.max), "a category has at most 65535 words")
    words = levels.map { Array($0.utf8) }
    var bits: UInt64 = 4
    while 1 << bits < words.count * 3 { bits += 1 }
    shift = 64 - bits
    var table = [Int32](repeating: -1, count: 1 << Int(bits))
    var keyList: [UInt64] = []
    var startList: [Int] = []
    var position = 0
    for (index, word) in words.enumerated() {
      let key = word.prefix(8).enumerated().reduce(UInt64(0)) { key, byte in
        key | UInt64(byte.element) << UInt64(byte.offset * 8)
      }
      keyList.append(key)
      startList.append(position)
      position += word.count
      var slot = CategoryTable.slot(key, length: word.count, shift: 64 - bits)
      while table[slot] >= 0, words[Int(table[slot])] != word {
        slot = (slot + 1) & (table.count - 1)
      }
      if table[slot] < 0 { table[slot] = Int32(index) }
    }
    slots = Slab(table)
    keys = Slab(keyList)
    lengths = Slab(words.map(\.count))
    starts = Slab(startList)
    text = Slab(words.flatMap { $0 })
  }

  var table: CategoryTable {
    CategoryTable(
      slots: slots.base,
      keys: keys.base,
      lengths: lengths.base,
      starts: starts.base,
      text: text.base,
      shift: shift,
      mask: slots.capacity - 1
    )
  }

  /// The position of a word that is not in the file's memory.
  func position(_ word: [UInt8]) -> Int { words.firstIndex(of: word) ?? -1 }
}
