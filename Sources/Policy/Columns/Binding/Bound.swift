// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Where a slot's values are while a block is worked on.
enum Bound: Sendable {
  /// The same value on every row.
  case constant(Value)
  /// Unknown on every row.
  case unknown(Reasons)
  /// A truth.
  case truth(TruthLane)
  /// Narrow codes.
  case codes(CodeLane)
  /// Whole numbers of a unit, perhaps over a denominator.
  case number(NumberLane)

  /// The lane of fault bits; `nil` where the slot can be none.
  var faults: Lane? {
    switch self {
    case .constant, .unknown: nil
    case .truth(let truth): truth.faults
    case .codes(let codes): codes.faults
    case .number(let number): number.faults
    }
  }

  /// Why rows are unknown.
  var reasons: Reasons {
    switch self {
    case .constant: .same(0)
    case .unknown(let reasons): reasons
    case .truth(let truth): truth.reasons
    case .codes(let codes): codes.reasons
    case .number(let number): number.reasons
    }
  }
}

/// Why rows are unknown, as bits of kinds.
enum Reasons: Sendable, Hashable {
  /// Every row that is unknown and no fault is so for these.
  case same(UInt8)
  /// Each row its own; 0 where it is known.
  case lane(Lane)
}

/// Truths 0, 1, 2, with faults read as unknown.
struct TruthLane: Sendable, Hashable {
  let truths: Lane
  var faults: Lane?
  var reasons: Reasons
}

/// Narrow codes with the reserved ones at the top, as in a column.
struct CodeLane: Sendable {
  /// What a code below the reserved ones stands for.
  enum Content: Sendable {
    /// The number (code + origin) × unit, of which those of the extent are present.
    case numbers(unit: Rational, origin: Int, extent: ClosedRange<Int>)
    /// A value, by its distance from the lowest code.
    case members([Value])
  }

  let lane: Lane
  let width: LaneWidth
  let content: Content
  /// The named constants with codes of their own under the fault's.
  var constants: [String]
  /// Whether those constants count as unknown without a cause.
  var isNarrowed = false
  var faults: Lane?
  var reasons: Reasons

  /// The lowest code that stands for no value.
  var firstReserved: Int { width.greatest - 1 - (isNarrowed ? constants.count : 0) }
  /// The code of a fault.
  var faultCode: Int { width.greatest - 1 }
  /// The code of an unknown.
  var unknownCode: Int { width.greatest }
}

extension CodeLane {
  /// The same lane with another meaning of its codes.
  func with(_ content: Content) -> CodeLane {
    CodeLane(
      lane: lane,
      width: width,
      content: content,
      constants: constants,
      isNarrowed: isNarrowed,
      faults: faults,
      reasons: reasons
    )
  }
}

extension Value {
  /// The number, days since 1970-01-01 for dates.
  var measured: Rational? {
    switch self {
    case .number(let number): number
    case .date(let date): Rational(date.dayNumber)
    default: nil
    }
  }

  /// How many of a unit it is, when that is a whole number.
  func count(of unit: Rational) -> Int? { measured.flatMap { ($0 / unit).integer } }
}

/// Whole numbers n, or fractions n/d with d > 0, of a unit; n and d are within bounds on every row,
/// also on rows without a value, so that no product of them leaves 64 or 128 bits unseen.
struct NumberLane: Sendable {
  let lane: Lane
  /// The denominators; `nil` where they are 1.
  var denominators: Lane?
  /// 1 on rows without a value; `nil` where all have one.
  var absent: Lane?
  var faults: Lane?
  var reasons: Reasons
  let unit: Rational
  /// The least and greatest n.
  let extent: ClosedRange<Int>
  /// The greatest d.
  var greatestDenominator = 1
}
