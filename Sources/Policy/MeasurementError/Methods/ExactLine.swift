// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore

/// What is decided along a line of true values, interval by interval.
///
/// The line is that of one fact, or of a sum Σ a_i T_i in which alone the facts have a part. One
/// evaluation per open interval tells everything; single points have no probability.
struct ExactLine<Key: Hashable> {
  /// Where it turns, in ascending order.
  let edges: [Rational]
  /// What holds in each open interval, from the lowest to the highest: one more than edges.
  let keys: [Key]

  /// Intervals with what holds in each; neighbours with the same result are joined.
  ///
  /// - Parameters:
  ///   - edges: The places between them, in ascending order.
  ///   - keys: What holds in each, one more than edges.
  init(edges: [Rational], keys: [Key]) {
    let kept = edges.indices.filter { keys[$0] != keys[$0 + 1] }
    self.edges = kept.map { edges[$0] }
    self.keys = kept.map { keys[$0] } + [keys[edges.count]]
  }

  /// Evaluates once in every interval.
  ///
  /// - Parameters:
  ///   - edges: All places where it may turn, in ascending order.
  ///   - belief: The distribution along the line.
  ///   - ask: What holds at a place.
  init(edges: [Rational], _ belief: NormalBelief, _ ask: (Rational) -> Key) {
    self.init(
      edges: edges,
      keys: (0...edges.count).map { ask(belief.point(between: edges, at: $0)) }
    )
  }

  /// The probability of each result: sums of differences of Φ at the edges.
  ///
  /// Each difference is taken in the tail where it loses nothing. The absolute error is below
  /// 4·2⁻⁵³ for each edge.
  ///
  /// - Parameter belief: The distribution along the line.
  /// - Returns: The probabilities by result, in the order in which results first appear.
  func masses(_ belief: NormalBelief) -> [(key: Key, mass: Double)] {
    let deviation = belief.deviation
    let ends =
      [-Double.infinity]
      + edges.map { ($0 - belief.mean).double / deviation } + [Double.infinity]
    var order: [Key] = []
    var sums: [Key: CompensatedSum] = [:]
    for (place, key) in keys.enumerated() {
      if sums[key] == nil { order.append(key) }
      sums[key, default: CompensatedSum()]
        .add(NormalDistribution.mass(from: ends[place], to: ends[place + 1]))
    }
    return order.map { ($0, sums[$0]?.value ?? 0) }
  }

  /// A bound of the error of every probability.
  var errorBound: Double { Double(edges.count + 1) * 0x1p-51 }
}

extension NormalBelief {
  /// A point inside an interval between edges; the mean where there are none.
  ///
  /// - Parameters:
  ///   - edges: The edges in ascending order.
  ///   - place: How many of them lie below the interval.
  /// - Returns: The middle, or one standard deviation beyond the outermost edge.
  func point(between edges: [Rational], at place: Int) -> Rational {
    let width = Rational(exactly: max(deviation, .leastNormalMagnitude)) ?? .one
    guard let first = edges.first, let last = edges.last else { return mean }
    if place == 0 { return first - width }
    return place == edges.count ? last + width : (edges[place - 1] + edges[place]) / 2
  }
}

extension NormalDistribution {
  /// Φ(b) − Φ(a) of the standard normal distribution, in the tail where the two are small.
  static func mass(from a: Double, to b: Double) -> Double {
    a > 0
      ? standard.survival(a) - standard.survival(b)
      : standard.cumulative(b) - standard.cumulative(a)
  }
}
