// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic
internal import Policy

/// Follows a term to the numbers that it can have.
struct AttainableWalk {
  typealias Scope = AttainablePoints.Scope

  private struct Call: Hashable {
    let measure: Int
    let scope: Scope
  }

  let rules: AttainablePoints
  var program: Program { rules.program }
  private var active: Set<Call> = []

  init(_ rules: AttainablePoints) { self.rules = rules }

  /// The numbers of a term; `nil` for any number, empty where it never has one.
  mutating func numbers(_ term: Term, _ scope: Scope) -> Set<Rational>? {
    if case .number(let number)? = single(term, scope) { return [number] }
    switch term.kind {
    // What is missing gives no points; what is not published could give any.
    case .unknown(let kind): return kind == .missing ? [] : nil
    case .previous: return scope.previous
    case .measure(let place, let arguments, let when):
      return measure(place, arguments, when, scope)
    case .lookup(let table, let keys, let output): return lookup(table, keys, output, scope)
    case .negative(let inner): return numbers(inner, scope).map { Set($0.map { -$0 }) }
    case .round(let inner, let step, let mode):
      return numbers(inner, scope).map { Set($0.map { mode.round($0, to: step) }) }
    case .arithmetic(.plus, let left, let right): return pairs(left, right, scope) { $0 + $1 }
    case .arithmetic(.minus, let left, let right): return pairs(left, right, scope) { $0 - $1 }
    case .arithmetic(.times, let left, let right): return pairs(left, right, scope) { $0 * $1 }
    case .extreme(let extreme, let members): return self.extreme(extreme, members, scope)
    case .conditional(let condition, let first, let second):
      switch truth(condition, scope) {
      case true?: return numbers(first, scope)
      case false?: return numbers(second, scope)
      case nil: return union([numbers(first, scope), numbers(second, scope)])
      }
    case .reading(let name, let readings):
      return readings.first { $0.letter == rules.answers[name] }.flatMap {
        numbers($0.value, scope)
      }
    case .aggregate(let aggregate): return sums(aggregate, scope)
    default: return nil
    }
  }

  private func union(_ sets: [Set<Rational>?]) -> Set<Rational>? {
    sets.reduce(Set<Rational>?.some([])) { all, next in
      guard let all, let next else { return nil }
      return all.union(next)
    }
  }

  private mutating func pairs(
    _ left: Term,
    _ right: Term,
    _ scope: Scope,
    _ combine: (Rational, Rational) -> Rational
  ) -> Set<Rational>? {
    guard let left = numbers(left, scope), let right = numbers(right, scope) else { return nil }
    return Self.pairs(left, right, combine)
  }

  private static func pairs(
    _ left: Set<Rational>,
    _ right: Set<Rational>,
    _ combine: (Rational, Rational) -> Rational
  ) -> Set<Rational>? {
    guard left.count * right.count <= AttainablePoints.mostNumbers else { return nil }
    return Set(left.flatMap { first in right.map { combine(first, $0) } })
  }

  private mutating func extreme(
    _ extreme: Extreme,
    _ members: [Term],
    _ scope: Scope
  ) -> Set<Rational>? {
    var result: Set<Rational>?
    for member in members {
      guard let next = numbers(member, scope) else { return nil }
      guard let before = result else {
        result = next
        continue
      }
      let combined: Set<Rational>?
      switch extreme {
      case .greatest: combined = Self.pairs(before, next) { max($0, $1) }
      case .least: combined = Self.pairs(before, next) { min($0, $1) }
      case .sum: combined = Self.pairs(before, next) { $0 + $1 }
      case .mean: return nil
      }
      guard let combined else { return nil }
      result = combined
    }
    return result
  }

