// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Adds up the members of each row of a parent while a plan runs over the members.
struct GroupPass {
  /// What is kept for each parent, in tables that threads fill on their own.
  ///
  /// A sum and the unknown members; the known ones and their weights, where somebody asks for them; then
  /// bits of faults and of reasons, where there can be any, counted one by one: whole numbers can be
  /// added in any order. A state has tables for a hundred numbers at a time, so that nothing stands in
  /// them that is not read.
  struct Fields {
    var hasKnown = false
    var hasWeights = false
    var hasFaults = false
    var hasReasons = false

    static let unknown = 1
    static let known = 2
    var weights: Int { Self.known + (hasKnown ? 1 : 0) }
    var faults: Int { weights + (hasWeights ? 1 : 0) }
    var reasons: Int { faults + (hasFaults ? 8 : 0) }
    var count: Int { reasons + (hasReasons ? 8 : 0) }
  }

  let slot: Slot
  let aggregate: FormAggregate
  let parents: Int
  let shareNeeded: Rational?
  let value: NumberLane?
  let weight: NumberLane?
  /// The place of the pass's table among those of the stage.
  private let table: Int
  private(set) var fields = Fields()

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
    // What remains of a form was held against the years as a whole.
    if form.isRemainder { return }
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
    let isQuotient = aggregate.operation == .mean || aggregate.operation == .share
    fields = Fields(
      hasKnown: isQuotient || shareNeeded != nil,
      hasWeights: isQuotient && weight != nil,
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
          if broken != 0 { Self.count(broken, entry + fields.faults) }
        }
        if filter[row] == 0 { continue }
        if filter[row] == 2 && absent[row] == 0 {
          entry[0] &+= values[row] &* weights[row]
          if fields.hasKnown { entry[Fields.known] &+= 1 }
          if fields.hasWeights { entry[fields.weights] &+= weights[row] }
        } else {
          entry[Fields.unknown] &+= 1
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
}
