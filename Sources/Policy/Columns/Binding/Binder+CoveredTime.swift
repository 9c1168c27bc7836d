// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

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
    let items = CoveredItems(
      states: try ItemStates(try itemColumn(FactPart(fact))),
      periods: try PeriodColumn(
        start: try itemColumn(FactPart(fact, ["start"])),
        finish: try itemColumn(FactPart(fact, ["finish"]))
      ),
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
