// SPDX-License-Identifier: Apache-2.0

extension Term {
  /// The terms directly inside it, in order.
  public var parts: [Term] {
    switch kind {
    case .constant, .unknown, .variable, .previous, .criterion: return []
    case .fact(_, let arguments), .decision(_, let arguments): return arguments
    case .measure(_, let arguments, let period): return arguments + (period.map { [$0] } ?? [])
    case .lookup(_, let keys, _): return keys
    case .referred(let inner, _), .inverse(_, _, let inner), .field(let inner, _),
      .weight(let inner), .negative(let inner), .membership(let inner, _), .given(let inner),
      .not(let inner), .round(let inner, _, _):
      return [inner]
    case .arithmetic(_, let left, let right), .shifted(let left, let right),
      .comparison(_, let left, let right, _), .element(let left, let right),
      .excludes(let left, let right), .quantified(_, _, let left, let right):
      return [left, right]
    case .logical(_, let members), .extreme(_, let members): return members
    case .conditional(let condition, let first, let second): return [condition, first, second]
    case .aggregate(let aggregate):
      return [aggregate.value, aggregate.filter, aggregate.weight].compactMap { $0 }
    case .window(let value, _, let from, let to): return [value, from, to]
    case .timeIn(let covered):
      return [covered.list]
        + [covered.filter, covered.window?.end, covered.today].compactMap { $0 }
    case .best(_, _, let list, let filter): return [list] + (filter.map { [$0] } ?? [])
    case .allocate(let share): return [share.pool, share.weight] + share.ties
    case .reading(_, let readings): return readings.map(\.value)
    }
  }

  /// Visits the term and everything inside it, the outermost first.
  ///
  /// - Parameter visit: What to do with each.
  public func walk(_ visit: (Term) -> Void) {
    visit(self)
    for part in parts { part.walk(visit) }
  }
}

extension DecisionNode {
  /// Visits the node and everything below it, in the order written.
  ///
  /// - Parameter visit: What to do with each.
  public func walk(_ visit: (DecisionNode) -> Void) {
    visit(self)
    for member in members { member.walk(visit) }
  }

  /// The terms of the node itself: its condition and those of its guards.
  public var terms: [Term] {
    let condition: [Term] = if case .condition(let condition) = content { [condition] } else { [] }
    return condition + guards.map(\.condition)
  }
}

extension Measure {
  /// The terms of the value before adjustments.
  public var baseTerms: [Term] {
    let body: [Term] =
      switch self.body {
      case .value(let value): [value]
      case .cases(let cases): cases.flatMap { [$0.value] + ($0.condition.map { [$0] } ?? []) }
      }
    return body + steps.compactMap(\.limit)
  }

  /// The terms of the adjustments.
  public var adjustmentTerms: [Term] {
    adjustments.flatMap { adjustment in
      [adjustment.value] + (adjustment.condition.map { [$0] } ?? [])
        + adjustment.steps.compactMap(\.limit)
    }
  }
}

extension Measure.Step {
  /// The limit of a cap or floor.
  public var limit: Term? {
    switch self {
    case .rounded: nil
    case .capped(let limit), .floored(let limit): limit
    }
  }
}
