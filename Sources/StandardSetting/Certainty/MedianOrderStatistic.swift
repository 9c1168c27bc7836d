// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// The exact distribution of the median of J draws from J cuts.
///
/// With F(v) the share of cuts not above v and m = (J+1)/2 for odd J:
/// P(median ≤ v) = Σ_{i≥m} C(J,i)·F^i·(1−F)^{J−i} (David and Nagaraja 2003, section 2.1).
/// For even J, m = J/2, the two middle values are v_a < v_b with probability
/// C(J,m)·(F_a^m − F_{a−1}^m)·(S_b^m − S_{b+1}^m), S the share of cuts not below; they are equal
/// with what remains of P(X_(m) = v_a).
struct MedianOrderStatistic {
  let distribution: StatisticDistribution

  /// `nil` for more than 500 panelists, where the terms leave the range of binary numbers.
  init?(_ lattice: Lattice) {
    let count = lattice.units.count
    guard count <= 500 else { return nil }
    var tally: [Int: Int] = [:]
    for unit in lattice.units { tally[unit, default: 0] += 1 }
    let points = tally.sorted { $0.key < $1.key }
    var below = [0]
    for point in points { below.append(below[below.count - 1] + point.value) }
    let shares = below.map { Double($0) / Double(count) }
    let middle = (count + 1) / 2

    let tails = shares.map { Self.tail($0, count, from: middle) }
    var entries: [(unit: Int, probability: Double)] = []
    if count % 2 == 1 {
      for index in points.indices {
        entries.append((points[index].key, tails[index + 1] - tails[index]))
      }
      distribution = StatisticDistribution(denominator: lattice.denominator, entries: entries)
      return
    }
    let ways = Self.choose(count, middle)
    let lower = shares.map { Self.power($0, middle) }
    let upper = below.map { Self.power(Double(count - $0) / Double(count), middle) }
    for a in points.indices {
      var equal = tails[a + 1] - tails[a]
      for b in points.indices where b > a {
        let probability = ways * (lower[a + 1] - lower[a]) * (upper[b] - upper[b + 1])
        equal -= probability
        entries.append((points[a].key + points[b].key, probability))
      }
      entries.append((2 * points[a].key, equal))
    }
    distribution = StatisticDistribution(denominator: 2 * lattice.denominator, entries: entries)
  }

  private static func tail(_ share: Double, _ count: Int, from middle: Int) -> Double {
    guard share > 0 else { return 0 }
    guard share < 1 else { return 1 }
    return (middle...count).reduce(0) { sum, index in
      sum + choose(count, index) * power(share, index) * power(1 - share, count - index)
    }
  }

  private static func choose(_ count: Int, _ chosen: Int) -> Double {
    let few = min(chosen, count - chosen)
    return (0..<few).reduce(1) { $0 * Double(count - $1) / Double($1 + 1) }
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
