// SPDX-License-Identifier: Apache-2.0

/// A set of small numbers: the classes of cells in which a condition holds.
///
/// Sixty-four classes fit without an allocation, which is nearly every fact; a table key with more
/// bands spills over.
struct ClassSet: Sendable, Hashable {
  private var low: UInt64 = 0
  // INVARIANT: the last word is not 0, so equal sets are equal values.
  private var high: [UInt64] = []

  init() {}

  /// All classes below a count.
  init(below count: Int) {
    for element in 0..<count { insert(element) }
  }

  var isEmpty: Bool { low == 0 && high.isEmpty }

  func contains(_ element: Int) -> Bool {
    if element < 64 { return low >> UInt64(element) & 1 == 1 }
    let word = element / 64 - 1
    return word < high.count && high[word] >> UInt64(element % 64) & 1 == 1
  }

  mutating func insert(_ element: Int) {
    if element < 64 {
      low |= 1 << UInt64(element)
    } else {
      let word = element / 64 - 1
      while high.count <= word { high.append(0) }
      high[word] |= 1 << UInt64(element % 64)
    }
  }

  func union(_ other: ClassSet) -> ClassSet {
    var result = self
    result.low |= other.low
    for (word, bits) in other.high.enumerated() {
      if word < result.high.count { result.high[word] |= bits } else { result.high.append(bits) }
    }
    return result
  }

  func intersection(_ other: ClassSet) -> ClassSet {
    var result = self
    result.low &= other.low
    if !high.isEmpty {
      result.high = zip(high, other.high).map(&)
      while result.high.last == 0 { result.high.removeLast() }
    }
    return result
  }

  /// Whether it contains every class below a count.
  func isFull(_ count: Int) -> Bool {
    if count < 64 { return low == 1 << UInt64(count) - 1 }
    return (0..<count).allSatisfy(contains)
  }
}

extension ClassSet {
  /// The classes of a list.
  init(_ elements: some Sequence<Int>) {
    for element in elements { insert(element) }
  }
}
