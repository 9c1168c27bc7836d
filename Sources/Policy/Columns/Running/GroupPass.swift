// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Adds up the members of each row of a parent while a plan runs over the members.
struct GroupPass {
  /// What is kept for each parent, in tables that threads fill on their own.
  ///
  /// A sum, the weights, the known and the unknown members; then bits of faults and of reasons, where
  /// there can be any, counted one by one: whole numbers can be added in any order.
  private struct Fields {
    var hasFaults = false
    var hasReasons = false

    static let faults = 4
    var reasons: Int { Self.faults + (hasFaults ? 8 : 0) }
    var count: Int { reasons + (hasReasons ? 8 : 0) }
  }

  let slot: Slot
  let aggregate: FormAggregate
  let parents: Int
  let shareNeeded: Rational?
  private let value: NumberLane?
  private let weight: NumberLane?
  /// The place of the pass's table among those of the stage.
  private let table: Int
  private var fields = Fields()

  /// How many numbers the table holds.
  var tableSize: Int { parents * fields.count }

  /// Adds the steps of an aggregate to a plan over its members.
  init(_ slot: Slot, _ binder: inout Binder, parents: Int, table: Int) throws(Unbindable) {
    guard case .aggregate(let aggregate) = binder.form[slot].operation else {
      throw Unbindable("a number over rows")
    }
    guard aggregate.members != binder.columns.periodic else {
      throw Unbindable("a number over the subjects of one period")
    }
    if let periods = binder.columns.periods, binder.form[slot].home == periods.entity {
      try Self.check(aggregate, binder.form, periods)
    }
    self.slot = slot
    self.aggregate = aggregate
    self.parents = parents
    self.table = table
    if case .knownOnly(let share?) = aggregate.unknowns {
      shareNeeded = share.value
    } else {
      shareNeeded = nil
    }
    let rows = binder.columns.rowCounts[aggregate.members]
    var operands: [Bound] = []
    var filter: Lane?
    if let slot = aggregate.filter {
      let truth = try binder.truth(slot)
      operands.append(.truth(truth))
      filter = truth.truths
    }
    var value: NumberLane?
    if let slot = aggregate.value {
      if aggregate.operation == .share {
        let truth = try binder.truth(slot)
        value = binder.indicator(truth)
        operands.append(.truth(truth))
      } else {
        value = try binder.number(slot)
      }
    }
    let weight = try aggregate.weight.map { (slot) throws(Unbindable) in try binder.number(slot) }
    for number in [value, weight].compactMap({ $0 }) {
      guard number.denominators == nil else {
        throw Unbindable("a number over rows of fractions without a common denominator")
      }
      operands.append(.number(number))
    }
    self.value = value
    self.weight = weight
    let factor = try Bounds.product(value?.extent ?? 1...1, weight?.extent ?? 1...1)
    _ = try Bounds.product(factor, 0...max(rows, 1))
    _ = try Bounds.product(weight?.extent ?? 1...1, 0...max(rows, 1))
    try addStep(&binder, operands, filter)
  }

  /// A member belongs to the row of its year only: a number over it must ask for that year.
  private static func check(
    _ aggregate: FormAggregate,
    _ form: Form,
    _ periods: SubjectPeriods
  ) throws(Unbindable) {
    let year = form.periods.flatMap { own in aggregate.filter.flatMap { form.year(of: $0, own) } }
    guard let year, periods.years[aggregate.members] == year else {
      throw Unbindable("a number over rows of several periods")
    }
  }

  private mutating func addStep(
    _ binder: inout Binder,
    _ operands: [Bound],
    _ filter: Lane?
  ) throws(Unbindable) {
    // Faults of a value count only where the filter does not leave the member out.
    let all = binder.inherited(operands)
    let faults = all.faults ?? binder.constant(0)
    let absent = all.absent ?? binder.constant(0)
    let reasons = binder.wantsReasons ? binder.reasonBits(operands) : binder.constant(0)
    let filter = filter ?? binder.constant(2)
    let own = try aggregate.filter.map { (slot) throws(Unbindable) in try binder.truth(slot) }
    let filterFaults = own?.faults ?? binder.constant(0)
    let one = binder.constant(1, .eight)
    let (values, weights) = (value?.lane ?? one, weight?.lane ?? one)
    let home = binder.form[slot].home
    var links: Lane?
    if home != binder.form.program.entities.count {
      guard let memory = binder.columns.links[.init(from: aggregate.members, to: home)] else {
        throw Unbindable("members without links to what they belong to")
      }
      links = binder.plan.lane(.memory(memory))
    }
    let zero = binder.constant(0, .four)
    let parentOf = links ?? zero
    fields = Fields(
      hasFaults: all.faults != nil || own?.faults != nil,
      hasReasons: binder.wantsReasons
    )
    let (table, fields) = (table, fields)
    binder.plan.add(
      [filter, absent, faults, filterFaults, reasons, values, weights, parentOf],
      []
    ) { block in
      let base = block.state.tables[table]
      let (filter, absent) = (block.bytes(filter), block.bytes(absent))
      let (faults, filterFaults) = (block.bytes(faults), block.bytes(filterFaults))
      let reasons = block.bytes(reasons)
      let (values, weights) = (block.numbers(values), block.numbers(weights))
      let parents = block.codes(parentOf, Int32.self)
      for row in 0..<block.count where parents[row] >= 0 {
        let entry = base + Int(parents[row]) * fields.count
        if fields.hasFaults {
          let broken = blend(filter[row] == 0, filterFaults[row], faults[row])
          if broken != 0 { Self.count(broken, entry + Fields.faults) }
        }
        if filter[row] == 0 { continue }
        if filter[row] == 2 && absent[row] == 0 {
          entry[0] &+= values[row] &* weights[row]
          entry[1] &+= weights[row]
          entry[2] &+= 1
        } else {
          entry[3] &+= 1
          if fields.hasReasons, reasons[row] != 0 {
            Self.count(reasons[row], entry + fields.reasons)
          }
        }
      }
    }
  }

