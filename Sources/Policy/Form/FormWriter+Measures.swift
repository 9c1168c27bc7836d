// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  /// Writes a measure without parameters at its home.
  mutating func measure(_ place: Int) throws(Unsayable) -> Slot {
    try body(place, at: program.measures[place].home, Scope())
  }

  /// Writes a use of a measure.
  ///
  /// Arguments belong to the row that asks, so a measure with parameters is written at that row;
  /// facts of its home are the row's ancestor's.
  mutating func measure(
    _ place: Int,
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope,
    _ site: Site
  ) throws(Unsayable) -> Slot {
    if arguments.isEmpty {
      guard !open.contains(.measure(place)) else { throw Unsayable("a cycle", site) }
      return try lifted(try measure(place), to: home, site)
    }
    let inner = try inner(arguments, at: home, scope)
    return sound(try body(place, at: home, inner), inner, at: home)
  }

  mutating func inner(
    _ arguments: [Term],
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Scope {
    var inner = Scope()
    for (variable, argument) in arguments.enumerated() {
      inner.variables[variable] = try write(argument, at: home, scope)
    }
    return inner
  }

  /// A use with arguments: a fault of an argument is one of the whole, whoever reads it.
  mutating func sound(_ slot: Slot, _ scope: Scope, at home: Int) -> Slot {
    let arguments = scope.variables.sorted { $0.key < $1.key }.map(\.value)
      .filter { form[$0].home != FormNode.anywhere }
    guard !arguments.isEmpty else { return slot }
    return add(.sound(slot, needing: arguments), type(slot), at: home)
  }

  private mutating func body(
    _ place: Int,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    let measure = program.measures[place]
    guard open.insert(.measure(place)).inserted else { throw Unsayable("a cycle", measure.site) }
    defer { open.remove(.measure(place)) }
    guard !measure.keepsBounds else { throw Unsayable("`unknowns bounds`", measure.site) }
    var slot: Slot
    switch measure.body {
    case .value(let term): slot = try write(term, at: home, scope)
    case .cases(let cases):
      var parts: [FormCase] = []
      for one in cases {
        parts.append(
          FormCase(
            value: try write(one.value, at: home, scope),
            condition: try one.condition.map { (term) throws(Unsayable) in
              try write(term, at: home, scope)
            },
            despite: one.despite
          )
        )
      }
      try refuseOpenNumbers(parts.map(\.value), measure.site)
      try refuseBounds(parts.map(\.value), measure.site)
      slot = add(.cases(parts), measure.type, at: home)
    }
    slot = try finished(slot, measure.steps, measure.type, at: home, scope)
    for adjustment in measure.adjustments {
      var inside = scope
      inside.previous = slot
      var value = try write(adjustment.value, at: home, inside)
      value = try finished(value, adjustment.steps, measure.type, at: home, inside)
      if let condition = adjustment.condition {
        let applies = try write(condition, at: home, inside)
        try refuseOpenNumbers([value, slot], measure.site)
        try refuseBounds([value, slot], measure.site)
        slot = add(.conditional(applies, value, slot), measure.type, at: home)
      } else {
        slot = value
      }
    }
    return slot
  }

  private mutating func finished(
    _ slot: Slot,
    _ steps: [Measure.Step],
    _ type: ValueType,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var result = slot
    for step in steps {
      result = narrowed(result)
      switch step {
      case .rounded(let step, let mode):
        result = add(.rounded(result, step, mode), type, at: home)
      case .capped(let limit):
        result = add(.lesser(result, try number(limit, at: home, scope)), type, at: home)
      case .floored(let limit):
        result = add(.greater(result, try number(limit, at: home, scope)), type, at: home)
      }
    }
    return result
  }
}
