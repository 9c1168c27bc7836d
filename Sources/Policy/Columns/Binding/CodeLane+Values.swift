// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension CodeLane {
  /// A comparison with a number of units, in the domain of codes.
  func test(_ relation: Relation, _ bound: Rational, origin: Int) -> CompareLoops.Test {
    /// The code of the first whole number that is not below the bound, held within the codes.
    func code(_ whole: Rational) -> Int {
      let shifted = whole - Rational(origin)
      if shifted <= Rational(width.least) { return width.least }
      if shifted >= Rational(firstReserved) { return firstReserved }
      return shifted.integer ?? firstReserved
    }
    let notBelow = RoundingMode.up.round(bound, to: 1)
    let above = RoundingMode.down.round(bound, to: 1) + 1
    switch relation {
    case .atLeast: return .atLeast(code(notBelow))
    case .greater: return .atLeast(code(above))
    case .less: return .below(code(notBelow))
    case .atMost: return .below(code(above))
    case .equal, .different:
      let isCode =
        bound.isInteger && bound - Rational(origin) >= Rational(width.least)
        && bound - Rational(origin) < Rational(firstReserved)
      guard isCode else {
        return relation == .equal ? .below(width.least) : .atLeast(width.least)
      }
      return relation == .equal ? .equal(code(bound)) : .different(code(bound))
    }
  }

  /// The codes that stand for a value; none where it does not occur.
  func codes(of value: Value) -> [Int] {
    switch content {
    case .members(let members):
      return members.indices.filter { members[$0] == value }.map { width.least + $0 }
    case .numbers(let unit, let origin, let extent):
      if case .name(let name) = value {
        guard let place = constants.firstIndex(of: name) else { return [] }
        return [faultCode - constants.count + place]
      }
      guard let count = value.count(of: unit), extent.contains(count) else { return [] }
      return [count - origin]
    }
  }
}
