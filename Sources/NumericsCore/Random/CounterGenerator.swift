// SPDX-License-Identifier: Apache-2.0

/// The numbers of one stream of a `CounterRandom`, in their order.
///
/// Use its own `index(below:)` and `permutation(of:)` where bytes must not change: what the
/// standard library draws for `Int.random` or `shuffled` is not promised from version to version.
/// A stream holds 2³³ values of 64 bits; drawing more traps.
public struct CounterGenerator: RandomNumberGenerator, Sendable {
  private var counter: Philox.Words
  private let key0: UInt32
  private let key1: UInt32
  private var spare: UInt64?

  init(counter: Philox.Words, key0: UInt32, key1: UInt32) {
    self.counter = counter
    self.key0 = key0
    self.key1 = key1
  }

  /// The next 64 bits: words 0 (high) and 1 of a block, then words 2 (high) and 3.
  public mutating func next() -> UInt64 {
    if let value = spare {
      spare = nil
      return value
    }
    let block = Philox.block(counter: counter, key0: key0, key1: key1)
    counter.word3 += 1
    spare = UInt64(block.word2) << 32 | UInt64(block.word3)
    return UInt64(block.word0) << 32 | UInt64(block.word1)
  }

  /// The next values, as `next` gives them one by one.
  mutating func fill(_ values: UnsafeMutableBufferPointer<UInt64>) {
    var place = 0
    if spare != nil, place < values.count {
      values[place] = next()
      place += 1
    }
    while place + 1 < values.count {
      let block = Philox.block(counter: counter, key0: key0, key1: key1)
      counter.word3 += 1
      values[place] = UInt64(block.word0) << 32 | UInt64(block.word1)
      values[place + 1] = UInt64(block.word2) << 32 | UInt64(block.word3)
      place += 2
    }
    if place < values.count { values[place] = next() }
  }

  /// A number in [0, 1): a multiple of 2⁻⁵³, all equally likely.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in (0, 1), never 0 or 1: an odd multiple of 2⁻⁵³, all equally likely.
  ///
  /// This is the one to put into a quantile function.
  public mutating func openUniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A number from the standard normal distribution, by the quantile function.
  ///
  /// One draw costs 64 bits, so that the position in the stream stays known.
  public mutating func standardNormal() -> Double {
    NormalDistribution.standard.quantile(openUniform())
  }

  /// A whole number from 0 up to but not including n, without bias.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval" (2019), with rejection.
  ///
  /// - Parameter n: How many numbers there are; less than 1 is a mistake of the caller and traps.
  /// - Returns: A number in 0 ..< n.
  public mutating func index(below n: Int) -> Int {
    precondition(n > 0, "an index is drawn below a positive number")
    let bound = UInt64(n)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A random order of 0 ..< n, all orders equally likely (Fisher and Yates, from the end).
  public mutating func permutation(of n: Int) -> [Int] {
    var order = Array(0..<n)
    guard n > 1 else { return order }
    for last in stride(from: n - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
    return order
  }
}
