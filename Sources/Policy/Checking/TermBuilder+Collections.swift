// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TermBuilder {
  mutating func aggregate(_ aggregate: Aggregate, _ site: Site) -> Term {
    guard let member = entityPlace(aggregate.entity) else { return damaged(site) }
    let parent = aggregate.parent.flatMap { name in
      checker.entities.firstIndex { $0.name == name.text }
    }
    if let parent { needs.insert(parent) }
    var value: Term?
    var filter: Term?
    var weight: Term?
    atMembers(of: member) { builder in
      filter = aggregate.filter.map { builder.condition($0) }
      let excluded = aggregate.filter.map { builder.exclusions(when: true, $0) } ?? []
      builder.excluding(excluded) { builder in
        value = aggregate.value.map {
          aggregate.operation == .share ? builder.condition($0) : builder.number($0)
        }
        weight = aggregate.weight.map { builder.number($0, for: "a weight") }
      }
    }
    if value?.type.isDamaged ?? false { return damaged(site) }
    guard let unknowns = aggregate.unknowns else {
      return failed(
        .unknownsMissing,
        "the aggregate does not say what unknown members do",
        site,
        help:
          "write `unknowns strict`, `unknowns known only at least 95% known` or `unknowns bounds`"
      )
    }
    if case .knownOnly(nil) = unknowns {
      findings.add(
        .noThreshold,
        "known members count however few they are",
        at: site,
        help: "write `unknowns known only at least 95% known`"
      )
    }
    let type = numberType(of: aggregate, value?.type.number)
    let term = RowAggregate(
      aggregate.operation,
      value: value,
      entity: member,
      parent: parent,
      filter: filter,
      weight: weight,
      unknowns: unknowns
    )
    return Term(.aggregate(term), .number(type), site)
  }

  private func entityPlace(_ name: Name) -> Int? {
    let known = checker.entities.indices.filter { entity in
      entity == 0 || checker.facts.contains { $0.entity == entity }
    }
    if let place = known.first(where: { checker.entities[$0].name == name.text }) { return place }
    findings.unknown(
      "the entity",
      name.text,
      at: name.site,
      among: known.map { checker.entities[$0].name }
    )
    return nil
  }

  private func numberType(of aggregate: Aggregate, _ value: NumberType?) -> NumberType {
    switch aggregate.operation {
    case .count:
      return aggregate.weight == nil
        ? NumberType(.integer, lower: 0, step: 1) : NumberType(.decimal)
    case .share: return NumberType(.percent, lower: 0, upper: 1)
    case .mean:
      var type = value ?? .plain
      type.step = nil
      return type
    case .sum:
      var type = value ?? .plain
      // A sum of members that cannot be negative cannot be either; how many there are is open.
      (type.lower, type.upper) = (type.lower.map { $0 >= .zero } ?? false ? .zero : nil, nil)
      if aggregate.weight != nil { type.step = nil }
      return type
    }
  }

  mutating func window(
    _ value: Expression,
    _ name: Name,
    _ from: Expression,
    _ to: Expression,
    _ site: Site
  ) -> Term {
    let year = ValueType.number(NumberType(.year, step: 1))
    let (first, last) = (term(from, expecting: year), term(to, expecting: year))
    require(first, year, "the first period")
    require(last, year, "the last period")
    let (variable, inner) = binding(name.text, year) { builder, place in
      (place, builder.number(value))
    }
    guard var type = inner.type.number else { return damaged(site) }
    type.step = nil
    return Term(.window(inner, variable: variable, from: first, to: last), .number(type), site)
  }

  mutating func quantified(
    _ isEvery: Bool,
    _ name: Name,
    _ list: Expression,
    _ body: Expression,
    _ site: Site
  ) -> Term {
    guard let (source, element) = self.list(list) else { return damaged(site) }
    let (variable, condition) = binding(name.text, element) { builder, place in
      (place, builder.condition(body))
    }
    let kind = Term.Kind.quantified(isEvery: isEvery, variable: variable, source, condition)
    return Term(kind, .truth, site)
  }

  /// A list with the type of its elements; anything else is a finding.
  private mutating func list(_ expression: Expression) -> (Term, ValueType)? {
    let term = ruledOut(self.term(expression), expression, "a list")
    if term.type.isDamaged { return nil }
    guard case .list(let element) = term.type else {
      findings.add(
        .typeMismatch,
        "a list is expected, and this is \(term.type.words)",
        at: expression.site
      )
      return nil
    }
    return (term, element)
  }

  mutating func timeIn(_ time: TimeIn, _ site: Site) -> Term {
    guard let (source, element) = list(time.list) else { return damaged(site) }
    guard element.isPeriod else {
      return failed(
        .typeMismatch,
        "`time in` asks for a list of periods, records with `start` and `finish` as dates",
        time.list.site,
        label: source.type.words
      )
    }
    let (variable, filter) = binding(nil, element) { builder, place in
      (place, time.filter.map { builder.condition($0) })
    }
    let today = checker.decidingDate(site)
    if let today, case .fact(let place, _) = today.kind {
      needs.insert(0)
      checker.usedFacts.insert(place)
    }
    var window: CoveredList.Window?
    if let written = time.window {
      guard let built = self.window(written, today: today, site) else { return damaged(site) }
      window = built
    }
    let covered = CoveredList(
      list: source,
      variable: variable,
      filter: filter,
      window: window,
      today: today
    )
    return Term(.timeIn(covered), .time, site)
  }

  private mutating func window(
    _ window: TimeIn.Window,
    today: Term?,
    _ site: Site
  ) -> CoveredList.Window? {
    guard let unit = literals.units[window.unit.text] else {
      findings.unknown(
        "the unit",
        window.unit.text,
        at: window.unit.site,
        among: literals.units.names
      )
      return nil
    }
    let count = window.count.value * unit.factor
    guard let length = count.integer, length > 0, unit.dimension.isTime else {
      findings.add(
        .units,
        "a window is a whole number of days, weeks, months or years",
        at: window.unit.site,
        help: "write `within last 5 years`"
      )
      return nil
    }
    guard let end = window.before.map({ term($0) }) ?? today else {
      findings.add(
        .typeMismatch,
        "the window has no end",
        at: window.unit.site,
        help: "write `before` and the date at which it ends"
      )
      return nil
    }
    require(end, .date, "the end of a window")
    let isCalendar = unit.dimension == .calendarTime
    return CoveredList.Window(
      months: isCalendar ? length : 0,
      days: isCalendar ? 0 : length,
      end: end
    )
  }

  mutating func best(_ best: Best, _ site: Site) -> Term {
    guard let (source, element) = list(best.list) else { return damaged(site) }
    guard case .record(let fields) = element,
      let field = fields.first(where: { $0.name == best.field.text })
    else {
      let names = if case .record(let fields) = element { fields.map(\.name) } else { [String]() }
      findings.unknown("the field", best.field.text, at: best.field.site, among: names)
      return damaged(site)
    }
    guard field.type.number != nil || field.type.isDamaged else {
      return failed(
        .notOrdered,
        "the best of \(field.type.words) is not defined",
        best.field.site
      )
    }
    let (variable, filter) = binding(nil, element) { builder, place in
      (place, best.filter.map { builder.condition($0) })
    }
    let kind = Term.Kind.best(field: field.name, variable: variable, source, filter: filter)
    return Term(kind, field.type, site)
  }

  mutating func allocate(_ allocation: Allocation, _ site: Site) -> Term {
    guard let member = entityPlace(allocation.entity) else { return damaged(site) }
    let outer = needs
    needs = []
    let pool = number(allocation.pool, for: "a pool")
    // The pool belongs to the deepest of the entities around a member that it speaks of.
    let parent = checker.entities[member].ancestors.first { needs.contains($0) }
    needs = outer.union(needs).union([member])
    var weight = damaged(site)
    var ties: [Term] = []
    atMembers(of: member) { builder in
      weight = builder.number(allocation.weight, for: "a weight")
      ties = allocation.ties.map { builder.term($0) }
    }
    for tie in ties where !tie.type.isOrdered && !tie.type.isDamaged {
      findings.add(.notOrdered, "\(tie.type.words) has no order", at: tie.site)
    }
    guard var type = pool.type.number, weight.type.number != nil,
      let step = step(allocation.step, of: type, site)
    else { return damaged(site) }
    (type.lower, type.step) = (.zero, step)
    let share = PoolShare(
      pool: pool,
      entity: member,
      parent: parent,
      weight: weight,
      step: step,
      ties: ties
    )
    return Term(.allocate(share), .number(type), site)
  }

  mutating func reading(
    _ name: Name,
    _ alternatives: [Alternative],
    _ site: Site,
    expecting expected: ValueType?
  ) -> Term {
    guard let reading = checker.use(name) else { return damaged(site) }
    let letters = [reading.chosen.letter.text] + reading.others.map(\.letter.text)
    var guide = expected
    var built: [Term.Reading] = []
    for alternative in alternatives {
      if !letters.contains(alternative.letter.text) {
        findings.unknown(
          "the answer",
          alternative.letter.text,
          at: alternative.letter.site,
          among: letters,
          code: .unknownReading
        )
      }
      let value = term(alternative.value, expecting: guide)
      guide = guide ?? value.type
      built.append(Term.Reading(alternative.letter.text, value))
    }
    for letter in letters where !built.contains(where: { $0.letter == letter }) {
      findings.add(
        .unknownReading,
        "the answer \(letter) of the reading `\(name.text)` is missing",
        at: site,
        help: "say what the clause means under each answer"
      )
    }
    guard let first = built.first?.value else { return damaged(site) }
    var type = first.type
    for other in built.dropFirst().map(\.value) {
      if let code = mismatch(type, other.type) { return differ(code, first, other, site) }
      if case .number(let one) = type, let two = other.type.number {
        var number = common(one, two)
        number.lower = one.lower.flatMap { low in two.lower.map { min(low, $0) } }
        number.upper = one.upper.flatMap { high in two.upper.map { max(high, $0) } }
        type = .number(number)
      }
    }
    return Term(.reading(name.text, built), type, site)
  }
}
