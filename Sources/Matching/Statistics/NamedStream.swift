// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Streams of random numbers that are named after what they serve, so that one more moves no other.
enum NamedStream {
  /// The first 64 bits of the hash of a name in parts.
  static func unit(_ parts: String...) -> UInt64 {
    UInt64(ContentHash.sha256(parts.joined(separator: "\u{0}")).prefix(16), radix: 16) ?? 0
  }
}
