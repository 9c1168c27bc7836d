// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// The periods of a list's items as days, and why an item has none.
struct PeriodColumn: Sendable {
  /// What an item's period lacks.
  enum Flag {
    /// It is ongoing: it ends at the deciding date.
    static let ongoing: UInt8 = 1
    /// One of its ends is not known.
    static let open: UInt8 = 2
    /// One of its ends is broken, or it ends before it starts.
    static let broken: UInt8 = 4
  }

  /// The first day of each item.
  let starts: LaneMemory
  /// The day behind the last one of each item.
  let ends: LaneMemory
  let flags: LaneMemory
  /// The kinds of unknowns of ends that are open.
  let kinds: LaneMemory

  /// Reads the periods of a list's items.
  ///
  /// - Parameters:
  ///   - start: The items' first days.
  ///   - finish: The items' last days, or a named constant where they are ongoing.
  /// - Throws: `Unbindable` where the columns hold no days.
  init(start: FactColumn, finish: FactColumn) throws(Unbindable) {
    let count = start.rowCount
    starts = LaneMemory(rowCount: count, width: .four)
    ends = LaneMemory(rowCount: count, width: .four)
    flags = LaneMemory(rowCount: count, width: .one)
    kinds = LaneMemory(rowCount: count, width: .one)
    let (first, last) = (try DayReader(start), try DayReader(finish))
    for item in 0..<count {
      var (flag, bits): (UInt8, UInt8) = (0, 0)
      let (begin, end) = (first[item], last[item])
      for day in [begin, end] {
        switch day {
        case .day: break
        case .constant: flag |= Flag.ongoing
        case .unknown(let own): (flag, bits) = (flag | Flag.open, bits | own)
        case .fault: flag |= Flag.broken
        }
      }
      if case .day(let from) = begin {
        starts.codes(Int32.self)[item] = from
        if case .day(let to) = end {
          ends.codes(Int32.self)[item] = to
          if from > to { flag |= Flag.broken }
        } else {
          ends.codes(Int32.self)[item] = from
        }
      } else {
        starts.codes(Int32.self)[item] = 0
        ends.codes(Int32.self)[item] = 0
      }
      flags.codes(UInt8.self)[item] = flag
      kinds.codes(UInt8.self)[item] = bits
    }
  }

  /// Days of a column of dates.
  private struct DayReader {
    enum Day {
      case day(Int32)
      case constant
      case unknown(UInt8)
      case fault
    }

    private let column: FactColumn
    private let origin: Int
    private let firstConstant: Int

    init(_ column: FactColumn) throws(Unbindable) {
      guard case .numbers(let step, let origin) = column.content, step == 1 else {
        throw Unbindable("a period without days")
      }
      self.column = column
      self.origin = origin
      firstConstant = column.faultCode - column.constants.count
    }

    subscript(item: Int) -> Day {
      let code = column.codes[item]
      if code < firstConstant { return .day(Int32(truncatingIfNeeded: code + origin)) }
      if code == column.unknownCode {
        return .unknown(column.kinds.map { UInt8($0[item]) } ?? KindBits.bit(.missing))
      }
      return code == column.faultCode ? .fault : .constant
    }
  }
}