  /// Sums over rows: any number of rows, each with one of the numbers, up to the declared most.
  private mutating func sums(_ aggregate: RowAggregate, _ scope: Scope) -> Set<Rational>? {
    guard aggregate.operation == .sum, let value = aggregate.value, let most = scope.most else {
      return nil
    }
    var inner = scope
    for (fact, value) in equalities(aggregate.filter, scope) { inner.facts[fact] = value }
    inner.most = nil
    guard let each = numbers(value, inner), each.allSatisfy({ $0 >= .zero }) else { return nil }
    var sums: Set<Rational> = [.zero]
    var fresh = sums
    while !fresh.isEmpty {
      let further = fresh.flatMap { sum in each.map { sum + $0 } }.filter { $0 <= most }
      fresh = Set(further).subtracting(sums)
      sums.formUnion(fresh)
      guard sums.count <= AttainablePoints.mostNumbers else { return nil }
    }
    return sums
  }

  private mutating func lookup(
    _ place: Int,
    _ keys: [Term],
    _ output: Int,
    _ scope: Scope
  ) -> Set<Rational>? {
    let known = keys.map { single($0, scope) }
    let rows = program.tables[place].rows.filter { row in
      zip(row.matches, known).allSatisfy { match, value in
        value.map { Self.takes(match, $0) } ?? true
      }
    }
    var found: Set<Rational> = []
    for row in rows {
      guard case .value(.number(let number)) = row.outputs[output] else { return nil }
      found.insert(number)
    }
    return found
  }

  static func takes(_ match: Policy.Table.Match, _ value: Value) -> Bool {
    switch match {
    case .any, .otherwise: return true
    case .values(let values): return values.contains(value)
    case .range(let lower, let upper, let includesUpper):
      guard case .number(let number) = value else { return false }
      if let lower, number < lower { return false }
      guard let upper else { return true }
      return includesUpper ? number <= upper : number < upper
    }
  }

  // MARK: Measures

  private mutating func measure(
    _ place: Int,
    _ arguments: [Term],
    _ when: Term?,
    _ scope: Scope
  ) -> Set<Rational>? {
    let measure = program.measures[place]
    var inner = Scope(facts: scope.facts, year: scope.year)
    inner.variables = arguments.map { single($0, scope) }
    inner.most = measure.type.number?.upper
    if let when {
      // In another year only what the unit always is stays known.
      guard case .number(let number)? = single(when, scope) else { return nil }
      inner.year = number.integer
    }
    let call = Call(measure: place, scope: inner)
    guard active.insert(call).inserted else { return nil }
    defer { active.remove(call) }
    guard var current = stepped(body(measure, inner), measure.steps, inner) else { return nil }
    for adjustment in measure.adjustments {
      let applies = adjustment.condition.map { truth($0, inner) } ?? true
      guard applies != false else { continue }
      var stage = inner
      stage.previous = current
      guard let next = stepped(numbers(adjustment.value, stage), adjustment.steps, inner) else {
        return nil
      }
      current = applies == true ? next : current.union(next)
    }
    let range = measure.type.number
    return current.filter { $0 >= (range?.lower ?? $0) && $0 <= (range?.upper ?? $0) }
  }

  private mutating func body(_ measure: Measure, _ scope: Scope) -> Set<Rational>? {
    switch measure.body {
    case .value(let value): return numbers(value, scope)
    case .cases(let cases):
      var all: Set<Rational> = []
      for one in cases where one.condition.map({ truth($0, scope) }) != .some(false) {
        guard let own = numbers(one.value, scope) else { return nil }
        all.formUnion(own)
      }
      return all
    }
  }

  private mutating func stepped(
    _ numbers: Set<Rational>?,
    _ steps: [Measure.Step],
    _ scope: Scope
  ) -> Set<Rational>? {
    var current = numbers
    for step in steps {
      guard let before = current else { return nil }
      switch step {
      case .rounded(let size, let mode): current = Set(before.map { mode.round($0, to: size) })
      case .capped(let limit):
        current = self.numbers(limit, scope).flatMap { Self.pairs(before, $0) { min($0, $1) } }
      case .floored(let limit):
        current = self.numbers(limit, scope).flatMap { Self.pairs(before, $0) { max($0, $1) } }
      }
    }
    return current
  }
}
