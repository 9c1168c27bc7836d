// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Binds the slots of one entity's rows to lanes, and writes the steps that fill them.
struct Binder {
  let form: Form
  let columns: ColumnSet
  /// The entity whose rows are worked on.
  let home: Int
  /// Whether kinds of unknowns are wanted; without them nothing is spent on them.
  let wantsReasons: Bool
  /// Values that an earlier pass has left in memory.
  let stored: [Slot: StoredSlot]
  /// Values that an earlier pass could not compute, and why.
  let failures: [Slot: Unbindable]
  var plan = LanePlan()
  private var bounds: [Slot: Bound] = [:]
  private var constants: [[Int]: Lane] = [:]
  /// What each lookup finds, which all outputs of a table share.
  var lookups: [LookupKey: Found] = [:]

  struct LookupKey: Hashable {
    let table: Int
    let keys: [Slot]
  }

  init(
    form: Form,
    columns: ColumnSet,
    home: Int,
    wantsReasons: Bool,
    stored: [Slot: StoredSlot],
    failures: [Slot: Unbindable]
  ) {
    self.form = form
    self.columns = columns
    self.home = home
    self.wantsReasons = wantsReasons
    self.stored = stored
    self.failures = failures
  }

  /// Where a slot's values are; its steps are added once.
  mutating func bind(_ slot: Slot) throws(Unbindable) -> Bound {
    if let bound = bounds[slot] { return bound }
    let bound = try unbound(slot)
    bounds[slot] = bound
    return bound
  }

  private mutating func unbound(_ slot: Slot) throws(Unbindable) -> Bound {
    if let failure = failures[slot] { throw failure }
    if let stored = stored[slot] { return stored.bound { plan.lane(.memory($0)) } }
    switch form[slot].operation {
    case .constant(let value): return .constant(value)
    case .unknown(let kind): return .unknown(.same(KindBits.bit(kind)))
    case .fact(let fact): return try self.fact(fact, through: nil)
    case .lifted(let inner): return try lifted(inner)
    case .narrowed(let inner): return try narrowed(inner)
    case .weight(let inner): return try weights(of: inner)
    case .negative(let a): return .number(try negative(try number(a)))
    case .arithmetic(let op, let a, let b): return .number(try arithmetic(op, a, b))
    case .greater(let a, let b): return .number(try picked(greater: true, a, b))
    case .lesser(let a, let b): return .number(try picked(greater: false, a, b))
    case .rounded(let a, let step, let mode): return .number(try rounded(a, to: step, mode))
    case .lookup(let table, let keys, let output): return try lookup(table, keys, output)
    case .conditional(let condition, let yes, let no):
      return try conditional(condition, yes, no, form[slot].type)
    case .sound(let operand, let others): return try sound(operand, others)
    case .cases(let cases): return try self.cases(cases)
    case .comparison(let relation, let a, let b): return .truth(try comparison(relation, a, b))
    case .membership(let a, let values): return .truth(try membership(a, values))
    case .not(let a): return .truth(try not(a))
    case .all(let members): return .truth(try junction(members, isAll: true))
    case .any(let members): return .truth(try junction(members, isAll: false))
    case .atLeast(let count, let members): return .truth(try atLeast(count, members))
    case .guarded(let isAll, let applies, let criterion):
      return .truth(try guarded(isAll: isAll, applies, criterion))
    case .aggregate: throw Unbindable("a number over rows that was not computed before")
    }
  }

  // MARK: - Lanes

  mutating func scratch(_ width: LaneWidth = .one) -> Lane { plan.lane(.scratch(width)) }

  /// A lane that holds one code on every row.
  mutating func constant(_ code: Int, _ width: LaneWidth = .one) -> Lane {
    if let lane = constants[[code, width.rawValue]] { return lane }
    let lane = plan.lane(.constant(width, code))
    constants[[code, width.rawValue]] = lane
    return lane
  }

