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
  /// The lists that rows see through references, by the home of their items.
  let views: [Int: ViewColumn]
  /// For each shift the row of the same subject in the other period.
  let shifts: [PeriodShift: LaneMemory]
  var plan = LanePlan()
  private var bounds: [Slot: Bound] = [:]
  var constants: [[Int]: Lane] = [:]
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
    failures: [Slot: Unbindable],
    views: [Int: ViewColumn],
    shifts: [PeriodShift: LaneMemory] = [:]
  ) {
    self.views = views
    self.shifts = shifts
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
    case .given(let number): return columns.given[number].bound { plan.lane(.memory($0)) }
    case .fact(let fact): return try part(FactPart(fact), through: nil)
    case .part(let part):
      if form.view(of: home) != nil, views[home] == nil { throw Self.unseen }
      return try self.part(part, through: views[home]?.items)
    case .referred(let reference, let part): return try referred(through: reference, part)
    case .lifted(let inner): return try lifted(inner)
    case .narrowed(let inner): return try narrowed(inner)
    case .shifted(let inner, let shift): return try shifted(inner, shift, form[slot].type)
    case .either(let a, let b): return try either(a, b, form[slot].type)
    case .weight(let inner): return try weights(of: inner)
    case .negative(let a): return .number(try negative(try number(a)))
    case .arithmetic(let op, let a, let b): return .number(try arithmetic(op, a, b))
    case .greater(let a, let b): return .number(try picked(greater: true, a, b))
    case .lesser(let a, let b): return .number(try picked(greater: false, a, b))
    case .moved(let a, let months, let days):
      return .number(try moved(try number(a), months: months, days: days))
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
    case .quantified(let isEvery, let list, let condition, let needing):
      return .truth(try quantified(isEvery: isEvery, list, condition, needing: needing))
    case .covered: throw Unbindable("the time in a list that is not compared")
    case .coveredComparison(let relation, let covered, let goal, let years):
      return .truth(try compared(covered, relation, goal, by: years))
    case .best(let best):
      return try self.best(best, form[slot].type).value
    case .bestComparison(let relation, let best, let goal):
      return .truth(try compared(best, relation, goal))
    case .only(let inner, let choice): return try only(inner, choice, form[slot].type)
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

  static let unseen = Unbindable("a list of a row that a reference names")

  /// The rows of a home that the rows of this one belong to.
  func links(to ancestor: Int) throws(Unbindable) -> LaneMemory? {
    guard form.view(of: home) != nil else {
      return columns.links(from: home, to: ancestor, in: form.program)
    }
    guard let view = views[home] else { throw Self.unseen }
    if view.owner == ancestor { return view.owners }
    guard let above = columns.links(from: view.owner, to: ancestor, in: form.program) else {
      return nil
    }
    return view.owners.leading(above)
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
    guard let links = try links(to: node.home) else {
      let (from, to) = (form.program.name(of: home), form.program.name(of: node.home))
      throw Unbindable("rows of `\(from)` without links to rows of `\(to)`")
    }
    if case .fact(let fact) = node.operation { return try part(FactPart(fact), through: links) }
    if case .part(let part) = node.operation { return try self.part(part, through: links) }
    guard let stored = stored[inner] else { throw Unbindable("a value of another entity") }
    return stored.bound { gathered($0, through: links) }
  }
}

/// What columns cannot carry, found when a form is bound to them.
struct Unbindable: Error {
  /// What it is, as the subject of a sentence.
  let construct: String

  init(_ construct: String) { self.construct = construct }
}
