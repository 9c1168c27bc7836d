// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Which items of a list are values at all, left by the evidence and not by a condition.
struct ItemStates: Sendable {
  private let codes: LaneMemory
  private let kinds: LaneMemory?

  init(_ column: FactColumn) throws(Unbindable) {
    guard column.codes.width == .one, column.constants.isEmpty else {
      throw Unbindable("a list of other items than records")
    }
    (codes, kinds) = (column.codes, column.kinds)
  }

  @inline(__always)
  func isValue(_ item: Int) -> Bool { codes.codes(UInt8.self)[item] == 0 }

  @inline(__always)
  func isFault(_ item: Int) -> Bool { codes.codes(UInt8.self)[item] == 254 }

  @inline(__always)
  func kinds(_ item: Int) -> UInt8 {
    kinds.map { $0.codes(UInt8.self)[item] } ?? KindBits.missing
  }
}

extension KindBits {
  /// The bit of `missing`.
  static let missing = bit(.missing)
}

extension Binder {
  /// The days that a list covers against days, or against months as years are counted.
  mutating func compared(
    _ covered: FormCovered,
    _ relation: Relation,
    _ goalSlot: Slot,
    by years: YearCount?
  ) throws(Unbindable) -> TruthLane {
    let goal = try number(goalSlot)
    let scale = try GoalScale(goal, by: years)
    guard let lanes = try lanes(of: covered.list) else {
      let own = inherited([.truth(withoutList(covered.list)), .number(goal)])
      return TruthLane(truths: constant(1), faults: own.faults, reasons: own.reasons)
    }
    let fact = covered.list.fact
    for part in [[], ["start"], ["finish"]].map({ FactPart(fact, $0) })
    where columns.refused.contains(part) || columns.columns[part] == nil {
      throw Unbindable("a list whose periods have no columns")
    }
    guard let state = columns.columns[FactPart(fact)],
      let start = columns.columns[FactPart(fact, ["start"])],
      let finish = columns.columns[FactPart(fact, ["finish"])]
    else { throw Unbindable("a list whose periods have no columns") }
    let items = CoveredItems(
      states: try ItemStates(state),
      periods: try PeriodColumn(start: start, finish: finish),
      filter: try itemTruths(covered.filter),
      months: covered.months,
      days: covered.days
    )
    let end = try covered.end.map { (slot) throws(Unbindable) in try day(slot) }
    let today =
      try covered.today.map { (slot) throws(Unbindable) in try day(slot) }
      ?? DayLanes(
        days: constant(0, .eight),
        absent: constant(1),
        faults: constant(0),
        reasons: constant(wantsReasons ? Int(KindBits.missing) : 0)
      )
    let goalLanes = days(of: goal)
    let bottoms = goal.denominators ?? constant(1, .eight)
    let (truths, faults, reasons) = (scratch(), scratch(), scratch())
    let open = wantsReasons ? KindBits.missing : 0
    let reads = lanes.lanes + today.lanes + goalLanes.lanes + [bottoms] + (end?.lanes ?? [])
    plan.add(reads, [truths, faults, reasons]) { block in
      let reader = ListLanes.Reader(lanes, block)
      let (end, today) = (end.map { DayLanes.Reader($0, block) }, DayLanes.Reader(today, block))
      let goal = DayLanes.Reader(goalLanes, block)
      let bottoms = block.numbers(bottoms)
      let (truths, faults) = (block.bytes(truths), block.bytes(faults))
      let reasons = block.bytes(reasons)
      let capacity = max(lanes.mostItems, 1)
      withUnsafeTemporaryAllocation(of: PeriodLoops.Stretch.self, capacity: 2 * capacity) {
        memory in
        var known = PeriodLoops(.init(rebasing: memory[..<capacity]))
        var possible = PeriodLoops(.init(rebasing: memory[capacity...]))
        for row in 0..<block.count {
          let time = items.time(row, reader, end, today, open, &known, &possible)
          let bits = time.faults | goal.faults[row]
          var truth = Truth.unknown
          if bits == 0, time.isKnown, goal.absent[row] == 0 {
            let (top, bottom) = (goal.days[row], bottoms[row])
            let low = scale.excess(of: time.low, top, bottom)
            let high = time.high.map { $0 == time.low ? low : scale.excess(of: $0, top, bottom) }
            truth = relation.truth(low: low, high: high)
          }
          truths[row] = truth.rawValue
          faults[row] = bits
          reasons[row] = truth == .unknown && bits == 0 ? time.kinds | goal.reasons[row] : 0
        }
      }
    }
    return TruthLane(
      truths: truths,
      faults: faults,
      reasons: wantsReasons ? .lane(reasons) : .same(0)
    )
  }

