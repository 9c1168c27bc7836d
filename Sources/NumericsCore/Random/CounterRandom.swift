// SPDX-License-Identifier: Apache-2.0

/// Random numbers that depend on what they are for, not on when they were drawn.
///
/// A stream is named by (seed, unit, replicate): the same name gives the same numbers on every
/// machine, for any number of threads and in any order of work. Two different names give streams
/// that do not overlap.
///
/// The packing, which is part of the format: key = the seed (low word first); counter = unit low,
/// unit high, replicate low, block. A replicate of 2³² or more first turns the seed into another
/// key, the block of counter (replicate high, 0, 0, 2³² − 1), so that the whole range is legal.
public struct CounterRandom: Hashable, Sendable {
  /// The seed, as a run records it.
  public let seed: UInt64

  /// The source of all streams of a seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The generator of one stream, at its start.
  ///
  /// - Parameters:
  ///   - unit: What is simulated: a row number or the hash of an identifier.
  ///   - replicate: Which repetition.
  /// - Returns: A generator whose numbers depend on the seed and these two names only.
  public func generator(unit: UInt64, replicate: UInt64) -> CounterGenerator {
    var key0 = UInt32(truncatingIfNeeded: seed)
    var key1 = UInt32(truncatingIfNeeded: seed >> 32)
    let high = UInt32(truncatingIfNeeded: replicate >> 32)
    if high != 0 {
      let counter = Philox.Words(word0: high, word1: 0, word2: 0, word3: .max)
      let derived = Philox.block(counter: counter, key0: key0, key1: key1)
      (key0, key1) = (derived.word0, derived.word1)
    }
    let start = Philox.Words(
      word0: UInt32(truncatingIfNeeded: unit),
      word1: UInt32(truncatingIfNeeded: unit >> 32),
      word2: UInt32(truncatingIfNeeded: replicate),
      word3: 0
    )
    return CounterGenerator(counter: start, key0: key0, key1: key1)
  }
}
