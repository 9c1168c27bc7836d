// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// Two values compared.
  ///
  /// A comparison with an unknown is unknown, unless bounds lie wholly on one side.
  ///
  /// - Parameters:
  ///   - relation: How they are compared.
  ///   - left: The value on the left.
  ///   - right: The value on the right.
  ///   - by: How covered days meet calendar time.
  /// - Returns: The truth, with the unknowns or faults of both sides.
  static func compared(
    _ relation: Relation,
    _ left: Answer,
    _ right: Answer,
    by: YearCount? = nil
  ) -> Verdict {
    switch (left, right) {
    case (.value(.number(let a)), .value(.number(let b))) where by == nil:
      return Verdict(Truth(relation.holds(between: a, and: b)))
    case (.fault, _), (_, .fault):
      return Verdict(.unknown, faults: Fault.union(left.faults, right.faults))
    case (.value(.time), _), (.covering, _): return comparedTime(relation, left, right, by)
    case (_, .value(.time)), (_, .covering): return comparedTime(relation.mirrored, right, left, by)
    case (.value(let a), .value(let b)): return compared(relation, a, b, by)
    default:
      let unknowns = left.unknowns.union(right.unknowns)
      let truth = relation.truth(interval(left), interval(right))
      return truth == .unknown ? Verdict(.unknown, unknowns: unknowns) : Verdict(truth)
    }
  }

  private static func compared(
    _ relation: Relation,
    _ left: Value,
    _ right: Value,
    _ by: YearCount?
  ) -> Verdict {
    switch (left, right) {
    case (.number(let a), .number(let b)):
      // A duration in days has no start from which an anniversary could be counted.
      guard by == .julian else { return Verdict(.unknown) }
      return Verdict(Truth(relation.holds(between: a * 48, and: b * 1_461)))
    case (.date(let a), .date(let b)): return Verdict(Truth(relation.holds(between: a, and: b)))
    default: break
    }
    guard relation == .equal || relation == .different else { return Verdict(.unknown) }
    let isEqual = equal(left, right)
    return relation == .equal
      ? isEqual : Verdict(!isEqual.truth, unknowns: isEqual.unknowns, faults: isEqual.faults)
  }

  /// Whether two values are the same; unknown where a part of one is unknown.
  private static func equal(_ left: Value, _ right: Value) -> Verdict {
    switch (left, right) {
    case (.list(let a, let isComplete), .list(let b, let isOtherComplete)):
      guard isComplete, isOtherComplete else { return Verdict(.unknown) }
      guard a.count == b.count else { return Verdict(.notMet) }
      return conjunction(zip(a, b).map { compared(.equal, $0, $1) })
    case (.record(let a), .record(let b)):
      return conjunction(
        a.sorted { $0.key < $1.key }
          .map { name, field in compared(.equal, field, b[name] ?? .unknown(.missing, name)) }
      )
    default: return Verdict(Truth(left == right))
    }
  }

  private static func conjunction(_ parts: [Verdict]) -> Verdict {
    let truth = parts.reduce(.met) { $0 & $1.truth }
    return Verdict(
      truth,
      unknowns: truth == .unknown ? parts.reduce(.none) { $0.union($1.unknowns) } : .none,
      faults: parts.reduce([]) { Fault.union($0, $1.faults) }
    )
  }
}

extension Relation {
  /// The relation seen from the other side.
  var mirrored: Relation {
    switch self {
    case .equal, .different: self
    case .less: .greater
    case .atMost: .atLeast
    case .greater: .less
    case .atLeast: .atMost
    }
  }

  /// Whether the relation holds between two ordered values.
  ///
  /// - Parameters:
  ///   - left: The value on the left.
  ///   - right: The value on the right.
  /// - Returns: Whether it holds.
  func holds<Ordered: Comparable>(between left: Ordered, and right: Ordered) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .atMost: left <= right
    case .greater: left > right
    case .atLeast: left >= right
    }
  }
}
