// SPDX-License-Identifier: Apache-2.0

/// The block function Philox4x32-10: 128 random bits from a 128-bit counter and a 64-bit key.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011),
/// section 4. It has no state: any block can be computed at any time, on any thread.
enum Philox {
  /// One counter or one block of output, least significant word first.
  struct Words: Hashable, Sendable {
    var word0: UInt32
    var word1: UInt32
    var word2: UInt32
    var word3: UInt32
  }

  private static let multiplier0: UInt32 = 0xD251_1F53
  private static let multiplier1: UInt32 = 0xCD9E_8D57
  private static let keyStep0: UInt32 = 0x9E37_79B9
  private static let keyStep1: UInt32 = 0xBB67_AE85

  /// The block of a counter under a key, ten rounds.
  static func block(counter: Words, key0: UInt32, key1: UInt32) -> Words {
    var words = counter
    var (key0, key1) = (key0, key1)
    for _ in 0..<10 {
      let product0 = multiplier0.multipliedFullWidth(by: words.word0)
      let product1 = multiplier1.multipliedFullWidth(by: words.word2)
      words = Words(
        word0: product1.high ^ words.word1 ^ key0,
        word1: product1.low,
        word2: product0.high ^ words.word3 ^ key1,
        word3: product0.low
      )
      key0 &+= keyStep0
      key1 &+= keyStep1
    }
    return words
  }
}
