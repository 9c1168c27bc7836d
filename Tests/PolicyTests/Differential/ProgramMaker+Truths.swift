// SPDX-License-Identifier: Apache-2.0
import TestKit

@testable import Policy

extension ProgramMaker {
  mutating func truth(_ home: Int, _ depth: Int) -> Term {
    guard depth > 0 else {
      if let field = field(home, { $0 == .truth }) { return field }
      let found = places(home) { $0 == .truth }
      return fact(pick(found))
    }
    switch roll(list == nil ? 16 : 12) {
    case 12, 13: return quantified(home, depth)
    case 14 where roll(3) == 0:
      let dates = (0..<2).map { _ in day(home) }
      return term(.comparison(pick(Relation.allCases), dates[0], dates[1], by: nil), .truth)
    case 14: return covered(home)
    case 15: return best(home, depth)
    case 0: return truth(home, 0)
    case 1, 2, 3:
      return term(
        .comparison(pick(Relation.allCases), number(home, depth - 1), number(home, 0), by: nil),
        .truth
      ).withoutUnionEquality
    case 4: return membership(home)
    case 5:
      let found = places(home) { !$0.constants.isEmpty }
      return found.isEmpty ? truth(home, 0) : term(.given(fact(pick(found))), .truth)
    case 6, 7:
      let members = (0..<(2 + roll(2))).map { _ in truth(home, depth - 1) }
      return term(.logical(isAnd: roll(2) == 0, members), .truth)
    case 8: return term(.not(truth(home, depth - 1)), .truth)
    case 9:
      return term(
        .conditional(truth(home, depth - 1), truth(home, depth - 1), truth(home, depth - 1)),
        .truth
      )
    case 10:
      let found = program.decisions.indices.filter { program.decisions[$0].home == home }
      guard !found.isEmpty else { return truth(home, depth - 1) }
      return term(.decision(pick(found), arguments: []), .truth)
    default:
      let isEqual = pick([Relation.equal, .different])
      if roll(3) == 0 {
        return term(.comparison(isEqual, truth(home, 0), truth(home, 0), by: nil), .truth)
      }
      return term(.comparison(isEqual, text(home, depth - 1), text(home, 0), by: nil), .truth)
    }
  }

  private mutating func membership(_ home: Int) -> Term {
    let found = places(home) { $0.isSingle }
    let operand = field(home) { $0.isSingle } ?? fact(pick(found))
    let values = (0..<roll(4)).map { _ in SmallWorld.value(operand.type, &generator) }
    if roll(3) == 0, let value = values.first {
      let constant = term(.constant(value), operand.type)
      return term(.comparison(pick([.equal, .different]), operand, constant, by: nil), .truth)
    }
    return term(.membership(operand, values), .truth)
  }
}

extension Term {
  /// Two unions compared for equality are left to single cases; an ordered comparison is not.
  var withoutUnionEquality: Term {
    guard case .comparison(let relation, let left, let right, _) = kind,
      relation == .equal || relation == .different,
      !left.type.constants.isEmpty || !right.type.constants.isEmpty
    else { return self }
    return Term(.comparison(.atLeast, left, right, by: nil), .truth, site)
  }
}
