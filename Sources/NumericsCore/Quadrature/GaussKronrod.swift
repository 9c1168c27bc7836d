// SPDX-License-Identifier: Apache-2.0

/// Adaptive integration over an interval, of several functions at once.
///
/// Source: the pair of rules (7, 15) of Gauss and Kronrod and the strategy of QAG in R. Piessens
/// and others, "QUADPACK" (1983): the interval with the greatest error is halved until the sum of
/// the errors is small enough. The error of an interval is the distance of the two rules, which for
/// a smooth function is far above the error of the better one.
///
/// Boost.Math has these rules too, but its version 1.74 compares the error of a part before it is
/// scaled to the part's length, so a kink is halved down to the depth limit and the error that it
/// reports is worthless.
public enum GaussKronrod {
  /// Integrals with what is known of their error.
  public struct Result: Hashable, Sendable {
    /// The integral of each function.
    public let integrals: [Double]
    /// The sum over intervals of the greatest error among the functions; an estimate, from above.
    public let error: Double
    /// How often the functions were computed.
    public let evaluations: Int
    /// Whether the error came down to what was asked for.
    public let hasConverged: Bool
  }

  /// The integrals of several functions.
  ///
  /// - Parameters:
  ///   - lower: One end.
  ///   - upper: The other end, not below it.
  ///   - splits: Places where a function has a jump or a kink, in any order; others are ignored.
  ///   - tolerance: The absolute error to reach.
  ///   - maximumIntervals: When to give up.
  ///   - functions: The values of all functions; a shorter array counts as followed by zeros.
  /// - Returns: The integrals and their error.
  public static func integrate(
    from lower: Double,
    to upper: Double,
    splits: [Double] = [],
    tolerance: Double = 1e-10,
    maximumIntervals: Int = 2_000,
    _ functions: (Double) -> [Double]
  ) -> Result {
    let inner = Set(splits.filter { $0 > lower && $0 < upper }).sorted()
    let ends = [lower] + inner + [upper]
    var parts = zip(ends, ends.dropFirst()).map { part(from: $0, to: $1, functions) }
    while parts.count < max(maximumIntervals, inner.count + 1) {
      guard parts.reduce(0, { $0 + $1.error }) > tolerance,
        let worst = parts.indices.max(by: { parts[$0].error < parts[$1].error })
      else { break }
      let (start, end) = (parts[worst].lower, parts[worst].upper)
      let middle = start + (end - start) / 2
      guard start < middle, middle < end else { break }
      parts[worst] = part(from: start, to: middle, functions)
      parts.append(part(from: middle, to: end, functions))
    }
    // From left to right, so that the sum does not depend on the order of halving.
    parts.sort { $0.lower < $1.lower }
    var integrals: [Double] = []
    for part in parts { add(part.integrals, times: 1, to: &integrals) }
    let error = parts.reduce(0) { $0 + $1.error }
    return Result(
      integrals: integrals,
      error: error,
      evaluations: parts.reduce(0) { $0 + $1.evaluations },
      hasConverged: error <= tolerance
    )
  }

  private struct Part {
    let lower: Double
    let upper: Double
    let integrals: [Double]
    let error: Double
    let evaluations = nodes.count * 2 - 1
  }

  /// The rule of 15 points on one interval, and how far the rule of 7 is from it.
  private static func part(
    from lower: Double,
    to upper: Double,
    _ functions: (Double) -> [Double]
  ) -> Part {
    let (centre, half) = ((lower + upper) / 2, (upper - lower) / 2)
    var kronrod: [Double] = []
    var difference: [Double] = []
    for node in nodes {
      for side in node.abscissa == 0 ? [0.0] : [-1, 1] {
        let values = functions(centre + side * half * node.abscissa)
        add(values, times: half * node.kronrod, to: &kronrod)
        add(values, times: half * (node.kronrod - node.gauss), to: &difference)
      }
    }
    let error = difference.reduce(0) { max($0, abs($1)) }
    return Part(lower: lower, upper: upper, integrals: kronrod, error: error)
  }

  private static func add(_ values: [Double], times weight: Double, to sums: inout [Double]) {
    while sums.count < values.count { sums.append(0) }
    for place in values.indices { sums[place] += weight * values[place] }
  }

  private struct Node {
    let abscissa: Double
    let kronrod: Double
    let gauss: Double
  }

  /// The nodes from the centre outwards (QUADPACK, routine QK15).
  private static let nodes = [
    Node(abscissa: 0, kronrod: 0.209482141084727828, gauss: 0.417959183673469388),
    Node(abscissa: 0.207784955007898468, kronrod: 0.204432940075298892, gauss: 0),
    Node(
      abscissa: 0.405845151377397167,
      kronrod: 0.190350578064785410,
      gauss: 0.381830050505118945
    ),
    Node(abscissa: 0.586087235467691130, kronrod: 0.169004726639267903, gauss: 0),
    Node(
      abscissa: 0.741531185599394440,
      kronrod: 0.140653259715525919,
      gauss: 0.279705391489276668
    ),
    Node(abscissa: 0.864864423359769073, kronrod: 0.104790010322250184, gauss: 0),
    Node(
      abscissa: 0.949107912342758525,
      kronrod: 0.063092092629978553,
      gauss: 0.129484966168869693
    ),
    Node(abscissa: 0.991455371120812639, kronrod: 0.022935322010529225, gauss: 0),
  ]
}
