// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The kinds of unknown as bits of a byte, in the order in which they are declared.
enum KindBits {
  /// The bit of a kind.
  static func bit(_ kind: UnknownKind) -> UInt8 { bits([kind]) }

  /// The bits of several kinds.
  static func bits(_ kinds: [UnknownKind]) -> UInt8 {
    UnknownKind.allCases.enumerated().reduce(0) { bits, entry in
      kinds.contains(entry.element) ? bits | 1 << UInt8(entry.offset) : bits
    }
  }

  /// The kinds of bits.
  static func kinds(_ bits: UInt8) -> [UnknownKind] {
    UnknownKind.allCases.enumerated().filter { bits & 1 << UInt8($0.offset) != 0 }.map(\.element)
  }
}

/// The faults that columns can show, as bits of a byte.
enum FaultBits {
  /// The faults in ascending order; a bit for each.
  static let codes: [Fault.Code] = [
    .division, .value, .noRow, .twoRows, .conflictingCases, .noCase, .limit, .noEntity,
  ]

  /// The bit of a fault.
  static func bit(_ code: Fault.Code) -> UInt8 {
    1 << UInt8(codes.firstIndex(of: code) ?? 6)
  }
}
