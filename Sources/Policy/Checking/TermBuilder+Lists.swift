// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension TermBuilder {
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
}
