// SPDX-License-Identifier: Apache-2.0

/// A width of codes: one, two, four or eight bytes a row.
enum LaneWidth: Int, Sendable, Comparable {
  case one = 1
  case two = 2
  case four = 4
  case eight = 8

  static func < (left: LaneWidth, right: LaneWidth) -> Bool { left.rawValue < right.rawValue }

  /// The lowest code.
  var least: Int {
    switch self {
    case .one: 0
    case .two: Int(Int16.min)
    case .four: Int(Int32.min)
    case .eight: Int.min
    }
  }

  /// The highest code, which stands for an unknown.
  var greatest: Int {
    switch self {
    case .one: Int(UInt8.max)
    case .two: Int(Int16.max)
    case .four: Int(Int32.max)
    case .eight: Int.max
    }
  }

  /// The narrowest width that holds so many codes beside the two reserved ones.
  static func holding(_ codes: Int) -> LaneWidth {
    switch codes {
    case ...254: .one
    case ...65_534: .two
    case ...4_294_967_294: .four
    default: .eight
    }
  }
}

/// The integers that codes are held in.
protocol LaneCode: FixedWidthInteger, BitwiseCopyable, Sendable {}

extension UInt8: LaneCode {}
extension Int16: LaneCode {}
extension Int32: LaneCode {}
extension Int64: LaneCode {}

/// Memory for one value of each row, filled once and then only read.
final class LaneMemory: @unchecked Sendable {
  // SAFETY: while it is filled each thread writes only the rows of its own blocks, and nobody else
  // has it; from then on it is only read.

  let base: UnsafeMutableRawPointer
  let rowCount: Int
  let width: LaneWidth

  /// Memory for a number of rows; its contents are not defined.
  init(rowCount: Int, width: LaneWidth) {
    self.rowCount = rowCount
    self.width = width
    // A little more than is used, so that rows read in groups never leave the block.
    base = .allocate(byteCount: rowCount * width.rawValue + 64, alignment: 64)
  }

  deinit { base.deallocate() }

  /// The rows as codes.
  func codes<Code: LaneCode>(_ type: Code.Type) -> UnsafeMutablePointer<Code> {
    base.assumingMemoryBound(to: type)
  }

  /// A row's code.
  subscript(row: Int) -> Int {
    precondition(row >= 0 && row < rowCount, "a row lies inside its column")
    return switch width {
    case .one: Int(codes(UInt8.self)[row])
    case .two: Int(codes(Int16.self)[row])
    case .four: Int(codes(Int32.self)[row])
    case .eight: Int(codes(Int64.self)[row])
    }
  }

  /// Fills all rows.
  ///
  /// - Parameter code: The code of a row; it must fit the width.
  func fill(_ code: (Int) -> Int) {
    switch width {
    case .one:
      for row in 0..<rowCount { codes(UInt8.self)[row] = UInt8(truncatingIfNeeded: code(row)) }
    case .two:
      for row in 0..<rowCount { codes(Int16.self)[row] = Int16(truncatingIfNeeded: code(row)) }
    case .four:
      for row in 0..<rowCount { codes(Int32.self)[row] = Int32(truncatingIfNeeded: code(row)) }
    case .eight: for row in 0..<rowCount { codes(Int64.self)[row] = Int64(code(row)) }
    }
  }
}

extension LaneMemory {
  /// Links that lead on from where these lead.
  func leading(_ above: LaneMemory) -> LaneMemory {
    let memory = LaneMemory(rowCount: rowCount, width: .four)
    let (source, between) = (above.codes(Int32.self), codes(Int32.self))
    let target = memory.codes(Int32.self)
    for row in 0..<rowCount { target[row] = source[Int(between[row])] }
    return memory
  }
}
