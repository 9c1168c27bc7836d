// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore

/// Probabilities by antithetic pairs of draws.
struct Simulation<Key: Hashable & Sendable>: Sendable {
  /// How often a result came up in pairs of draws.
  struct Tally: Sendable {
    /// In exactly one draw of the pair.
    var once = 0
    /// In both.
    var twice = 0
  }

  /// The least number of pairs in a chunk of work; part of no result.
  private static var leastChunk: Int { 512 }

  /// The number of pairs n.
  let pairs: Int
  /// The tallies by result, in the order in which results first come up.
  let tallies: [(key: Key, tally: Tally)]

  /// Decides every draw of every pair.
  ///
  /// Tallies are whole numbers, so they are the same for any number of threads.
  ///
  /// - Parameters:
  ///   - draws: The draws.
  ///   - threads: At most how many threads.
  ///   - decide: What holds in the two draws of each pair of a range; one call, one thread.
  init(
    _ draws: DrawColumns,
    threads: Int,
    _ decide: @Sendable (Range<Int>) -> [(Key, Key)]
  ) {
    pairs = draws.count
    // One chunk for each thread: the cells that a chunk has asked about are asked about once.
    let chunk = max(Self.leastChunk, (draws.count + threads - 1) / max(threads, 1))
    var places: [Key: Int] = [:]
    let none: [(key: Key, tally: Tally)] = []
    tallies = OrderedParallel.reduce(
      none,
      count: draws.count,
      chunkSize: chunk,
      threads: threads,
      part: { decide($0) },
      combine: { tallies, pairs in
        func tally(_ key: Key, _ change: (inout Tally) -> Void) {
          if places[key] == nil {
            places[key] = tallies.count
            tallies.append((key, Tally()))
          }
          change(&tallies[places[key] ?? 0].tally)
        }
        for (first, second) in pairs {
          if first == second {
            tally(first) { $0.twice += 1 }
          } else {
            tally(first) { $0.once += 1 }
            tally(second) { $0.once += 1 }
          }
        }
      }
    )
  }

  /// The share of draws with a result, and its standard error.
  ///
  /// Over pairs, with y the mean of the two indicators: p = Σ y/n, error = √(var(y)/n), the variance
  /// with divisor n − 1. A result that every pair gives has error 0, which says no more than that
  /// the other results are rarer than about 3/n.
  ///
  /// - Parameter tally: How often the result came up.
  /// - Returns: The probability and its standard error.
  func share(_ tally: Tally) -> (mass: Double, error: Double) {
    let n = Double(pairs)
    let mean = (Double(tally.twice) + Double(tally.once) / 2) / n
    let square = (Double(tally.twice) + Double(tally.once) / 4) / n
    guard pairs > 1 else { return (mean, .infinity) }
    return (mean, (max(0, square - mean * mean) / (n - 1)).squareRoot())
  }
}
