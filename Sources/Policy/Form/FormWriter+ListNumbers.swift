// SPDX-License-Identifier: Apache-2.0
internal import Evidence

extension FormWriter {
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