  /// The rows of memory that the links of the home lead to.
  mutating func gathered(_ memory: LaneMemory, through links: LaneMemory) -> Lane {
    let target = scratch(memory.width)
    let rows = plan.lane(.memory(links))
    let width = memory.width
    plan.add([rows], [target]) { block in
      let rows = block.codes(rows, Int32.self)
      switch width {
      case .one: GatherLoops.rows(memory, rows, block.codes(target, UInt8.self), block.count)
      case .two: GatherLoops.rows(memory, rows, block.codes(target, Int16.self), block.count)
      case .four: GatherLoops.rows(memory, rows, block.codes(target, Int32.self), block.count)
      case .eight: GatherLoops.rows(memory, rows, block.codes(target, Int64.self), block.count)
      }
    }
    return target
  }

  /// The operand at the row's ancestor.
  private mutating func lifted(_ inner: Slot) throws(Unbindable) -> Bound {
    let node = form[inner]
    if let failure = failures[inner] { throw failure }
    if node.home == form.program.entities.count {
      // A number over all rows of the run is the same for every row.
      guard let stored = stored[inner] else { throw Unbindable("a number over all rows") }
      return stored.bound { plan.lane(.constant($0.width, $0[0])) }
    }
    guard let links = columns.links[.init(from: home, to: node.home)] else {
      let (from, to) = (form.program.entities[home].name, form.program.entities[node.home].name)
      throw Unbindable("rows of `\(from)` without links to rows of `\(to)`")
    }
    if case .fact(let fact) = node.operation { return try self.fact(fact, through: links) }
    guard let stored = stored[inner] else { throw Unbindable("a value of another entity") }
    return stored.bound { gathered($0, through: links) }
  }

  // MARK: - Facts

  /// A fact of the row or of its ancestor, whether or not the form asks for it.
  mutating func bind(fact place: Int) throws(Unbindable) -> Bound {
    let entity = form.program.facts[place].entity
    if entity == home { return try fact(place, through: nil) }
    guard let links = columns.links[.init(from: home, to: entity)] else {
      throw Unbindable("rows without links to what they belong to")
    }
    return try fact(place, through: links)
  }

  /// Truths and codes as codes.
  mutating func coded(_ bound: Bound) throws(Unbindable) -> CodeLane {
    switch bound {
    case .codes(let codes): return codes
    case .truth:
      let (lane, values) = try keyClasses(of: bound)
      return lane.with(.members(values))
    case .constant(let value):
      return CodeLane(
        lane: constant(0),
        width: .one,
        content: .members([value]),
        constants: [],
        reasons: .same(0)
      )
    default: throw Unbindable("groups or bands that are no codes")
    }
  }

  private mutating func fact(_ place: Int, through links: LaneMemory?) throws(Unbindable) -> Bound {
    let fact = form.program.facts[place]
    let missing = KindBits.bit(.missing)
    if let presumed = fact.presumption,
      case .fault = fact.type.checked(.value(presumed.value), named: fact.name)
    {
      throw Unbindable("a presumption that its type does not allow")
    }
    guard !columns.refused.contains(place) else {
      throw Unbindable("the fact `\(fact.name)`, whose values have no common step,")
    }
    guard let column = columns.columns[place] else {
      if fact.declaration.judge != nil { return .unknown(.same(KindBits.bit(.judgment))) }
      if let presumed = fact.presumption, columns.usesPresumptions {
        return .constant(presumed.value)
      }
      return .unknown(.same(missing))
    }
    func lane(_ memory: LaneMemory) -> Lane {
      if let links { return gathered(memory, through: links) }
      return plan.lane(.memory(memory))
    }
    let codes = lane(column.codes)
    var reasons = Reasons.same(wantsReasons ? missing : 0)
    var kinds: Lane?
    if let memory = column.kinds {
      let lane = lane(memory)
      kinds = lane
      if wantsReasons { reasons = .lane(lane) }
    }
    if case .truth = column.content {
      let bound = truths(column, codes, reasons)
      guard let presumed = fact.presumption, columns.usesPresumptions else { return .truth(bound) }
      return .truth(try presuming(bound, presumed.value, kinds))
    }
    var bound = CodeLane(
      lane: codes,
      width: column.codes.width,
      content: column.laneContent,
      constants: column.constants,
      reasons: reasons
    )
    if column.hasFaults {
      bound.faults = matching(bound, column.faultCode, bits: FaultBits.bit(.value))
    }
    if let presumed = fact.presumption, columns.usesPresumptions {
      bound = try presuming(bound, presumed.value, kinds)
    }
    return .codes(bound)
  }

