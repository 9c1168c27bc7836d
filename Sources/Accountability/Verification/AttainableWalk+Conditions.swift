// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import Policy

/// What is sure without evidence: constants, the year, and the conditions on them.
extension AttainableWalk {
  /// The value of a term that has only one.
  func single(_ term: Term, _ scope: Scope) -> Value? {
    switch term.kind {
    case .constant(let value): return value
    case .fact(let place, _):
      if place == rules.period { return scope.year.map { .number(Rational($0)) } }
      return scope.facts[place]
    case .variable(let place):
      return scope.variables.indices.contains(place) ? scope.variables[place] : nil
    case .arithmetic(let sign, let left, let right) where sign == .plus || sign == .minus:
      guard case .number(let first)? = single(left, scope),
        case .number(let second)? = single(right, scope)
      else { return nil }
      return .number(sign == .plus ? first + second : first - second)
    default: return nil
    }
  }

  /// Whether a condition holds; `nil` where evidence decides.
  func truth(_ term: Term, _ scope: Scope) -> Bool? {
    switch term.kind {
    case .constant(.truth(let truth)): return truth
    case .not(let inner): return truth(inner, scope).map { !$0 }
    case .logical(let isAnd, let members):
      let truths = members.map { truth($0, scope) }
      if truths.contains(!isAnd) { return !isAnd }
      return truths.contains(nil) ? nil : isAnd
    case .membership(let inner, let values): return single(inner, scope).map(values.contains)
    case .comparison(let relation, let left, let right, nil):
      guard let first = single(left, scope), let second = single(right, scope) else { return nil }
      return compared(relation, first, second)
    case .decision(let place, let arguments):
      var inner = Scope(facts: scope.facts, year: scope.year)
      inner.variables = arguments.map { single($0, scope) }
      return truth(program.decisions[place].root, inner)
    default: return nil
    }
  }

  /// Facts that a filter of rows gives one value.
  func equalities(_ filter: Term?, _ scope: Scope) -> [(Int, Value)] {
    switch filter?.kind {
    case .logical(isAnd: true, let members): return members.flatMap { equalities($0, scope) }
    case .comparison(.equal, let left, let right, nil):
      guard case .fact(let place, _) = left.kind, let value = single(right, scope) else {
        return []
      }
      return [(place, value)]
    default: return []
    }
  }

  private func truth(_ node: DecisionNode, _ scope: Scope) -> Bool? {
    guard node.guards.isEmpty else { return nil }
    switch node.content {
    case .condition(let term): return truth(term, scope)
    case .group(let quorum, let members):
      let truths = members.map { truth($0, scope) }
      switch quorum {
      case .all:
        if truths.contains(false) { return false }
        return truths.contains(nil) ? nil : true
      case .any:
        if truths.contains(true) { return true }
        return truths.contains(nil) ? nil : false
      default: return nil
      }
    }
  }

  private func compared(_ relation: Relation, _ left: Value, _ right: Value) -> Bool? {
    switch relation {
    case .equal: return left == right
    case .different: return left != right
    default: break
    }
    guard case .number(let first) = left, case .number(let second) = right else { return nil }
    switch relation {
    case .less: return first < second
    case .atMost: return first <= second
    case .greater: return first > second
    case .atLeast: return first >= second
    case .equal, .different: return nil
    }
  }
}
