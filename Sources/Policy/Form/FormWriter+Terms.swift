// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  /// Writes a term at the rows of an entity.
  mutating func write(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    switch term.kind {
    case .constant(let value): return constant(value, term.type)
    case .unknown(let kind):
      return form.slot(FormNode(operation: .unknown(kind), type: term.type, home: home))
    case .fact(let fact, let arguments):
      guard arguments.isEmpty else { throw Unsayable("a fact with parameters", term.site) }
      return try self.fact(fact, at: home, term.site)
    case .variable(let variable):
      if scope.items[variable] != nil { return try part(term, at: home, scope) }
      guard let slot = scope.variables[variable] else {
        throw Unsayable(
          "an element of a list, or a parameter inside a number over rows,",
          term.site
        )
      }
      return try lifted(slot, to: home, term.site)
    case .measure(let measure, let arguments, let period):
      return try self.measure(measure, arguments, in: period, at: home, scope, term.site)
    case .previous:
      guard let slot = scope.previous else { throw Unsayable("an earlier stage", term.site) }
      let stage = try lifted(slot, to: home, term.site)
      // As a value a stage gives way to its fault; a truth of its own would stand beside it.
      return type(stage) == .truth ? add(.sound(stage, needing: [stage]), .truth, at: home) : stage
    case .lookup(let table, let keys, let output):
      return try lookup(table, keys, output, term.type, at: home, scope)
    case .decision(let decision, let arguments):
      return try self.decision(decision, arguments, at: home, scope, term.site)
    case .criterion(let decision, let path):
      return try criterion(decision, path, at: home, scope, term.site)
    case .field, .referred: return try part(term, at: home, scope)
    case .timeIn(let covered): return try self.covered(covered, term, at: home, scope)
    case .best(let field, let variable, let list, let filter):
      return try best(field, variable, list, filter: filter, term, at: home, scope)
    case .weight(let operand):
      let slot = narrowed(try write(operand, at: home, scope))
      return add(.weight(slot), term.type, at: home)
    case .negative(let operand):
      return add(.negative(try number(operand, at: home, scope)), term.type, at: home)
    case .arithmetic(let op, let left, let right):
      let a = try number(left, at: home, scope)
      let b = try number(right, at: home, scope)
      return add(.arithmetic(op, a, b), term.type, at: home)
    case .extreme(let extreme, let members):
      return try self.extreme(extreme, members, term.type, at: home, scope)
    case .shifted(let start, let by): return try moved(start, by: by, term, at: home, scope)
    case .round(let operand, let step, let mode):
      let slot = try number(operand, at: home, scope)
      return add(.rounded(slot, step, mode), term.type, at: home)
    case .conditional(let condition, let yes, let no):
      let slots = try [condition, yes, no].map { (part) throws(Unsayable) in
        try write(part, at: home, scope)
      }
      try refuseOpenNumbers([slots[1], slots[2]], term.site)
      try refuseBounds([slots[1], slots[2]], term.site)
      return add(.conditional(slots[0], slots[1], slots[2]), term.type, at: home)
    case .reading(let name, let alternatives):
      guard let chosen = alternatives.first(where: { $0.letter == answers[name] }) else {
        throw Unsayable("a reading without the chosen answer", term.site)
      }
      return try write(chosen.value, at: home, scope)
    case .aggregate(let aggregate):
      return try self.aggregate(aggregate, term, at: home, scope)
    default: return try condition(term, at: home, scope)
    }
  }

  /// Numbers that may be named constants keep their constants only while nobody chooses among them.
  func refuseOpenNumbers(_ slots: [Slot], _ site: Site) throws(Unsayable) {
    for slot in slots where !type(slot).constants.isEmpty {
      switch type(slot).withoutConstants {
      case .number, .date:
        throw Unsayable("a choice between numbers that may be named constants", site)
      default: break
      }
    }
  }

  /// Writes a term of which a number or a date is needed.
  mutating func number(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    narrowed(try write(term, at: home, scope))
  }

  private mutating func fact(_ place: Int, at home: Int, _ site: Site) throws(Unsayable) -> Slot {
    let fact = program.facts[place]
    switch fact.type.withoutConstants {
    case .truth, .number, .date, .code, .oneOf, .text: break
    case .list: throw Unsayable("a list", site)
    case .record: throw Unsayable("a record", site)
    default: throw Unsayable("a value that is no single number or name", site)
    }
    let node = FormNode(operation: .fact(place), type: fact.type, home: fact.entity)
    return try lifted(form.slot(node), to: home, site)
  }

  private mutating func extreme(
    _ extreme: Extreme,
    _ members: [Term],
    _ type: ValueType,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var slots: [Slot] = []
    for member in members { slots.append(try number(member, at: home, scope)) }
    var result = slots[0]
    for slot in slots.dropFirst() {
      switch extreme {
      case .greatest: result = add(.greater(result, slot), type, at: home)
      case .least: result = add(.lesser(result, slot), type, at: home)
      case .mean, .sum: result = add(.arithmetic(.plus, result, slot), type, at: home)
      }
    }
    guard extreme == .mean else { return result }
    let count = constant(.number(Rational(slots.count)), .number(.plain))
    return add(.arithmetic(.divided, result, count), type, at: home)
  }

  /// Writes a date that is moved by a length of time that stands in the rule.
  private mutating func moved(
    _ start: Term,
    by: Term,
    _ term: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let length = try write(by, at: home, scope)
    guard case .date = start.type.withoutConstants,
      case .constant(.number(let amount)) = form[length].operation, let count = amount.integer
    else { throw Unsayable("a date moved by what is no constant", term.site) }
    let isCalendar = by.type.withoutConstants.number?.dimension == .calendarTime
    let date = try number(start, at: home, scope)
    let (months, days) = isCalendar ? (count, 0) : (0, count)
    return add(.moved(date, months: months, days: days), term.type, at: home)
  }

  private mutating func lookup(
    _ place: Int,
    _ keys: [Term],
    _ output: Int,
    _ type: ValueType,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var slots: [Slot] = []
    for key in keys {
      slots.append(try write(key, at: home, scope))
      try refuseBounds(slots, key.site)
    }
    return add(.lookup(table: place, keys: slots, output: output), type, at: home)
  }

  private mutating func aggregate(
    _ aggregate: RowAggregate,
    _ term: Term,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    if case .bounds = aggregate.unknowns { throw Unsayable("`unknowns bounds`", term.site) }
    if let parent = aggregate.parent,
      !program.entities[aggregate.entity].ancestors.contains(parent)
    {
      throw Unsayable("a number over rows that do not belong to one", term.site)
    }
    let inner = inherited(scope, by: aggregate.parent)
    func part(_ part: Term?) throws(Unsayable) -> Slot? {
      guard let part else { return nil }
      let slot = narrowed(try write(part, at: aggregate.entity, inner))
      try refuseBounds([slot], part.site)
      return slot
    }
    let node = FormNode(
      operation: .aggregate(
        FormAggregate(
          operation: aggregate.operation,
          members: aggregate.entity,
          value: try part(aggregate.value),
          filter: try part(aggregate.filter),
          weight: try part(aggregate.weight),
          unknowns: aggregate.unknowns
        )
      ),
      type: term.type,
      home: aggregate.parent ?? program.entities.count
    )
    return try lifted(form.slot(node), to: home, term.site)
  }
}
