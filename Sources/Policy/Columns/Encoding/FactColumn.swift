// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The values of one fact for all rows of its entity, as narrow codes.
///
/// A yes/no fact holds its truth: 0 not met, 1 unknown, 2 met, 3 off range. Every other fact holds
/// offsets from its lowest value, in steps, or places in a list of its values; of the highest codes
/// the last is an unknown, the last but one a value that its type does not allow (F02), and below
/// them stand the named constants of a union of numbers.
public struct FactColumn: Sendable {
  /// What a code below the reserved ones stands for.
  enum Content: Sendable {
    /// A truth.
    case truth
    /// The number (code + origin) × step; days since 1970-01-01 for dates.
    case numbers(step: Rational, origin: Int)
    /// A value, by its distance from the lowest code.
    case members([Value])
  }

  /// The type that the values were checked against.
  public let type: ValueType
  let content: Content
  let codes: LaneMemory
  /// The named constants that have codes of their own, in ascending order of code.
  let constants: [String]
  /// For each row the kind of its unknown as a bit; `nil` when every unknown is `missing`.
  let kinds: LaneMemory?
  /// Whether any value is off range.
  let hasFaults: Bool
  /// The lowest and highest number of steps present; both 0 when there is none.
  let extent: ClosedRange<Int>

  /// How many rows it has.
  public var rowCount: Int { codes.rowCount }
  /// Bytes a row.
  public var bytesPerRow: Int { codes.width.rawValue + (kinds == nil ? 0 : 1) }

  /// The code of an unknown.
  var unknownCode: Int { codes.width.greatest }
  /// The code of a value off range.
  var faultCode: Int { codes.width.greatest - 1 }
}

/// Why a column cannot be made.
public enum ColumnError: Error, Sendable, Hashable {
  /// Values of the type have no codes: lists, records, intervals.
  case noCodes
  /// The numbers have no common step that fits 64 bits.
  case noStep
  /// An answer is neither a value, nor unknown, nor a fault.
  case notAValue(row: Int)
  /// A column of another length than its entity, or a link to no row.
  case rows(String)
}
