// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension SQLTranslation {
  /// A measure where a term uses it: at the row, or at the row's ancestor.
  func measure(
    _ place: Int,
    _ arguments: [Term],
    _ context: SQLContext,
    in other: PeriodFrame? = nil
  ) throws(SQLRefusal) -> Carried {
    let measure = program.measures[place]
    let frame = other ?? context.scope.frame
    guard arguments.isEmpty else {
      guard frame == context.scope.frame else {
        throw .construct("a measure with arguments in another period")
      }
      let inside = try inside(arguments, home: measure.home, context)
      var value = try opened(.measure(place, frame), named: measure.name) { () throws(SQLRefusal) in
        try finished(measure, inside.context)
      }
      value.fault = .raised([value.fault, inside.fault])
      return try value.hidden(by: inside.fault)
    }
    let isOpen = open.contains(.measure(place, frame.home))
    let own: Carried
    do throws(SQLRefusal) {
      own = try self.measure(place, in: frame.home)
    } catch {
      throw isOpen ? error : error.needing(measure.name)
    }
    needs(.measure(place, frame.home), inAnotherPeriod: frame.home != frame)
    let here = try imported(
      own,
      of: measure.home,
      from: frame,
      to: context.scope.frame,
      as: measure.name
    )
    return try belonging(here, of: measure.home, context, as: measure.name)
  }

  /// A measure without parameters on the rows of its home; a refusal becomes a finding, once.
  func measure(_ place: Int, in frame: PeriodFrame) throws(SQLRefusal) -> Carried {
    let entry = Entry.measure(place, frame)
    if let known = measures[entry] { return try known.get() }
    let measure = program.measures[place]
    let home = scope(of: measure.home, in: frame)
    let result = try opened(entry, named: measure.name) { () throws(SQLRefusal) in
      Result { () throws(SQLRefusal) in
        guard measure.parameters.isEmpty else {
          throw .construct("a measure with parameters has no column of its own")
        }
        return try finished(measure, SQLContext(home, entity: measure.home))
          .bound(in: home, as: measure.name)
      }
    }
    measures[entry] = result
    if case .failure(let refusal) = result {
      diagnostics.append(refusal.finding(in: "`\(measure.name)`", at: measure.site))
    }
    return try result.get()
  }

  /// The value after its steps and adjustments.
  private func finished(_ measure: Measure, _ context: SQLContext) throws(SQLRefusal) -> Carried {
    guard !measure.keepsBounds else { throw .construct("`unknowns bounds` on a measure") }
    var value: Carried
    switch measure.body {
    case .value(let term): value = try carried(term, context)
    case .cases(let cases): value = try result(of: cases, context)
    }
    value = try stepped(value, measure.steps, context)
    for adjustment in measure.adjustments {
      value = try adjusted(value.bound(in: context.scope, as: measure.name), adjustment, context)
    }
    return value
  }

  private func stepped(
    _ value: Carried,
    _ steps: [Measure.Step],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    var result = value
    let arithmetic = context.arithmetic
    for step in steps {
      let number = try number(result)
      switch step {
      case .rounded(let grid, let mode):
        result = Carried(.number(try arithmetic.rounded(number, to: grid, mode)), of: [result])
      case .capped(let limit), .floored(let limit):
        let other = try carried(limit, context)
        let (a, b) = (
          arithmetic.settled(number, as: "value"),
          arithmetic.settled(try self.number(other), as: "limit")
        )
        var isCap = false
        if case .capped = step { isCap = true }
        let keeps = try arithmetic.comparison(isCap ? .atMost : .atLeast, a, b)
        let chosen = try arithmetic.choice([(keeps, a), (keeps.opposite, b)])
        result = Carried(.number(limited(chosen, a, b, isCap: isCap)), of: [result, other])
      }
    }
    return result
  }

  /// A capped number is not above the highest cap, a floored one not below the lowest floor.
  private func limited(
    _ number: ScaledNumber,
    _ value: ScaledNumber,
    _ limit: ScaledNumber,
    isCap: Bool
  ) -> ScaledNumber {
    guard number.bottom == nil else { return number }
    var result = number
    let (first, second) = (value.limits, limit.limits)
    let high = isCap ? min(first.high, second.high) : max(first.high, second.high)
    let low = isCap ? min(first.low, second.low) : max(first.low, second.low)
    result.topRange = number.topRange.clipped(
      low: (low / number.unit).floor.integer,
      high: (high / number.unit).ceil.integer
    )
    return result
  }

  /// A later change: where its condition is not met the stage before stays.
  private func adjusted(
    _ stage: Carried,
    _ adjustment: Measure.Adjustment,
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    var inside = context
    let previous = stage.isTruth ? try stage.hidden(by: stage.fault) : stage
    inside.previous = (previous, context.scope)
    let test = try adjustment.condition.map { (condition) throws(SQLRefusal) in
      try carried(condition, context).bound(in: context.scope, as: "adjusts")
    }
    // In a period that the rule names, a condition on the period is settled here and now: what it
    // rules out may need the very period that is being translated.
    if let test, try truth(test) == .truth(false), test.fault == nil { return stage }
    let value = try stepped(try carried(adjustment.value, inside), adjustment.steps, inside)
    guard let test else { return value }
    let applies = try truth(test)
    var result = try choice([(applies, value), (applies.opposite, stage)], context)
    result.fault = .raised([test.fault, result.fault])
    result.presumed = .raised([test.presumed, result.presumed])
    result.nesting = max(result.nesting, test.nesting)
    return result.isTruth ? result : try result.hidden(by: test.fault)
  }

  /// The value of the one case that stays.
  ///
  /// Of the cases whose guard is met, those that another taken case sets aside are removed. A guard
  /// that is unknown leaves the value unknown, unless the case would be set aside itself together
  /// with what it would set aside.
  private func result(
    of cases: [Measure.Case],
    _ context: SQLContext
  ) throws(SQLRefusal) -> Carried {
    let scope = context.scope
    var guards: [Carried] = []
    for one in cases {
      let condition = try one.condition.map { (term) throws(SQLRefusal) in
        try carried(term, context)
      }
      guards.append((condition ?? .truth(.truth(true))).bound(in: scope, as: "case"))
    }
    let truths = try guards.map { (value) throws(SQLRefusal) in try truth(value) }
    let taken = truths.map(\.isMet)
    func isSetAside(_ place: Int) -> SQLExpression {
      .either(cases.indices.filter { cases[$0].despite == place }.map { taken[$0] })
    }
    let setAside = cases.indices.map { scope.bound(isSetAside($0), as: "set_aside") }
    let open = cases.indices.map { place in
      let target = cases[place].despite
      let hasTarget = target.map {
        SQLExpression.both([truths[$0].isNotMet.opposite, setAside[$0].opposite])
      }
      return SQLExpression.both([
        truths[place].canBeNull ? .isNull(truths[place]) : .truth(false),
        .either([setAside[place].opposite, hasTarget ?? .truth(false)]),
      ])
    }
    let isOpen = scope.bound(.either(open), as: "open")
    let staying = cases.indices.map { place in
      scope.bound(.both([taken[place], setAside[place].opposite]), as: "stays")
    }
    let count = scope.bound(.added(staying.map(\.asCount)), as: "staying")
    let isOne = SQLExpression.both([isOpen.opposite, .comparison(.equal, count, .integer(1))])
    var branches: [(SQLExpression, Carried)] = []
    for (place, one) in cases.enumerated() {
      branches.append((.both([isOne, staying[place]]), try carried(one.value, context)))
    }
    var result = try choice(branches, context)
    let isBroken = SQLExpression.both([
      isOpen.opposite, .comparison(.different, count, .integer(1)),
    ])
    result.fault = .raised(guards.map(\.fault) + [result.fault, isBroken])
    result.presumed = .raised(guards.map(\.presumed) + [result.presumed])
    result.nesting = ([result.nesting] + guards.map(\.nesting)).max() ?? 0
    return result.isTruth ? result : try result.hidden(by: .raised(guards.map(\.fault)))
  }
}