  private mutating func truths(
    _ column: FactColumn,
    _ codes: Lane,
    _ reasons: Reasons
  ) -> TruthLane {
    guard column.hasFaults else { return TruthLane(truths: codes, faults: nil, reasons: reasons) }
    let truths = scratch()
    let faults = scratch()
    let bit = FaultBits.bit(.value)
    plan.add([codes], [truths, faults]) { block in
      let source = block.bytes(codes)
      let (truth, fault) = (block.bytes(truths), block.bytes(faults))
      for row in 0..<block.count {
        truth[row] = blend(source[row] == 3, 1, source[row])
        fault[row] = source[row] == 3 ? bit : 0
      }
    }
    return TruthLane(truths: truths, faults: faults, reasons: reasons)
  }

  /// The truth that the rule presumes while evidence is missing.
  private mutating func presuming(
    _ truth: TruthLane,
    _ value: Value,
    _ kinds: Lane?
  ) throws(Unbindable) -> TruthLane {
    guard case .truth(let isMet) = value else { throw Unbindable("a presumption of another type") }
    let target = scratch()
    let presumed: UInt8 = isMet ? 2 : 0
    let kind = kinds ?? constant(Int(KindBits.bit(.missing)))
    let missing = KindBits.bit(.missing)
    let faults = truth.faults ?? constant(0)
    plan.add([truth.truths, kind, faults], [target]) { block in
      let (source, kinds, faults) = (
        block.bytes(truth.truths), block.bytes(kind), block.bytes(faults)
      )
      let target = block.bytes(target)
      for row in 0..<block.count {
        let isPresumed = source[row] == 1 && faults[row] == 0 && kinds[row] == missing
        target[row] = blend(isPresumed, presumed, source[row])
      }
    }
    return TruthLane(
      truths: target,
      faults: truth.faults,
      reasons: cleared(truth.reasons, of: kinds)
    )
  }

  /// The code that the rule presumes while evidence is missing.
  private mutating func presuming(
    _ codes: CodeLane,
    _ value: Value,
    _ kinds: Lane?
  ) throws(Unbindable) -> CodeLane {
    let (codes, code) = try withCode(of: value, codes)
    let target = scratch(codes.width)
    let kind = kinds ?? constant(Int(KindBits.bit(.missing)))
    switch codes.width {
    case .one: addPresumption(UInt8.self, codes, code, kind, target)
    case .two: addPresumption(Int16.self, codes, code, kind, target)
    case .four: addPresumption(Int32.self, codes, code, kind, target)
    case .eight: addPresumption(Int64.self, codes, code, kind, target)
    }
    return CodeLane(
      lane: target,
      width: codes.width,
      content: codes.content,
      constants: codes.constants,
      faults: codes.faults,
      reasons: cleared(codes.reasons, of: kinds)
    )
  }

