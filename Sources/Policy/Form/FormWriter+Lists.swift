// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension FormWriter {
  /// Writes a list that is a fact of the row, or of a row that references lead to.
  mutating func list(_ term: Term, _ scope: Scope) throws(Unsayable) -> FormList {
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
  func inside(_ scope: Scope, _ list: FormList, _ variable: Int) -> Scope {
    var inner = inherited(scope, by: list.owner)
    inner.variables[variable] = nil
    inner.items[variable] = list
    return inner
  }

  /// Writes an operation on a list at its owner, and brings it to the row that asks.
  mutating func reduced(
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
}
