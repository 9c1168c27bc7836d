// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Agreement beyond chance of two judges who put the same items into ordered categories.
///
/// With observed shares o_ab, marginal shares p_a and q_b and disagreement weights w_ab:
/// κ = 1 − Σ w_ab·o_ab / Σ w_ab·p_a·q_b (Cohen 1968). Over L categories the weights are
/// - unweighted: 0 on the diagonal, else 1;
/// - linear: |a − b| / (L − 1);
/// - quadratic: (a − b)² / (L − 1)².
public struct CohenKappa: Sendable, Hashable {
  /// κ with every disagreement counted alike.
  public let unweighted: Estimate<Rational>
  /// κ with disagreements counted by their distance.
  public let linear: Estimate<Rational>
  /// κ with disagreements counted by their squared distance.
  public let quadratic: Estimate<Rational>

  /// The agreement of two judges.
  ///
  /// - Parameters:
  ///   - first: The first judge's category of each item, as a position counted from zero.
  ///   - second: The second judge's, in the same order of items.
  ///   - categoryCount: How many categories there are, in their order. A position outside, or
  ///     lists of different length, are mistakes of the caller and trap.
  public init(_ first: [Int], _ second: [Int], categoryCount: Int) {
    precondition(first.count == second.count, "both judges rate the same items")
    precondition(
      (first + second).allSatisfy { (0..<categoryCount).contains($0) },
      "a category is a position below the count"
    )
    guard !first.isEmpty else {
      unweighted = .undefined(.needsAtLeast(1, "items"))
      linear = unweighted
      quadratic = unweighted
      return
    }
    var rowCounts = [Int](repeating: 0, count: categoryCount)
    var columnCounts = rowCounts
    for (a, b) in zip(first, second) {
      rowCounts[a] += 1
      columnCounts[b] += 1
    }
    // The factor (L − 1) or (L − 1)² stands above and below the fraction line and is left out.
    func kappa(_ weight: (Int, Int) -> Int) -> Estimate<Rational> {
      var observed = 0
      for (a, b) in zip(first, second) { observed += weight(a, b) }
      var expected = 0
      for a in 0..<categoryCount {
        for b in 0..<categoryCount { expected += weight(a, b) * rowCounts[a] * columnCounts[b] }
      }
      guard expected > 0 else { return .undefined(.noVariance) }
      return .known(1 - Rational(observed * first.count, expected))
    }
    unweighted = kappa { $0 == $1 ? 0 : 1 }
    linear = kappa { abs($0 - $1) }
    quadratic = kappa { ($0 - $1) * ($0 - $1) }
  }
}
