// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// The exact distribution of the mean of J draws from J cuts on a lattice.
///
/// The cuts are shifted by the smallest and divided by their common step, so the sum of J draws is
/// an integer from 0 to J·R. The probabilities are convolved J times. All terms are positive: the
/// relative error stays near J units in the last place. Counts would overflow (17¹⁷ ≈ 8·10²⁰).
struct MeanConvolution {
  let distribution: StatisticDistribution

  /// `nil` when the work or the table would be too large; the caller then draws panels.
  init?(_ lattice: Lattice) {
    let units = lattice.units
    guard let low = units.min(), let high = units.max() else { return nil }
    let count = units.count
    let common = units.reduce(0) { Lattice.gcd($0, $1 - low) }
    let step = max(common, 1)
    let reach = (high - low) / step
    var weights: [Int: Int] = [:]
    for unit in units { weights[(unit - low) / step, default: 0] += 1 }
    let points = weights.sorted { $0.key < $1.key }
    let cells = reach.multipliedReportingOverflow(by: count)
    guard !cells.overflow, cells.partialValue < 1 << 24 else { return nil }
    let work = Double(cells.partialValue) * Double(count) / 2 * Double(points.count)
    guard work < 4e9 else { return nil }

    let offsets = points.map(\.key)
    let shares = points.map { Double($0.value) / Double(count) }
    var table = [1.0]
    for _ in 0..<count { table = Self.convolve(table, offsets, shares, reach) }
    var values: [Int] = []
    var probabilities: [Double] = []
    for (index, probability) in table.enumerated() where probability > 0 {
      values.append(low * count + index * step)
      probabilities.append(probability)
    }
    distribution = StatisticDistribution(
      denominator: lattice.denominator * count,
      units: values,
      probabilities: probabilities
    )
  }

  private static func convolve(
    _ table: [Double],
    _ offsets: [Int],
    _ shares: [Double],
    _ reach: Int
  ) -> [Double] {
    var next = [Double](repeating: 0, count: table.count + reach)
    table.withUnsafeBufferPointer { source in
      next.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        // Blocks keep the part of the target that is written in the processor's cache.
        for start in stride(from: 0, to: source.count, by: 4096) {
          let length = min(4096, source.count - start)
          for (offset, share) in zip(offsets, shares) {
            let block = from + start
            let shifted = to + start + offset
            for index in 0..<length { shifted[index] += share * block[index] }
          }
        }
      }
    }
    return next
  }
}
