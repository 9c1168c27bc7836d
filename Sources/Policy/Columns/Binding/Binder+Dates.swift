// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Binder {
  /// Dates moved by whole months or days; outside the calendar they are faults.
  mutating func moved(
    _ dates: NumberLane,
    months: Int,
    days: Int
  ) throws(Unbindable) -> NumberLane {
    guard dates.denominators == nil, dates.unit == 1 else {
      throw Unbindable("a date that is no day")
    }
    // No month is longer than 31 days, and no calendar than 2^22.
    let limit = 1 << 22
    guard abs(months) < limit, abs(days) < limit else { throw Bounds.unproved }
    let reach = abs(months) * 31 + abs(days) + 31
    let extent = try Bounds.range(
      Int128(dates.extent.lowerBound) - Int128(reach),
      Int128(dates.extent.upperBound) + Int128(reach)
    )
    let own = inherited([.number(dates)])
    let (absent, faults) = (own.absent ?? constant(0), own.faults ?? constant(0))
    let (target, none, broken) = (scratch(.eight), scratch(), scratch())
    let least = Int64(extent.lowerBound)
    plan.add([dates.lane, absent, faults], [target, none, broken]) { block in
      let (source, target) = (block.numbers(dates.lane), block.numbers(target))
      let (absent, faults) = (block.bytes(absent), block.bytes(faults))
      let (none, broken) = (block.bytes(none), block.bytes(broken))
      for row in 0..<block.count {
        (target[row], none[row], broken[row]) = (least, 1, faults[row])
        guard absent[row] == 0, faults[row] == 0 else { continue }
        let date = CalendarDate(dayNumber: Int(source[row]))
        let moved = months == 0 ? date.adding(days: days) : date.adding(months: months)
        if let moved {
          (target[row], none[row]) = (Int64(moved.dayNumber), 0)
        } else {
          broken[row] = FaultBits.limit
        }
      }
    }
    return NumberLane(
      lane: target,
      absent: none,
      faults: broken,
      reasons: wantsReasons ? .lane(reasonLane(.number(dates))) : .same(0),
      unit: 1,
      extent: extent
    )
  }
}
