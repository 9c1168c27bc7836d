// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension Binder {
  /// The highest value among items, with its bounds where only those are known.
  struct Best {
    /// The value; absent where it is not one number.
    var value: Bound
    /// The bounds; the lower one is always there where the upper one is.
    var low: NumberLane
    var high: NumberLane
  }

  /// The highest value of a field among the items of a list.
  mutating func best(_ best: FormBest, _ type: ValueType) throws(Unbindable) -> Best {
    guard let lanes = try lanes(of: best.list) else {
      let bound = Bound.unknown(withoutList(best.list).reasons)
      let number = try self.number(bound)
      return Best(value: bound, low: number, high: number)
    }
    let states = try ItemStates(try itemColumn(FactPart(best.list.fact)))
    let filter = try itemTruths(best.filter)
    let values = try itemNumbers(best.value)
    let isNumber = type.withoutConstants.number != nil
    // The greatest value that the type allows, in a unit that holds it too.
    var (unit, factor, ceiling) = (values.shape.unit, 1, Int64?.none)
    if let upper = type.withoutConstants.number?.upper {
      guard let shared = Unit.shared(unit, upper == .zero ? unit : upper.magnitude),
        let count = (upper / shared.unit).integer
      else { throw Bounds.unproved }
      (unit, factor, ceiling) = (shared.unit, shared.left, Int64(count))
    }
    var extent = try Bounds.product(values.shape.extent, factor...factor)
    if let ceiling {
      extent = min(extent.lowerBound, Int(ceiling))...max(extent.upperBound, Int(ceiling))
    }
    let items = BestItems(
      states: states,
      filter: filter,
      values: values,
      factor: Int64(factor),
      ceiling: ceiling,
      isNumber: isNumber
    )
    let missing = wantsReasons ? KindBits.missing : 0
    let (low, high) = (scratch(.eight), scratch(.eight))
    let (absent, unknown, open) = (scratch(), scratch(), scratch())
    let (faults, reasons) = (scratch(), scratch())
    let least = Int64(extent.lowerBound)
    plan.add(lanes.lanes, [low, high, absent, unknown, open, faults, reasons]) { block in
      let reader = ListLanes.Reader(lanes, block)
      let (low, high) = (block.numbers(low), block.numbers(high))
      let (absent, unknown, open) = (block.bytes(absent), block.bytes(unknown), block.bytes(open))
      let (faults, reasons) = (block.bytes(faults), block.bytes(reasons))
      for row in 0..<block.count {
        let found = items.best(row, reader, missing)
        low[row] = found.low ?? least
        high[row] = found.high ?? least
        absent[row] = found.isSettled ? 0 : 1
        unknown[row] = found.low == nil ? 1 : 0
        open[row] = found.high == nil ? 1 : 0
        faults[row] = found.faults
        reasons[row] = found.isSettled || found.faults != 0 ? 0 : found.kinds
      }
    }
    func number(_ lane: Lane, _ absent: Lane) -> NumberLane {
      NumberLane(
        lane: lane,
        absent: absent,
        faults: faults,
        reasons: wantsReasons ? .lane(reasons) : .same(0),
        unit: unit,
        extent: extent
      )
    }
    return Best(
      value: .number(number(low, absent)),
      low: number(low, unknown),
      high: number(high, open)
    )
  }

  /// The highest value compared; where only bounds are known they may decide.
  mutating func compared(
    _ form: FormBest,
    _ relation: Relation,
    _ goalSlot: Slot
  ) throws(Unbindable) -> TruthLane {
    let type = self.form[form.value].type
    let best = try best(form, type)
    let goal = Bound.number(try number(goalSlot))
    guard case .number(let value) = best.value else {
      let own = inherited([best.value, goal])
      return TruthLane(truths: constant(1), faults: own.faults, reasons: own.reasons)
    }
    guard case .number(let other) = goal else { throw Bounds.unproved }
    let low = (
      below: try comparedNumbers(.less, best.low, other).truths,
      above: try comparedNumbers(.greater, best.low, other).truths
    )
    let high = (
      below: try comparedNumbers(.less, best.high, other).truths,
      above: try comparedNumbers(.greater, best.high, other).truths
    )
    let own = inherited([.number(value), goal])
    let reasons = reasonLane(.number(value))
    let other0 = reasonLane(goal)
    let (truths, kinds) = (scratch(), scratch())
    let faults = own.faults ?? constant(0)
    let sources = [low.below, low.above, high.below, high.above, faults, reasons, other0]
    plan.add(sources, [truths, kinds]) { block in
      let (lowBelow, lowAbove) = (block.bytes(low.below), block.bytes(low.above))
      let (highBelow, highAbove) = (block.bytes(high.below), block.bytes(high.above))
      let (faults, reasons) = (block.bytes(faults), block.bytes(reasons))
      let (other, truths, kinds) = (block.bytes(other0), block.bytes(truths), block.bytes(kinds))
      for row in 0..<block.count {
        var truth = Truth.unknown
        if faults[row] == 0, lowBelow[row] != 1 {
          let low = Int(lowAbove[row] >> 1) - Int(lowBelow[row] >> 1)
          let high = highBelow[row] == 1 ? nil : Int(highAbove[row] >> 1) - Int(highBelow[row] >> 1)
          truth = relation.truth(low: low, high: high)
        }
        truths[row] = truth.rawValue
        kinds[row] = truth == .unknown && faults[row] == 0 ? reasons[row] | other[row] : 0
      }
    }
    return TruthLane(
      truths: truths,
      faults: own.faults,
      reasons: wantsReasons ? .lane(kinds) : .same(0)
    )
  }
}

