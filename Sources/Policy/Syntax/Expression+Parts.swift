// SPDX-License-Identifier: Apache-2.0

extension Expression {
  /// The expressions directly inside it, in the order written.
  public var parts: [Expression] {
    switch kind {
    case .literal, .criterion, .unknown, .damaged: return []
    case .reference(_, let arguments): return arguments
    case .field(let inner, _), .negative(let inner), .not(let inner),
      .given(let inner, _), .round(let inner, _, _):
      return [inner]
    case .period(let left, let right), .arithmetic(_, let left, let right),
      .comparison(_, let left, let right, _), .membership(let left, let right, _),
      .excludes(let left, let right), .quantified(_, _, let left, let right):
      return [left, right]
    case .between(let value, let lower, let upper): return [value, lower, upper]
    case .logical(_, let members), .extreme(_, let members): return members
    case .conditional(let condition, let first, let second): return [condition, first, second]
    case .aggregate(let aggregate):
      return [aggregate.value, aggregate.filter, aggregate.weight].compactMap { $0 }
    case .window(let value, _, let from, let to): return [value, from, to]
    case .timeIn(let time):
      return [time.list] + [time.filter, time.window?.before].compactMap { $0 }
    case .best(let best): return [best.list] + (best.filter.map { [$0] } ?? [])
    case .allocate(let allocation):
      return [allocation.pool, allocation.weight] + allocation.ties
    case .reading(_, let alternatives): return alternatives.map(\.value)
    }
  }

  /// Visits the expression and everything inside it, the outermost first.
  ///
  /// - Parameter visit: What to do with each.
  public func walk(_ visit: (Expression) -> Void) {
    visit(self)
    for part in parts { part.walk(visit) }
  }
}

extension Block {
  /// The expressions of the block, each the outermost of its clause.
  public var expressions: [Expression] {
    switch kind {
    case .facts(let facts): return facts.facts.compactMap(\.completeWhen)
    case .measure(let measure):
      let body: [Expression] =
        switch measure.body {
        case .value(let value): [value]
        case .cases(let cases): cases.flatMap { [$0.value] + ($0.condition.map { [$0] } ?? []) }
        }
      return body + measure.finish.expressions
    case .adjust(let adjust):
      return [adjust.value] + (adjust.condition.map { [$0] } ?? []) + adjust.finish.expressions
    case .table(let table):
      return table.keys.compactMap {
        if case .band(let value, _) = $0 { value } else { nil }
      }
    case .decision(let decision): return decision.root.expressions
    case .scorecard(let scorecard): return scorecard.expressions
    case .result(let result): return [result.condition]
    case .check(let check): return [check.condition]
    case .version(let version):
      return version.appliesTo.map { [$0] } ?? []
    case .reading, .test, .damaged: return []
    }
  }
}

extension Finish {
  fileprivate var expressions: [Expression] {
    steps.compactMap {
      switch $0 {
      case .rounded: nil
      case .capped(let limit), .floored(let limit): limit
      }
    }
  }
}

extension CriterionGroup {
  fileprivate var expressions: [Expression] {
    guards.map(\.condition)
      + criteria.flatMap { criterion -> [Expression] in
        switch criterion.body {
        case .condition(let condition, let guards, _):
          [condition] + guards.map(\.condition)
        case .group(let group): group.expressions
        }
      }
  }
}
