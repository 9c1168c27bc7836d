// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FormWriter {
  /// Writes a term that has a truth.
  mutating func condition(_ term: Term, at home: Int, _ scope: Scope) throws(Unsayable) -> Slot {
    switch term.kind {
    case .comparison(let relation, let left, let right, let years):
      guard years == nil else { throw Unsayable("days compared with years", term.site) }
      return try comparison(relation, left, right, at: home, scope)
    case .membership(let operand, let values):
      return membership(try write(operand, at: home, scope), values, at: home)
    case .given(let operand):
      return not(membership(try write(operand, at: home, scope), [.none], at: home))
    case .logical(let isAnd, let terms):
      var slots: [Slot] = []
      for term in terms { slots.append(try write(term, at: home, scope)) }
      return junction(isAnd ? .all : .any, slots, at: home)
    case .not(let operand): return not(try write(operand, at: home, scope))
    case .referred: throw Unsayable("a fact of a row that a reference names", term.site)
    case .inverse: throw Unsayable("an inverse lookup", term.site)
    case .shifted: throw Unsayable("a date moved by months or years", term.site)
    case .element: throw Unsayable("membership in a list", term.site)
    case .excludes: throw Unsayable("an interval", term.site)
    case .quantified: throw Unsayable("a condition on the elements of a list", term.site)
    case .window: throw Unsayable("a mean over periods", term.site)
    case .timeIn: throw Unsayable("the time in a list", term.site)
    case .best: throw Unsayable("the best element of a list", term.site)
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
    at home: Int,
    _ scope: Scope
  ) throws(Unsayable) -> Slot {
    var a = try write(left, at: home, scope)
    var b = try write(right, at: home, scope)
    guard relation == .equal || relation == .different else {
      (a, b) = (narrowed(a), narrowed(b))
      return add(.comparison(relation, a, b), .truth, at: home)
    }
    for (slot, other) in [(a, b), (b, a)] {
      if case .constant(let value) = form[other].operation {
        let equal = membership(slot, [value], at: home)
        return relation == .equal ? equal : not(equal)
      }
    }
    if !type(a).constants.isEmpty || !type(b).constants.isEmpty {
      throw Unsayable("two values compared that may be named constants", left.site)
    }
    let equal = add(.comparison(.equal, a, b), .truth, at: home)
    return relation == .equal ? equal : not(equal)
  }
}
