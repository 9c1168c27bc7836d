// SPDX-License-Identifier: Apache-2.0
public import Evidence
internal import ExactArithmetic

/// A measure of every row, in row order.
public struct MeasureColumn: Sendable {
  /// What a row has.
  public enum Cell: Sendable, Hashable {
    /// A value, numbers in base units.
    case value(Value)
    /// No value, and of which kinds what is missing is; empty when kinds were not asked for.
    case unknown([UnknownKind])
    /// A fault.
    case fault([Fault.Code])
  }

  enum Storage: Sendable {
    case stored(Bound, [Lane: LaneMemory])
    case cells([Cell])
  }

  /// The measure's type.
  public let type: ValueType
  /// How many rows.
  public let rowCount: Int
  let storage: Storage

  /// The value of a row.
  ///
  /// - Complexity: O(1).
  public subscript(row: Int) -> Cell {
    precondition(row >= 0 && row < rowCount, "a row lies inside its column")
    switch storage {
    case .cells(let cells): return cells[row]
    case .stored(let bound, let memories):
      let reader = CellReader(type: type, memories: memories, row: row)
      return reader.cell(bound)
    }
  }
}

/// Reads one row of bound lanes back.
struct CellReader {
  let type: ValueType
  let memories: [Lane: LaneMemory]
  let row: Int

  func cell(_ bound: Bound) -> MeasureColumn.Cell {
    let faults = bound.faults.map { code($0) } ?? 0
    if faults != 0 { return .fault(FaultBits.codes(of: faults)) }
    switch bound {
    case .constant(let value): return .value(value)
    case .unknown: return unknown(bound)
    case .truth(let truth):
      let code = code(truth.truths)
      return code == 1 ? unknown(bound) : .value(.truth(code == 2))
    case .codes(let codes):
      let code = code(codes.lane)
      if code >= codes.firstReserved { return unknown(bound, isPlain: code == codes.unknownCode) }
      switch codes.content {
      case .members(let members): return .value(members[code - codes.width.least])
      case .numbers(let unit, let origin, _):
        let first = codes.faultCode - codes.constants.count
        if code >= first { return .value(.name(codes.constants[code - first])) }
        return .value(value(Rational(code + origin) * unit))
      }
    case .number(let number):
      if let absent = number.absent, code(absent) != 0 { return unknown(bound) }
      let bottom = number.denominators.map { code($0) } ?? 1
      return .value(value(Rational(code(number.lane), bottom) * number.unit))
    }
  }

  private func code(_ lane: Lane) -> Int { memories[lane]?[row] ?? 0 }

  private func unknown(_ bound: Bound, isPlain: Bool = true) -> MeasureColumn.Cell {
    switch bound.reasons {
    case .same(let bits): .unknown(isPlain ? KindBits.kinds(bits) : [])
    case .lane(let lane): .unknown(KindBits.kinds(UInt8(code(lane))))
    }
  }

  private func value(_ number: Rational) -> Value {
    if case .date = type.withoutConstants {
      return .date(CalendarDate(dayNumber: number.integer ?? 0))
    }
    return .number(number)
  }
}
