// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The Shapley value: each group's fair part of a change, exactly.
///
/// `φ_g = Σ_{S ∌ g} |S|! (k − |S| − 1)! / k! · (v(S ∪ g) − v(S))` over all sets S of the other groups
/// (Shapley, A value for n-person games, 1953). The parts add up to `v(all) − v(none)`.
public enum Shapley {
  /// The most groups: 2^8 values are computed.
  public static let mostGroups = 8

  /// The part of each group.
  ///
  /// - Parameters:
  ///   - groups: How many groups change, at most eight.
  ///   - value: What a set of changed groups comes to; the set as bits, group 0 the lowest.
  /// - Returns: The parts in the order of the groups; `nil` where a value is not known.
  /// - Complexity: O(2^groups) values.
  public static func parts(of groups: Int, _ value: (Int) -> Rational?) -> [Rational]? {
    precondition((0...mostGroups).contains(groups), "at most eight groups")
    var values: [Rational] = []
    for set in 0..<(1 << groups) {
      guard let number = value(set) else { return nil }
      values.append(number)
    }
    var factorials = [1]
    for number in 1...max(groups, 1) { factorials.append(factorials[number - 1] * number) }
    return (0..<groups).map { group in
      var part = Rational.zero
      for set in 0..<(1 << groups) where set & (1 << group) == 0 {
        let size = set.nonzeroBitCount
        let weight = Rational(factorials[size] * factorials[groups - size - 1], factorials[groups])
        part += weight * (values[set | (1 << group)] - values[set])
      }
      return part
    }
  }
}
