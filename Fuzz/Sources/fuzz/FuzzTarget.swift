// SPDX-License-Identifier: Apache-2.0

/// One reader that must survive every input: a file here and a line in `Fuzz.targets`.
protocol FuzzTarget {
  /// The name on the command line.
  static var name: String { get }
  /// Good inputs to start from.
  static var seeds: [[UInt8]] { get }
  /// Pieces that matter to the format and are thrown into inputs.
  static var pieces: [String] { get }

  /// Reads one input and checks what must always hold.
  ///
  /// - Parameters:
  ///   - input: Any bytes.
  ///   - generator: Random choices that belong to this input.
  /// - Throws: `Violation` when something does not hold.
  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation)
}

/// Something that must hold and does not.
struct Violation: Error {
  var sentence: String
}

/// The generator of Steele, Lea and Flood (2014): the same numbers on every machine.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<Swift.max(limit, 1), using: &self) }
}

/// Turns good inputs into bad ones.
enum Mutation {
  /// An input made from the seeds by a few random changes.
  static func input<Target: FuzzTarget>(
    for target: Target.Type,
    using generator: inout SplitMix64
  ) -> [UInt8] {
    let seeds = target.seeds
    var bytes = seeds[generator.below(seeds.count)]
    for _ in 0...generator.below(8) {
      let place = generator.below(bytes.count + 1)
      switch generator.below(6) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(generator.below(8))
      case 1:
        let piece = target.pieces[generator.below(target.pieces.count)]
        bytes.insert(contentsOf: piece.utf8, at: place)
      case 2:
        let length = generator.below(min(40, bytes.count - place + 1))
        bytes.removeSubrange(place..<(place + min(length, bytes.count - place)))
      case 3:
        let other = seeds[generator.below(seeds.count)]
        let start = generator.below(other.count)
        let length = generator.below(other.count - start + 1)
        bytes.insert(contentsOf: other[start..<(start + length)], at: place)
      case 4: bytes.insert(UInt8(generator.below(256)), at: place)
      default: bytes.removeSubrange(min(place, bytes.count)..<bytes.count)
      }
      if bytes.isEmpty { bytes = seeds[0] }
    }
    return bytes
  }
}