  /// Adds one to the count of each bit that is set.
  private static func count(_ bits: UInt8, _ counts: UnsafeMutablePointer<Int64>) {
    for bit in 0..<8 where bits & 1 << UInt8(bit) != 0 { counts[bit] &+= 1 }
  }

  // MARK: - Results

  /// The numbers of all parents.
  ///
  /// - Parameter totals: The table, summed over threads.
  /// - Returns: The numbers as lanes in memory.
  func stored(_ totals: [Int64]) -> StoredSlot {
    var plan = LanePlan()
    let tops = LaneMemory(rowCount: parents, width: .eight)
    let bottoms = LaneMemory(rowCount: parents, width: .eight)
    let bytes = (0..<3).map { _ in LaneMemory(rowCount: parents, width: .one) }
    var (low, high, greatest) = (0, 0, 1)
    var (isOpen, isBroken) = (false, false)
    for parent in 0..<parents {
      let result = result(totals, at: parent * fields.count)
      tops.codes(Int64.self)[parent] = result.top
      bottoms.codes(Int64.self)[parent] = result.bottom
      bytes[0].codes(UInt8.self)[parent] = result.isAbsent ? 1 : 0
      bytes[1].codes(UInt8.self)[parent] = result.faults
      bytes[2].codes(UInt8.self)[parent] = result.reasons
      (low, high) = (min(low, Int(result.top)), max(high, Int(result.top)))
      greatest = max(greatest, Int(result.bottom))
      isOpen = isOpen || result.isAbsent
      isBroken = isBroken || result.faults != 0
    }
    let lanes = ([tops, bottoms] + bytes).map { plan.lane(.memory($0)) }
    let isQuotient = aggregate.operation == .mean || aggregate.operation == .share
    var unit = value?.unit ?? 1
    if !isQuotient, let weight { unit = unit * weight.unit }
    let bound = Bound.number(
      NumberLane(
        lane: lanes[0],
        denominators: isQuotient ? lanes[1] : nil,
        // What no row has costs nothing further on.
        absent: isOpen ? lanes[2] : nil,
        faults: isBroken ? lanes[3] : nil,
        reasons: isOpen ? .lane(lanes[4]) : .same(0),
        unit: unit,
        extent: low...high,
        greatestDenominator: greatest
      )
    )
    return StoredSlot(bound, Dictionary(uniqueKeysWithValues: zip(lanes, [tops, bottoms] + bytes)))
  }

  private struct Result {
    var top: Int64 = 0
    var bottom: Int64 = 1
    var isAbsent = true
    var faults: UInt8 = 0
    var reasons: UInt8 = 0
  }

  private func result(_ totals: [Int64], at entry: Int) -> Result {
    var result = Result()
    func bits(_ first: Int) -> UInt8 {
      (0..<8).reduce(0) { totals[entry + first + $1] == 0 ? $0 : $0 | 1 << UInt8($1) }
    }
    let (sum, weights) = (totals[entry], totals[entry + 1])
    let (known, unknown) = (totals[entry + 2], totals[entry + 3])
    if fields.hasFaults {
      result.faults = bits(Fields.faults)
      if result.faults != 0 { return result }
    }
    let reasons = fields.hasReasons ? bits(fields.reasons) : 0
    switch aggregate.unknowns {
    case .knownOnly:
      if let share = shareNeeded, known + unknown > 0,
        Rational(Int(known), Int(known + unknown)) < share
      {
        result.reasons = reasons == 0 ? 0 : KindBits.bit(.missing)
        return result
      }
    default:
      if unknown > 0 {
        result.reasons = reasons
        return result
      }
    }
    switch aggregate.operation {
    case .count where weight == nil: result.top = known
    case .count, .sum: result.top = sum
    case .mean, .share:
      if known == 0 {
        result.reasons = KindBits.bit(.missing)
        return result
      }
      if weights == 0 {
        result.faults = FaultBits.bit(.division)
        return result
      }
      (result.top, result.bottom) = weights < 0 ? (-sum, -weights) : (sum, weights)
    }
    result.isAbsent = false
    return result
  }
}

extension Binder {
  /// 1 where a truth is met, else 0, as the number that a share adds up.
  mutating func indicator(_ truth: TruthLane) -> NumberLane {
    let target = scratch(.eight)
    plan.add([truth.truths], [target]) { block in
      let (source, target) = (block.bytes(truth.truths), block.numbers(target))
      for row in 0..<block.count { target[row] = source[row] == 2 ? 1 : 0 }
    }
    return NumberLane(
      lane: target,
      absent: absent(.truth(truth)),
      faults: truth.faults,
      reasons: reasons(of: [.truth(truth)], faults: truth.faults),
      unit: 1,
      extent: 0...1
    )
  }

  /// The reasons of all operands, whether or not another one is a fault.
  mutating func reasonBits(_ operands: [Bound]) -> Lane {
    var lanes: [Lane] = []
    for operand in operands { lanes.append(reasonLane(operand)) }
    return or(lanes) ?? constant(0)
  }
}
