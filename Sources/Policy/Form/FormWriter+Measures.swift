// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  /// A measure as it is used somewhere, which is written out once.
  struct MeasureUse: Hashable {
    let place: Int
    let home: Int
    let arguments: [FormRange]
    let keepsBounds: Bool
    let period: Int?
  }

  /// Writes a measure without parameters at its home.
  mutating func measure(_ place: Int) throws(Unsayable) -> FormRange {
    try body(place, [], at: program.measures[place].home, Scope())
  }

  /// Writes a use of a measure where nobody reads bounds.
  mutating func measure(
    _ place: Int,
    _ arguments: [Term],
    in period: Term?,
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    let range = try use(place, arguments, in: period, at: home, scope.strict, site)
    if !range.isPlain { bounded.insert(range.value) }
    return range.value
  }

  /// Writes a use of a measure.
  ///
  /// Arguments belong to the row that asks, so a measure with parameters is written at that row;
  /// facts of its home are the row's ancestor's.
  mutating func use(
    _ place: Int,
    _ arguments: [Term],
    in period: Term?,
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> FormRange {
    if let period {
      return try shifted(place, arguments, to: period, at: home, scope, site)
    }
    if arguments.isEmpty {
      let own = program.measures[place].home
      guard !open.contains(.measure(place, period: own == home ? scope.period : nil)) else {
        throw Unsayable("a cycle", site)
      }
      var inner = Scope()
      inner.keepsBounds = scope.keepsBounds
      if own == home { inner.period = scope.period }
      return try body(place, [], at: own, inner).mapped { (slot) throws(Unsayable) in
        try lifted(slot, to: home, site)
      }
    }
    let (inner, ranges) = try inner(arguments, at: home, scope)
    return try body(place, ranges, at: home, inner).mapped { (slot) throws(Unsayable) in
      sound(slot, inner, at: home)
    }
  }

  /// The scope inside something with arguments, and the arguments.
  mutating func inner(
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> (scope: Scope, arguments: [FormRange]) {
    var inner = Scope()
    inner.keepsBounds = scope.keepsBounds
    inner.period = scope.period
    var ranges: [FormRange] = []
    for (variable, argument) in arguments.enumerated() {
      let range = try range(argument, at: home, scope)
      inner.variables[variable] = range.value
      if !range.isPlain { inner.ranges[variable] = range }
      ranges.append(range)
    }
    return (inner, ranges)
  }

  /// A use with arguments: a fault of an argument is one of the whole, whoever reads it.
  mutating func sound(_ slot: Slot, _ scope: Scope, at home: Int) -> Slot {
    let arguments = scope.variables.sorted { $0.key < $1.key }.map(\.value)
      .filter { form[$0].home != FormNode.anywhere }
    guard !arguments.isEmpty else { return slot }
    return add(.sound(slot, needing: arguments), type(slot), at: home)
  }

  /// Writes what a measure comes to, once for each way in which it is used.
  mutating func body(
    _ place: Int,
    _ arguments: [FormRange],
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> FormRange {
    let measure = program.measures[place]
    var scope = scope
    scope.keepsBounds = scope.keepsBounds || measure.keepsBounds
    let use = MeasureUse(
      place: place,
      home: home,
      arguments: arguments,
      keepsBounds: scope.keepsBounds,
      period: scope.period
    )
    if let known = written[use] { return known }
    guard open.insert(.measure(place, period: scope.period)).inserted else {
      throw Unsayable("a cycle", measure.site)
    }
    defer { open.remove(.measure(place, period: scope.period)) }
    var result: FormRange
    switch measure.body {
    case .value(let term): result = try range(term, at: home, scope)
    case .cases(let cases): result = try self.cases(cases, measure, at: home, scope)
    }
    result = try finished(result, measure.steps, measure.type, at: home, scope)
    for adjustment in measure.adjustments {
      result = try adjusted(result, adjustment, measure, at: home, scope)
    }
    written[use] = result
    return result
  }

  private mutating func cases(
    _ cases: [Measure.Case],
    _ measure: Measure,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> FormRange {
    var values: [FormRange] = []
    var conditions: [Slot?] = []
    for one in cases {
      values.append(try range(one.value, at: home, scope))
      conditions.append(
        try one.condition.map { (term) throws(Unsayable) in
          try write(term, at: home, scope.strict)
        }
      )
    }
    try refuseOpenNumbers(values.map(\.value), measure.site)
    try refuseBounds(values.map(\.value), measure.site)
    func part(_ slots: [Slot], _ writer: inout FormWriter) -> Slot {
      let parts = slots.indices.map { place in
        FormCase(value: slots[place], condition: conditions[place], despite: cases[place].despite)
      }
      return writer.add(.cases(parts), measure.type, at: home)
    }
    let value = part(values.map(\.value), &self)
    if values.allSatisfy(\.isPlain) { return FormRange(value) }
    return FormRange(value, part(values.map(\.lower), &self), part(values.map(\.upper), &self))
  }

  private mutating func adjusted(
    _ stage: FormRange,
    _ adjustment: Measure.Adjustment,
    _ measure: Measure,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> FormRange {
    var inside = scope
    inside.previous = stage.value
    inside.previousRange = stage
    let applies = try adjustment.condition.map { (term) throws(Unsayable) in
      try write(term, at: home, inside.strict)
    }
    // In a period that the rule names a change of another period is not looked at: what it says may
    // lead back to here.
    let isSettled = applies.flatMap { condition in scope.period.flatMap { truth(condition, in: $0) }
    }
    if isSettled == false { return stage }
    let changed = try finished(
      try range(adjustment.value, at: home, inside),
      adjustment.steps,
      measure.type,
      at: home,
      inside
    )
    guard let applies, isSettled == nil else { return changed }
    try refuseOpenNumbers([changed.value, stage.value], measure.site)
    try refuseBounds([changed.value, stage.value], measure.site)
    return chosen(applies, changed, stage, measure.type, at: home)
  }

  private mutating func finished(
    _ range: FormRange,
    _ steps: [Measure.Step],
    _ type: ValueType,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> FormRange {
    var result = range
    for step in steps {
      if result.isPlain { result = FormRange(narrowed(result.value)) }
      switch step {
      case .rounded(let step, let mode):
        result = rounded(result, step, mode, type, at: home)
      case .capped(let limit):
        let limit = try numbers(limit, at: home, scope)
        result = extreme(
          .least,
          [result, limit],
          type,
          at: home,
          keepsBounds: scope.keepsBounds
        )
      case .floored(let limit):
        let limit = try numbers(limit, at: home, scope)
        result = extreme(
          .greatest,
          [result, limit],
          type,
          at: home,
          keepsBounds: scope.keepsBounds
        )
      }
    }
    return result
  }
}
