// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The items of a list whose periods count, and the window in which they do.
struct CoveredItems: Sendable {
  let states: ItemStates
  let periods: PeriodColumn
  let filter: ItemTruths
  let months: Int
  let days: Int

  /// What the periods of one row cover: at least, and at most where that is known.
  struct Time {
    var low = PeriodLoops.Covered()
    var high: PeriodLoops.Covered?
    var faults: UInt8 = 0
    var kinds: UInt8 = 0
    /// Whether there is a list and a window, so that bounds say something.
    var isKnown = false
  }

  /// The time of one row.
  func time(
    _ row: Int,
    _ list: ListLanes.Reader,
    _ end: DayLanes.Reader?,
    _ today: DayLanes.Reader,
    _ open: UInt8,
    _ known: inout PeriodLoops,
    _ possible: inout PeriodLoops
  ) -> Time {
    var time = Time()
    guard list.isList(row) else {
      time.faults = list.faultBits(row)
      time.kinds = time.faults == 0 ? list.reasons[row] : 0
      return time
    }
    var window: PeriodLoops.Stretch?
    if let end {
      guard end.absent[row] == 0 else {
        (time.faults, time.kinds) = (end.faults[row], end.reasons[row])
        return time
      }
      let last = CalendarDate(dayNumber: Int(end.days[row]))
      guard let first = last.adding(months: -months)?.adding(days: -days) else {
        time.faults = FaultBits.limit
        return time
      }
      window = .init(start: Int32(first.dayNumber), end: Int32(last.dayNumber))
    }
    time.isKnown = true
    known.removeAll()
    possible.removeAll()
    var isLimited = true
    if list.isOpen(row) {
      isLimited = false
      time.kinds = open
    }
    for item in list.items(row) {
      var counts: UInt8 = 1
      var own: UInt8 = 0
      if states.isValue(item) {
        counts = filter.truth(item)
        time.faults |= filter.faults(item)
        own = counts == 1 && open != 0 ? filter.reasons(item) : 0
      } else if states.isFault(item) {
        time.faults |= FaultBits.value
        continue
      } else if open != 0 {
        own = states.kinds(item)
      }
      guard counts != 0 else { continue }
      let flags = periods.flags.codes(UInt8.self)[item]
      let isOngoing = flags & PeriodColumn.Flag.ongoing != 0
      if flags & PeriodColumn.Flag.broken != 0 {
        time.faults |= FaultBits.value
        if isOngoing { time.faults |= today.faults[row] }
        continue
      }
      if isOngoing, today.faults[row] != 0 {
        time.faults |= today.faults[row]
        continue
      }
      if flags & PeriodColumn.Flag.open != 0 || isOngoing && today.absent[row] != 0 {
        isLimited = false
        time.kinds |= own
        if open != 0 {
          time.kinds |= periods.kinds.codes(UInt8.self)[item]
          if isOngoing { time.kinds |= today.reasons[row] }
        }
        continue
      }
      var stretch = PeriodLoops.Stretch(
        start: periods.starts.codes(Int32.self)[item],
        end: isOngoing
          ? Int32(truncatingIfNeeded: today.days[row]) : periods.ends.codes(Int32.self)[item]
      )
      if isOngoing, stretch.end < stretch.start { continue }
      if let window {
        stretch = .init(
          start: max(stretch.start, window.start),
          end: min(stretch.end, window.end)
        )
      }
      if counts == 2 {
        known.insert(stretch)
      } else {
        possible.insert(stretch)
        time.kinds |= own
      }
    }
    time.low = known.covered
    if isLimited {
      if possible.count == 0 {
        time.high = time.low
      } else {
        for place in 0..<known.count { possible.insert(known.memory[place]) }
        time.high = possible.covered
      }
    } else if let window {
      possible.removeAll()
      possible.insert(window)
      time.high = possible.covered
    }
    if time.high == time.low { time.kinds = 0 }
    return time
  }
}

extension FaultBits {
  /// The bit of F09.
  static let limit = bit(.limit)
}