  /// Days, or another number, as lanes that are always there.
  private mutating func days(of number: NumberLane) -> DayLanes {
    DayLanes(
      days: number.lane,
      absent: number.absent ?? constant(0),
      faults: number.faults ?? constant(0),
      reasons: wantsReasons ? reasonLane(.number(number)) : constant(0)
    )
  }

  private mutating func day(_ slot: Slot) throws(Unbindable) -> DayLanes {
    let number = try number(slot)
    guard number.denominators == nil, number.unit == 1 else {
      throw Unbindable("a date that is no day")
    }
    return days(of: number)
  }
}

/// Days of the home's rows, and why there are none.
struct DayLanes: Sendable {
  let days: Lane
  let absent: Lane
  let faults: Lane
  let reasons: Lane

  var lanes: [Lane] { [days, absent, faults, reasons] }

  struct Reader {
    let days: UnsafeMutablePointer<Int64>
    let absent: UnsafeMutablePointer<UInt8>
    let faults: UnsafeMutablePointer<UInt8>
    let reasons: UnsafeMutablePointer<UInt8>

    init(_ lanes: DayLanes, _ block: RowBlock) {
      days = block.numbers(lanes.days)
      absent = block.bytes(lanes.absent)
      faults = block.bytes(lanes.faults)
      reasons = block.bytes(lanes.reasons)
    }
  }
}

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

/// A goal in days, or in months as years are counted, by whole numbers.
struct GoalScale: Sendable {
  private let years: YearCount?
  private let top: Int128
  private let bottom: Int128

  init(_ goal: NumberLane, by years: YearCount?) throws(Unbindable) {
    guard let unit = goal.unit.fraction else { throw Bounds.unproved }
    self.years = years
    (top, bottom) = (Int128(unit.numerator), Int128(unit.denominator))
    // Days fill 22 bits, and a year's ratio 11.
    let least = Bounds.magnitude(goal.extent).multipliedReportingOverflow(by: top)
    let most = Int128(goal.greatestDenominator).multipliedReportingOverflow(by: bottom)
    guard !least.overflow, !most.overflow, abs(least.partialValue) < 1 << 90,
      most.partialValue < 1 << 80
    else { throw Bounds.unproved }
  }

  /// The sign of how far days lie above the goal.
  @inline(__always)
  func excess(of covered: PeriodLoops.Covered, _ goal: Int64, _ denominator: Int64) -> Int {
    let (goal, ones) = (Int128(goal) * top, Int128(denominator) * bottom)
    switch years {
    case nil: return Self.sign(Int128(covered.days) * ones - goal)
    // 4·days against 1461·years, with twelve months a year.
    case .julian: return Self.sign(Int128(covered.days) * 48 * ones - goal * 1_461)
    case .anniversary:
      guard let start = covered.start else { return Self.sign(-goal) }
      let whole = goal / ones
      let isWhole = whole * ones == goal
      let ceiling = !isWhole && goal > 0 ? whole + 1 : whole
      guard let months = Int(exactly: ceiling),
        let day = CalendarDate(dayNumber: Int(start)).adding(months: months)
      else { return Self.sign(-goal) }
      let excess = Int(start) + covered.days - day.dayNumber
      // Between two whole months there is no anniversary to meet exactly.
      return isWhole || excess != 0 ? excess.signum() : 1
    }
  }

  @inline(__always)
  private static func sign(_ number: Int128) -> Int { number > 0 ? 1 : number < 0 ? -1 : 0 }
}

extension Relation {
  /// The relation to 0 of anything between two signs; the upper one may be open.
  @inline(__always)
  func truth(low: Int, high: Int?) -> Truth {
    // Definitely below 0, definitely not; definitely above 0, definitely not.
    let isBelow: Truth = (high ?? 1) < 0 ? .met : low >= 0 ? .notMet : .unknown
    let isAbove: Truth = low > 0 ? .met : (high ?? 1) <= 0 ? .notMet : .unknown
    switch self {
    case .less: return isBelow
    case .atLeast: return !isBelow
    case .greater: return isAbove
    case .atMost: return !isAbove
    case .equal, .different:
      let isEqual: Truth =
        low == 0 && high == 0 ? .met : isBelow == .met || isAbove == .met ? .notMet : .unknown
      return self == .equal ? isEqual : !isEqual
    }
  }
}
