// SPDX-License-Identifier: Apache-2.0
import NumericsCore

/// Draws panels with replacement and tabulates their statistic in whole units.
///
/// Draws are made in chunks of fixed size, each from its own stream of the counter-based generator,
/// and tabulated as integer counts: the result is the same for any number of threads.
struct PanelResampling: Sendable {
  private static let chunk = 1 << 16

  /// The different cuts in units above the lowest, rising.
  private let offsets: [Int]
  /// The position in `offsets` of each panelist's cut.
  private let ranks: [Int]
  private let low: Int
  private let step: Int
  private let denominator: Int
  /// How many ordered draws are left out on each side, and how many are added up.
  private let skipped: Int
  private let taken: Int
  private let batch: IndexBatch

  init(_ lattice: Lattice, statistic: PanelStatistic) {
    let units = lattice.units
    let sorted = Set(units).sorted()
    let lowest = sorted.first ?? 0
    let common = sorted.reduce(0) { Lattice.gcd($0, $1 - lowest) }
    let step = max(common, 1)
    let position = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    offsets = sorted.map { ($0 - lowest) / step }
    ranks = units.compactMap { position[$0] }
    low = lowest
    self.step = step
    switch statistic {
    case .mean: skipped = 0
    case .median: skipped = (units.count - 1) / 2
    case .trimmedMean(let each): skipped = each
    }
    taken = units.count - 2 * skipped
    denominator = lattice.denominator * taken
    batch = IndexBatch(below: units.count)
  }

  func distribution(draws: Int, seed: UInt64, threads: Int) -> StatisticDistribution {
    let random = CounterRandom(seed: seed)
    let chunks = (draws + Self.chunk - 1) / Self.chunk
    let parts = OrderedParallel.map(count: chunks, threads: threads) { index in
      let size = min(Self.chunk, draws - index * Self.chunk)
      return counts(size, random.generator(unit: UInt64(index), replicate: 0))
    }
    var total: [Int: Int] = [:]
    for part in parts {
      for (sum, count) in part { total[sum, default: 0] += count }
    }
    let entries = total.map { sum, count in
      (unit: low * taken + sum * step, probability: Double(count) / Double(draws))
    }
    return StatisticDistribution(denominator: denominator, entries: entries)
  }

  /// The sums of one chunk and how often each occurs.
  private func counts(_ size: Int, _ start: CounterGenerator) -> [(Int, Int)] {
    var generator = start
    var sums = [Int](repeating: 0, count: size)
    sums.withUnsafeMutableBufferPointer { target in
      if skipped == 0 {
        fillSums(target, &generator)
      } else {
        fillOrderedSums(target, &generator)
      }
    }
    let largest = (offsets.last ?? 0) * taken
    if largest < 1 << 20 {
      var histogram = [Int](repeating: 0, count: largest + 1)
      histogram.withUnsafeMutableBufferPointer { cells in
        sums.withUnsafeBufferPointer { source in
          for sum in source { cells[sum] += 1 }
        }
      }
      return histogram.enumerated().filter { $0.element > 0 }.map { ($0.offset, $0.element) }
    }
    sums.sort()
    var result: [(Int, Int)] = []
    for sum in sums {
      if let last = result.last, last.0 == sum {
        result[result.count - 1].1 += 1
      } else {
        result.append((sum, 1))
      }
    }
    return result
  }

  private func fillSums(
    _ target: UnsafeMutableBufferPointer<Int>,
    _ generator: inout CounterGenerator
  ) {
    let values = ranks.map { offsets[$0] }
    let size = batch.size
    let fullBatches = values.count / size
    let rest = values.count % size
    values.withUnsafeBufferPointer { value in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { picked in
        guard let place = picked.baseAddress else { return }
        for draw in 0..<target.count {
          var sum = 0
          for _ in 0..<fullBatches {
            batch.fill(place, &generator)
            for index in 0..<size { sum &+= value[place[index]] }
          }
          if rest > 0 {
            batch.fill(place, &generator)
            for index in 0..<rest { sum &+= value[place[index]] }
          }
          target[draw] = sum
        }
      }
    }
  }

  private func fillOrderedSums(
    _ target: UnsafeMutableBufferPointer<Int>,
    _ generator: inout CounterGenerator
  ) {
    let size = batch.size
    let panel = ranks.count
    var tally = [Int](repeating: 0, count: offsets.count)
    ranks.withUnsafeBufferPointer { rank in
      tally.withUnsafeMutableBufferPointer { counts in
        withUnsafeTemporaryAllocation(of: Int.self, capacity: size) { picked in
          guard let place = picked.baseAddress else { return }
          for draw in 0..<target.count {
            counts.update(repeating: 0)
            var left = panel
            while left > 0 {
              batch.fill(place, &generator)
              for index in 0..<min(size, left) { counts[rank[place[index]]] += 1 }
              left -= size
            }
            target[draw] = orderedSum(counts)
          }
        }
      }
    }
  }

  /// The sum of the `taken` draws in the middle, from counts of each different cut.
  private func orderedSum(_ counts: UnsafeMutableBufferPointer<Int>) -> Int {
    var toSkip = skipped
    var toTake = taken
    var sum = 0
    for index in 0..<counts.count where toTake > 0 {
      var available = counts[index]
      let dropped = min(available, toSkip)
      toSkip -= dropped
      available -= dropped
      let used = min(available, toTake)
      toTake -= used
      sum += used * offsets[index]
    }
    return sum
  }
}
