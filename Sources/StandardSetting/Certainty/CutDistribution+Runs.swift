// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A run of neighbouring cuts that another such panel would likely land in.
public struct CutRun: Sendable, Hashable {
  /// The lowest cut.
  public let lower: Rational
  /// The highest cut.
  public let upper: Rational
  /// The probability of the run.
  public let probability: Double
}

extension [CutProbability] {
  /// The probability of a functional cut; zero when it is not in the list.
  ///
  /// - Parameter cut: The cut.
  /// - Returns: A probability.
  public func probability(of cut: Rational) -> Double {
    first { $0.cut == cut }?.probability ?? 0
  }

  /// The shortest run of functional cuts that holds at least a probability.
  ///
  /// Of runs of equal length the likelier one is taken, and of those the lower one.
  ///
  /// - Precondition: The list is not empty; its cuts rise.
  /// - Parameter share: The probability, above 0 and at most 1.
  /// - Returns: The run.
  public func shortestRun(atLeast share: Double = 0.95) -> CutRun {
    precondition(!isEmpty && share > 0 && share <= 1, "a run holds a probability")
    var best = CutRun(
      lower: self[0].cut,
      upper: self[count - 1].cut,
      probability: reduce(0) { $0 + $1.probability }
    )
    for start in indices {
      var sum = 0.0
      for end in start..<count {
        sum += self[end].probability
        guard sum >= share - 1e-12 else { continue }
        let run = CutRun(lower: self[start].cut, upper: self[end].cut, probability: sum)
        let length = run.upper - run.lower
        let shortest = best.upper - best.lower
        if length < shortest || (length == shortest && sum > best.probability + 1e-12) {
          best = run
        }
        break
      }
    }
    return best
  }
}

extension CutDistribution {
  /// The probability of a functional cut; zero when no resampled panel gives it.
  ///
  /// - Parameter cut: The cut.
  /// - Returns: A probability.
  public func probability(of cut: Rational) -> Double { cuts.probability(of: cut) }

  /// The shortest run of functional cuts that holds at least a probability.
  ///
  /// - Parameter share: The probability, above 0 and at most 1.
  /// - Returns: The run.
  public func shortestRun(atLeast share: Double = 0.95) -> CutRun {
    cuts.shortestRun(atLeast: share)
  }
}
