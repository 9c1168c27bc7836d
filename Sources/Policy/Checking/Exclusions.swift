// SPDX-License-Identifier: Apache-2.0

extension TermBuilder {
  /// The named constants that a condition rules out of values, where the condition holds, or where
  /// it does not.
  ///
  /// - Parameters:
  ///   - holds: Whether the condition holds.
  ///   - condition: The condition.
  /// - Returns: What is ruled out.
  func exclusions(when holds: Bool, _ condition: Expression) -> [Exclusion] {
    switch condition.kind {
    case .given(let value, let isNegated):
      return holds != isNegated ? [Exclusion(expression: value, constant: "none")] : []
    case .comparison(let relation, let left, let right, _):
      let rulesOut: Relation = holds ? .different : .equal
      guard relation == rulesOut else {
        // `x = 5` holds only where x is 5, whatever constants it could have been.
        return holds && relation == .equal ? exclusionsByEquality(left, right) : []
      }
      return [(left, right), (right, left)].compactMap { value, constant in
        constant.constantName.map { Exclusion(expression: value, constant: $0) }
      }
    case .membership(let value, let collection, let isNegated):
      guard case .literal(let literal) = collection.kind, case .set(let members) = literal.kind
      else { return [] }
      let names = members.compactMap(\.constantName)
      if holds == isNegated {
        return names.map { Exclusion(expression: value, constant: $0) }
      }
      return constants(of: value).filter { !names.contains($0) }
        .map { Exclusion(expression: value, constant: $0) }
    case .not(let inner): return exclusions(when: !holds, inner)
    case .logical(let isAnd, let members) where isAnd == holds:
      return members.flatMap { exclusions(when: holds, $0) }
    default: return []
    }
  }

  private func exclusionsByEquality(_ left: Expression, _ right: Expression) -> [Exclusion] {
    [(left, right), (right, left)].flatMap { value, other in
      constants(of: value).filter { $0 != other.constantName && other.isFlexible }
        .map { Exclusion(expression: value, constant: $0) }
    }
  }

  /// The named constants of a fact's type; none for other expressions.
  private func constants(of value: Expression) -> [String] {
    guard case .reference(let name, _) = value.kind,
      let place = checker.factPlaces[name]?.first
    else { return [] }
    return checker.facts[place].type.constants
  }

  /// The named constants that guards rule out where a criterion applies.
  func exclusions(of guards: [Guard]) -> [Exclusion] {
    guards.flatMap { exclusions(when: !$0.isUnless, $0.condition) }
  }
}

extension Expression {
  /// The name, where it may be that of a constant such as `none` or `LND`.
  var constantName: String? {
    switch kind {
    case .reference(let name, let arguments) where arguments.isEmpty: name
    case .literal(let literal): literal.constantName
    default: nil
    }
  }
}

extension Literal {
  /// The name, where it may be that of a constant such as `none` or `LND`.
  fileprivate var constantName: String? {
    switch kind {
    case .none: "none"
    case .name(let name): name
    default: nil
    }
  }
}
