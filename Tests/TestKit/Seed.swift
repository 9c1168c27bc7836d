// SPDX-License-Identifier: Apache-2.0
public import Testing

/// A seed that names itself in the output of a failing property test.
public struct Seed: Sendable, CustomTestStringConvertible {
  /// The number to rerun the test with.
  public let value: UInt64

  /// The seed of a replicate.
  public init(_ value: Int) { self.value = UInt64(value) }

  /// The text a failing test prints.
  public var testDescription: String { "seed \(value)" }

  /// A generator that gives the same numbers on every machine.
  public var generator: SplitMix64 { SplitMix64(state: value &* 0x9E37_79B9_7F4A_7C15 &+ 1) }
}

/// The splitmix64 generator of Steele, Lea and Flood (2014): small, and the same everywhere.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  var state: UInt64

  /// A generator that starts from a state.
  public init(state: UInt64) { self.state = state }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