  /// The lane with a code for a value, which need not occur in the data.
  private mutating func withCode(
    of value: Value,
    _ codes: CodeLane
  ) throws(Unbindable) -> (CodeLane, Int) {
    var result = codes
    switch codes.content {
    case .members(let members):
      if let place = members.firstIndex(of: value) { return (codes, codes.width.least + place) }
      guard codes.width.least + members.count < codes.firstReserved else { break }
      result = codes.with(.members(members + [value]))
      return (result, codes.width.least + members.count)
    case .numbers(let unit, let origin, let extent):
      if case .name(let name) = value, let place = codes.constants.firstIndex(of: name) {
        return (codes, codes.faultCode - codes.constants.count + place)
      }
      guard let count = value.count(of: unit) else { break }
      let wider = min(extent.lowerBound, count)...max(extent.upperBound, count)
      let top = codes.faultCode - codes.constants.count
      guard (codes.width.least + origin..<top + origin).contains(count) else {
        return try withCode(of: value, self.widened(codes))
      }
      result = codes.with(.numbers(unit: unit, origin: origin, extent: wider))
      return (result, count - origin)
    }
    throw Unbindable("a presumed value that has no code")
  }

  /// The same values in eight bytes.
  private mutating func widened(_ codes: CodeLane) throws(Unbindable) -> CodeLane {
    guard case .numbers(let unit, let origin, let extent) = codes.content, codes.width != .eight
    else { throw Unbindable("a presumed value that has no code") }
    let target = scratch(.eight)
    switch codes.width {
    case .one: addWidening(UInt8.self, codes, origin, target)
    case .two: addWidening(Int16.self, codes, origin, target)
    default: addWidening(Int32.self, codes, origin, target)
    }
    return CodeLane(
      lane: target,
      width: .eight,
      content: .numbers(unit: unit, origin: 0, extent: extent),
      constants: codes.constants,
      faults: codes.faults,
      reasons: codes.reasons
    )
  }

  private mutating func addWidening<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ origin: Int,
    _ target: Lane
  ) {
    let reserved = Code(truncatingIfNeeded: codes.faultCode - codes.constants.count)
    plan.add([codes.lane], [target]) { block in
      let (source, target) = (block.codes(codes.lane, type), block.numbers(target))
      for row in 0..<block.count {
        let code = source[row]
        target[row] =
          code < reserved ? Int64(code) &+ Int64(origin) : Int64.max &- Int64(Code.max &- code)
      }
    }
  }

  private mutating func addPresumption<Code: LaneCode>(
    _ type: Code.Type,
    _ codes: CodeLane,
    _ code: Int,
    _ kind: Lane,
    _ target: Lane
  ) {
    let missing = KindBits.bit(.missing)
    let presumed = Code(truncatingIfNeeded: code)
    plan.add([codes.lane, kind], [target]) { block in
      let (source, kinds) = (block.codes(codes.lane, type), block.bytes(kind))
      let target = block.codes(target, type)
      for row in 0..<block.count {
        let isPresumed = source[row] == Code.max && kinds[row] == missing
        target[row] = blend(isPresumed, presumed, source[row])
      }
    }
  }

  /// The reasons that stay when what is `missing`, and only that, is presumed.
  private mutating func cleared(_ reasons: Reasons, of kinds: Lane?) -> Reasons {
    guard wantsReasons, let kinds else { return .same(0) }
    let target = scratch()
    let missing = KindBits.bit(.missing)
    plan.add([kinds], [target]) { block in
      let (source, target) = (block.bytes(kinds), block.bytes(target))
      for row in 0..<block.count { target[row] = blend(source[row] == missing, 0, source[row]) }
    }
    return .lane(target)
  }
}

/// What columns cannot carry, found when a form is bound to them.
struct Unbindable: Error {
  /// What it is, as the subject of a sentence.
  let construct: String

  init(_ construct: String) { self.construct = construct }
}

extension FactColumn {
  /// What its codes stand for, as a lane's.
  var laneContent: CodeLane.Content {
    switch content {
    case .truth: .members([])
    case .numbers(let step, let origin): .numbers(unit: step, origin: origin, extent: extent)
    case .members(let members): .members(members)
    }
  }
}
