// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension FactColumn {
  /// Encodes numbers that are counted in steps already, dates as day numbers, members by place.
  ///
  /// - Parameters:
  ///   - type: The fact's type: numbers with a step, dates, `one of`, or yes and no as 1 and 0.
  ///   - counts: A count for each row.
  ///   - missing: The count that stands for a missing value.
  /// - Throws: `ColumnError.noCodes` for other types.
  /// - Complexity: O(rows).
  public init(_ type: ValueType, counts: [Int32], missing: Int32 = .min) throws(ColumnError) {
    if case .truth = type {
      self = Self.truths(type, counts, missing)
      return
    }
    let (allowed, members) = try Self.domain(of: type)
    let found = CountedRange(counts, missing: missing, allowed: allowed)
    // Members keep their places whichever of them occur.
    let (low, high) = members == nil ? (found.low, found.high) : (0, allowed.upperBound)
    let width = LaneWidth.holding(Int(high) - Int(low) + 1)
    let memory = LaneMemory(rowCount: counts.count, width: width)
    let origin = Int(low) - width.least
    counts.withUnsafeBufferPointer { counts in
      let codes = CountCodes(counts: counts, missing: missing, allowed: allowed)
      switch width {
      case .one: codes.write(to: memory.codes(UInt8.self), width, origin)
      case .two: codes.write(to: memory.codes(Int16.self), width, origin)
      case .four: codes.write(to: memory.codes(Int32.self), width, origin)
      case .eight: codes.write(to: memory.codes(Int64.self), width, origin)
      }
    }
    let content: Content
    if let members {
      content = .members(members)
    } else {
      var step = Rational.one
      if case .number(let number) = type { step = number.step ?? .one }
      content = .numbers(step: step, origin: origin)
    }
    self.init(
      type: type,
      content: content,
      codes: memory,
      constants: [],
      kinds: nil,
      hasFaults: found.hasOthers,
      extent: Int(low)...Int(high)
    )
  }

  /// Which counts are values of a type, and its members where it has a list of them.
  private static func domain(
    of type: ValueType
  ) throws(ColumnError) -> (ClosedRange<Int32>, [Value]?) {
    switch type {
    case .number(let number):
      guard let step = number.step else { throw .noCodes }
      let least = number.lower.map { RoundingMode.up.round($0 / step, to: 1).integer ?? .min }
      let most = number.upper.map { RoundingMode.down.round($0 / step, to: 1).integer ?? .max }
      return (Int32(clamping: least ?? .min)...Int32(clamping: most ?? .max), nil)
    case .date: return (.min...(.max), nil)
    case .oneOf(let members):
      return (0...Int32(clamping: members.count - 1), members.map { .name($0.name) })
    default: throw .noCodes
    }
  }

  private static func truths(
    _ type: ValueType,
    _ counts: [Int32],
    _ missing: Int32
  ) -> FactColumn {
    let memory = LaneMemory(rowCount: counts.count, width: .one)
    let target = memory.codes(UInt8.self)
    counts.withUnsafeBufferPointer { counts in
      for row in 0..<counts.count {
        target[row] = blend(counts[row] == missing, 1, blend(counts[row] == 0, 0, 2))
      }
    }
    return FactColumn(
      type: type,
      content: .truth,
      codes: memory,
      constants: [],
      kinds: nil,
      hasFaults: false,
      extent: 0...0
    )
  }
}

/// The least and the greatest count that is a value, and whether others occur.
private struct CountedRange {
  let low: Int32
  let high: Int32
  let hasOthers: Bool

  init(_ counts: [Int32], missing: Int32, allowed: ClosedRange<Int32>) {
    var range = Self.range(counts) { blend($0 == missing, $1, $0) }
    hasOthers =
      range.low <= range.high && !(allowed.contains(range.low) && allowed.contains(range.high))
    if hasOthers {
      range = Self.range(counts) { $0 != missing && allowed.contains($0) ? $0 : $1 }
    }
    (low, high) = range.low <= range.high ? range : (0, 0)
  }

  /// The least and the greatest count, where others are replaced by what is above or below all.
  @inline(__always)
  private static func range(
    _ counts: [Int32],
    replacing replace: (_ count: Int32, _ other: Int32) -> Int32
  ) -> (low: Int32, high: Int32) {
    counts.withUnsafeBufferPointer { counts in
      var (low, high) = (Int32.max, Int32.min)
      for row in 0..<counts.count {
        low = min(low, replace(counts[row], .max))
        high = max(high, replace(counts[row], .min))
      }
      return (low, high)
    }
  }
}

/// Counts that become codes of one width.
private struct CountCodes {
  let counts: UnsafeBufferPointer<Int32>
  let missing: Int32
  let allowed: ClosedRange<Int32>

  /// Writes a code for each count: its distance from the origin, or one of the two reserved codes.
  func write<Code: LaneCode>(
    to target: UnsafeMutablePointer<Code>,
    _ width: LaneWidth,
    _ origin: Int
  ) {
    let (least, most) = (allowed.lowerBound, allowed.upperBound)
    let unknown = Code(truncatingIfNeeded: width.greatest)
    let fault = Code(truncatingIfNeeded: width.greatest - 1)
    let start = Code(truncatingIfNeeded: origin)
    for row in 0..<counts.count {
      let count = counts[row]
      // Wrapping is exact: every distance of a value fits the width.
      let code = Code(truncatingIfNeeded: count) &- start
      let isValue = (count >= least) == (count <= most)
      target[row] = blend(count == missing, unknown, blend(isValue, code, fault))
    }
  }
}
