// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  /// Writes a term that has a truth.
  mutating func condition(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    switch term.kind {
    case .comparison(let relation, let left, let right, let years):
      return try comparison(relation, left, right, by: years, at: home, scope)
    case .membership(let operand, let values):
      let slot = try named(operand, at: home, scope)
      if type(slot).isGivenOrNot, values.contains(where: { constantName($0) == nil }) {
        throw Unsayable("two records compared", term.site)
      }
      return membership(slot, values, at: home)
    case .given(let operand):
      return not(membership(try named(operand, at: home, scope), [.none], at: home))
    case .logical(let isAnd, let terms):
      var slots: [Slot] = []
      for term in terms { slots.append(try write(term, at: home, scope)) }
      return junction(isAnd ? .all : .any, slots, at: home)
    case .not(let operand): return not(try write(operand, at: home, scope))
    case .inverse: throw Unsayable("an inverse lookup", term.site)
    case .element(let operand, let list):
      return try element(operand, of: list, at: home, scope)
    case .excludes: throw Unsayable("an interval", term.site)
    case .quantified(let isEvery, let variable, let list, let condition):
      return try quantified(isEvery: isEvery, variable, list, condition, at: home, scope)
    case .window: throw Unsayable("a mean over periods", term.site)
    case .allocate: throw Unsayable("a part of a pool", term.site)
    default: throw Unsayable("this expression", term.site)
    }
  }

  /// A conjunction, disjunction or count.
  mutating func junction(
    _ quorum: CriterionGroup.Quorum,
    _ members: [Slot],
    at home: Int
  ) -> Slot {
    switch quorum {
    case .all: return members.count == 1 ? members[0] : add(.all(members), .truth, at: home)
    case .any: return members.count == 1 ? members[0] : add(.any(members), .truth, at: home)
    case .none: return add(.all(members.map { not($0) }), .truth, at: home)
    case .atLeast(let count): return add(.atLeast(count, members), .truth, at: home)
    }
  }

  private func constantName(_ value: Value) -> String? {
    if case .name(let name) = value { name } else { nil }
  }

  /// Writes a term, or of a record or reference whether it is given: all that named constants can ask of it.
  private mutating func named(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot
  {
    guard term.type.isGivenOrNot else { return try write(term, at: home, scope) }
    return try presence(term, at: home, scope)
  }

  private mutating func membership(_ slot: Slot, _ values: [Value], at home: Int) -> Slot {
    if type(slot) == .truth {
      // A value of two: one listed decides like the value itself, both like its being known.
      switch (values.contains(.truth(true)), values.contains(.truth(false))) {
      case (true, false): return slot
      case (false, true): return not(slot)
      default: break
      }
    }
    return add(.membership(slot, values), .truth, at: home)
  }

  private mutating func comparison(
    _ relation: Relation,
    _ left: Term,
    _ right: Term,
    by years: YearCount?,
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var a = try named(left, at: home, scope)
    var b = try named(right, at: home, scope)
    if bounded.contains(a) || bounded.contains(b) {
      throw Unsayable("a comparison of numbers that may be known by their bounds only", left.site)
    }
    let found = try boundedComparison(relation, a, b, by: years, at: home, left.site)
    if let found { return found }
    guard relation == .equal || relation == .different else {
      (a, b) = (narrowed(a), narrowed(b))
      return add(.comparison(relation, a, b), .truth, at: home)
    }
    for (slot, other) in [(a, b), (b, a)] {
      if case .constant(let value) = form[other].operation {
        if type(slot).isGivenOrNot, constantName(value) == nil {
          throw Unsayable("two records compared", left.site)
        }
        let equal = membership(slot, [value], at: home)
        return relation == .equal ? equal : not(equal)
      }
    }
    guard type(a).isSingle, type(b).isSingle else {
      throw Unsayable("two records compared", left.site)
    }
    if !type(a).constants.isEmpty || !type(b).constants.isEmpty {
      throw Unsayable("two values compared that may be named constants", left.site)
    }
    let equal = add(.comparison(.equal, a, b), .truth, at: home)
    return relation == .equal ? equal : not(equal)
  }
}
