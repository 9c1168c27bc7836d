// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  // MARK: - Parts

  /// A part, and the references through which it is read.
  private struct Reach {
    var part: FactPart
    var through: [FactPart] = []
    /// The home of the part, or of the first reference.
    var home: Int
  }

  /// Writes a field of a record or of an item, or a fact of the row that a reference names.
  mutating func part(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    let reach = try reach(term, scope)
    try refuseOpenRecord(reach, term.site)
    guard let type = program.type(of: reach.part), type.isSingle else {
      throw Unsayable("a value that is no single number or name", term.site)
    }
    return try slot(reach, type, at: home, term.site)
  }

  /// Writes whether a record or reference is given: `yes` where it is, else the named constant that stands for it.
  mutating func presence(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    let reach = try reach(term, scope)
    try refuseOpenRecord(reach, term.site)
    guard let type = program.type(of: reach.part), type.isGivenOrNot else {
      throw Unsayable("a value that is no single number or name", term.site)
    }
    return try slot(reach, type, at: home, term.site)
  }

  private mutating func slot(
    _ reach: Reach,
    _ type: ValueType,
    at home: Int,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    let operation: FormOperation
    if reach.through.isEmpty {
      operation = .part(reach.part)
    } else {
      operation = .referred(through: reach.through, reach.part)
    }
    return try lifted(
      form.slot(FormNode(operation: operation, type: type, home: reach.home)),
      to: home,
      site
    )
  }

  private func reach(_ term: Term, _ scope: Scope) throws(Unsayable) -> Reach {
    switch term.kind {
    case .fact(let fact, let arguments):
      guard arguments.isEmpty else { throw Unsayable("a fact with parameters", term.site) }
      return Reach(part: FactPart(fact), home: program.facts[fact].entity)
    case .variable(let variable):
      guard let list = scope.items[variable] else {
        throw Unsayable("a record that a parameter holds", term.site)
      }
      return Reach(part: FactPart(list.fact), home: list.items)
    case .field(let base, let name):
      var reach = try reach(base, scope)
      reach.part.path.append(name)
      return reach
    case .referred(let reference, let fact):
      var reach = try reach(reference, scope)
      guard case .entity? = program.type(of: reach.part)?.withoutConstants else {
        throw Unsayable("a reference that is no fact", term.site)
      }
      reach.through.append(reach.part)
      reach.part = FactPart(fact)
      return reach
    default: throw Unsayable("a field of a value that is no fact", term.site)
    }
  }

  /// A record that the rule presumes has no columns of its own.
  private func refuseOpenRecord(_ reach: Reach, _ site: Site) throws(Unsayable) {
    for part in reach.through + [reach.part] {
      let fact = program.facts[part.fact]
      guard fact.parameters.isEmpty else { throw Unsayable("a fact with parameters", site) }
      if fact.presumption != nil, !fact.type.isSingle {
        throw Unsayable("a record, list or reference that is presumed", site)
      }
    }
  }

  // MARK: - Lists

  /// Writes a list that is a fact of the row, or of a row that references lead to.
  private mutating func list(_ term: Term, _ scope: Scope) throws(Unsayable) -> FormList {
    switch term.kind {
    case .fact, .referred: break
    default: throw Unsayable("a list that is no fact", term.site)
    }
    let reach = try reach(term, scope)
    let place = reach.part.fact
    let fact = program.facts[place]
    guard case .list = fact.type.withoutConstants else {
      throw Unsayable("a list of another type", term.site)
    }
    try refuseOpenRecord(reach, term.site)
    guard reach.through.isEmpty else { return try seen(reach, term) }
    var list = FormList(
      fact: place,
      through: [],
      owner: fact.entity,
      items: program.itemHome(of: place),
      complete: nil
    )
    guard let condition = fact.completeWhen else { return list }
    guard open.insert(.list(place)).inserted else { throw Unsayable("a cycle", term.site) }
    defer { open.remove(.list(place)) }
    list.complete = try write(condition, at: fact.entity, Scope())
    return list
  }

  /// Writes a list of a row that references lead to, as the row that asks for it sees it.
  private mutating func seen(_ reach: Reach, _ term: Term) throws(Unsayable) -> FormList {
    guard !form.isOfItems(reach.home) else {
      throw Unsayable("a list of a row that an item names", term.site)
    }
    let fact = program.facts[reach.part.fact]
    var list = FormList(
      fact: reach.part.fact,
      through: reach.through,
      owner: reach.home,
      items: form.home(of: ItemView(list: reach.part.fact, through: reach.through)),
      complete: nil
    )
    guard let condition = fact.completeWhen else { return list }
    guard case .fact(let own, let arguments) = condition.kind, arguments.isEmpty,
      program.facts[own].entity == fact.entity, program.facts[own].type == .truth
    else { throw Unsayable("a list of a row that a reference names", term.site) }
    let operation = FormOperation.referred(through: reach.through, FactPart(own))
    list.complete = form.slot(FormNode(operation: operation, type: .truth, home: reach.home))
    return list
  }

  /// The scope of a condition on the items of a list.
  private func inside(_ scope: Scope, _ list: FormList, _ variable: Int) -> Scope {
    var inner = inherited(scope, by: list.owner)
    inner.variables[variable] = nil
    inner.items[variable] = list
    return inner
  }

  /// Writes an operation on a list at its owner, and brings it to the row that asks.
  private mutating func reduced(
    _ operation: FormOperation,
    _ type: ValueType,
    of list: FormList,
    at home: Int,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    try lifted(
      form.slot(FormNode(operation: operation, type: type, home: list.owner)),
      to: home,
      site
    )
  }

  mutating func quantified(
    isEvery: Bool,
    _ variable: Int,
    _ term: Term,
    _ condition: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let list = try list(term, scope)
    let slot = try write(condition, at: list.items, inside(scope, list, variable))
    return try reduced(
      .quantified(isEvery: isEvery, list, slot, needing: nil),
      .truth,
      of: list,
      at: home,
      term.site
    )
  }

  /// Writes whether a value is an item of a list.
  mutating func element(
    _ operand: Term,
    of term: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let list = try list(term, scope)
    guard let type = program.type(of: FactPart(list.fact)), type.isSingle, type.constants.isEmpty
    else { throw Unsayable("membership in a list of records", term.site) }
    let (owner, items) = (list.owner, list.items)
    let value = try write(operand, at: owner, inherited(scope, by: owner))
    guard self.type(value).isSingle, self.type(value).constants.isEmpty else {
      throw Unsayable("two values compared that may be named constants", term.site)
    }
    let item = form.slot(FormNode(operation: .part(FactPart(list.fact)), type: type, home: items))
    let other = try lifted(value, to: items, term.site)
    let isEqual = add(.comparison(.equal, item, other), .truth, at: items)
    return try reduced(
      .quantified(isEvery: false, list, isEqual, needing: value),
      .truth,
      of: list,
      at: home,
      term.site
    )
  }

  mutating func covered(
    _ covered: CoveredList,
    _ term: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let list = try list(covered.list, scope)
    let (owner, items) = (list.owner, list.items)
    try refuseOpenItems(list, term.site)
    for name in ["start", "finish"] {
      guard case .date? = program.type(of: FactPart(list.fact, [name]))?.withoutConstants else {
        throw Unsayable("the time in a list without periods", term.site)
      }
    }
    let outer = inherited(scope, by: owner)
    func date(_ date: Term?) throws(Unsayable) -> Slot? {
      guard let date else { return nil }
      return narrowed(try write(date, at: owner, outer))
    }
    let filter = try covered.filter.map { (filter) throws(Unsayable) in
      try write(filter, at: items, inside(scope, list, covered.variable))
    }
    let operation = FormCovered(
      list: list,
      filter: filter,
      months: covered.window?.months ?? 0,
      days: covered.window?.days ?? 0,
      end: try date(covered.window?.end),
      today: try date(covered.today)
    )
    return try reduced(.covered(operation), term.type, of: list, at: home, term.site)
  }

  mutating func best(
    _ field: String,
    _ variable: Int,
    _ term: Term,
    filter: Term?,
    _ whole: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let list = try list(term, scope)
    let items = list.items
    let part = FactPart(list.fact, [field])
    try refuseOpenItems(list, whole.site)
    guard let type = program.type(of: part), type.constants.isEmpty else {
      throw Unsayable("the best of values that may be named constants", whole.site)
    }
    switch type {
    case .number, .date: break
    default: throw Unsayable("the best of values without an order", whole.site)
    }
    let value = form.slot(FormNode(operation: .part(part), type: type, home: items))
    let condition = try filter.map { (filter) throws(Unsayable) in
      try write(filter, at: items, inside(scope, list, variable))
    }
    return try reduced(
      .best(FormBest(list: list, value: value, filter: condition)),
      whole.type,
      of: list,
      at: home,
      whole.site
    )
  }

  private func refuseOpenItems(_ list: FormList, _ site: Site) throws(Unsayable) {
    guard list.through.isEmpty else {
      throw Unsayable("a number over a list of a row that a reference names", site)
    }
    guard program.type(of: FactPart(list.fact))?.constants.isEmpty ?? false else {
      throw Unsayable("a list of items that may be named constants", site)
    }
  }

  // MARK: - Bounds

  /// Whether a number may be known by its bounds only, which a choice would hand on.
  func holdsBounds(_ slot: Slot) -> Bool {
    switch form[slot].operation {
    case .best, .covered: true
    case .lifted(let inner), .narrowed(let inner), .sound(let inner, _): holdsBounds(inner)
    default: false
    }
  }

  /// Bounds decide a comparison; nothing else here carries them.
  func refuseBounds(_ slots: [Slot], _ site: Site) throws(Unsayable) {
    guard !slots.contains(where: { holdsBounds($0) }) else {
      throw Unsayable("a bound of a list that is not compared directly", site)
    }
  }

  /// Writes a comparison of which one side may be known by its bounds only; `nil` where none is.
  mutating func boundedComparison(
    _ relation: Relation,
    _ left: Slot,
    _ right: Slot,
    by years: YearCount?,
    at home: Int,
    _ site: Site
  ) throws(Unsayable) -> Slot? {
    for (slot, other, relation) in [(left, right, relation), (right, left, relation.mirrored)]
    where holdsBounds(slot) {
      guard !holdsBounds(other) else { throw Unsayable("two bounds of lists compared", site) }
      let node = form[slot]
      let goal = narrowed(other)
      switch node.operation {
      case .covered(let covered):
        return add(.coveredComparison(relation, covered, goal, years), .truth, at: node.home)
      case .best(let best) where years == nil:
        return add(.bestComparison(relation, best, goal), .truth, at: node.home)
      default: throw Unsayable("a bound of a list that is not compared directly", site)
      }
    }
    guard years == nil else { throw Unsayable("days compared with years", site) }
    return nil
  }
}