/// The items of a list of which the best is asked for.
private struct BestItems: Sendable {
  let states: ItemStates
  let filter: ItemTruths
  let values: ItemNumbers
  let factor: Int64
  let ceiling: Int64?
  let isNumber: Bool

  /// The best of one row.
  struct Found {
    var low: Int64?
    var high: Int64?
    var isSettled = false
    var faults: UInt8 = 0
    var kinds: UInt8 = 0
  }

  func best(_ row: Int, _ list: ListLanes.Reader, _ missing: UInt8) -> Found {
    var found = Found()
    guard list.isList(row) else {
      found.faults = list.faultBits(row)
      found.kinds = list.reasons[row]
      return found
    }
    var isLimited = true
    if list.isOpen(row) {
      isLimited = false
      found.kinds = missing
    }
    let numbers = values.numbers.codes(Int64.self)
    var best: Int64?
    var highest: Int64?
    var possible: Int64?
    for item in list.items(row) {
      var (counts, own): (UInt8, UInt8) = (1, 0)
      if states.isValue(item) {
        counts = filter.truth(item)
        found.faults |= filter.faults(item)
        own = counts == 1 && missing != 0 ? filter.reasons(item) : 0
      } else if states.isFault(item) {
        found.faults |= FaultBits.value
      } else if missing != 0 {
        own = states.kinds(item)
      }
      guard counts != 0 else { continue }
      found.faults |= values.faults(item)
      guard !values.isAbsent(item) else {
        isLimited = false
        found.kinds |= own | (missing == 0 ? 0 : values.reasons(item))
        continue
      }
      let value = numbers[item] * factor
      highest = max(highest ?? value, value)
      if counts == 2 {
        best = max(best ?? value, value)
      } else {
        possible = max(possible ?? value, value)
      }
    }
    if found.faults != 0 { return found }
    // An item that may count is a reason only where it would be the best one.
    if missing != 0, let possible, best.map({ possible > $0 }) ?? true {
      for item in list.items(row)
      where states.isValue(item) && filter.truth(item) == 1 && !values.isAbsent(item) {
        let value = numbers[item] * factor
        if best.map({ value > $0 }) ?? true { found.kinds |= filter.reasons(item) }
      }
    }
    guard let best else {
      if found.kinds == 0 { found.kinds = missing }
      return found
    }
    if isLimited, (possible ?? best) <= best {
      (found.low, found.high, found.isSettled) = (best, best, true)
      return found
    }
    guard isNumber else { return found }
    found.low = best
    found.high = isLimited ? highest : ceiling
    found.isSettled = found.high == best
    return found
  }
}
