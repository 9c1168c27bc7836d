// SPDX-License-Identifier: Apache-2.0

/// How probabilities are simulated where nothing more exact applies.
public struct ErrorSettings: Sendable, Hashable {
  /// The seed of the random numbers.
  public var seed: UInt64
  /// The number of antithetic pairs; a pair is two draws.
  public var pairs: Int
  /// At most how many threads; they change speed, never bytes.
  public var threads: Int
  /// Whether everything is simulated, to compare it with the exact ways.
  public var isSimulated: Bool

  /// How probabilities are simulated.
  ///
  /// - Parameters:
  ///   - seed: The seed of the random numbers.
  ///   - pairs: The number of antithetic pairs, at least 2; fewer is a mistake and traps.
  ///   - threads: At most how many threads.
  ///   - isSimulated: Whether everything is simulated.
  public init(
    seed: UInt64 = 0,
    pairs: Int = 16_384,
    threads: Int = 1,
    isSimulated: Bool = false
  ) {
    precondition(pairs > 1, "a simulation needs at least two pairs to know its error")
    self.seed = seed
    self.pairs = pairs
    self.threads = threads
    self.isSimulated = isSimulated
  }
}
