// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore

/// Probabilities of outcomes for many subjects, one number for each.
public struct OutcomeColumns: Sendable, Hashable {
  /// The probability of met.
  public var met: [Double]
  /// The probability of not met.
  public var notMet: [Double]
  /// The probability of unknown.
  public var unknown: [Double]
  /// The probability of a fault.
  public var fault: [Double]
  /// The probability that the outcome at the true value is another one.
  public var differs: [Double]
}

extension OutcomeLine {
  /// The probabilities of many subjects that differ in the fact with error only.
  ///
  /// Pr(outcome) is a sum of Φ((x − edge)/se) with factors −1, 0 and 1: one Φ for each row and edge,
  /// with an absolute error below 10⁻¹⁵ each. With a declared population x and se are those of
  /// Kelley's regression. A row whose value is NaN has the outcome of an unknown fact; one whose
  /// standard error is not above 0 has no error.
  ///
  /// - Parameters:
  ///   - observed: The observed values, in base units.
  ///   - standardErrors: Their standard errors, as many.
  /// - Returns: The probabilities by row.
  /// - Complexity: O(rows · edges).
  public func columns(observed: [Double], standardErrors: [Double]) -> OutcomeColumns {
    precondition(
      observed.count == standardErrors.count,
      "every observed value needs its standard error"
    )
    let places = edges.map(\.double)
    let line = joined
    let start = OutcomeProbabilities(certain: line.keys[0])
    let turns = line.edges.enumerated().map { number, edge in
      Turn(edge: edge.double, from: line.keys[number], to: line.keys[number + 1])
    }
    let count = observed.count
    var sums = [start.met, start.notMet, start.unknown, start.fault]
      .map { Array(repeating: $0, count: count) }
    var centres = observed
    var deviations = standardErrors
    if let population { Self.regress(&centres, &deviations, population) }
    for turn in turns { turn.add(centres, deviations, to: &sums) }
    var differs = Array(repeating: 0.0, count: count)
    for row in 0..<count {
      let outcome = outcome(at: observed[row], places)
      if !(standardErrors[row] > 0) || observed[row].isNaN {
        for place in sums.indices { sums[place][row] = place == outcome.place ? 1 : 0 }
      } else {
        for place in sums.indices where place != outcome.place { differs[row] += sums[place][row] }
      }
    }
    return OutcomeColumns(
      met: sums[0],
      notMet: sums[1],
      unknown: sums[2],
      fault: sums[3],
      differs: differs
    )
  }

  /// An edge at which the outcome goes over into another one.
  private struct Turn {
    let edge: Double
    let from: DecisionOutcome
    let to: DecisionOutcome

    /// Moves Pr(T > edge) from the outcome below to the one above.
    func add(_ centres: [Double], _ deviations: [Double], to sums: inout [[Double]]) {
      let block = 1_024
      withUnsafeTemporaryAllocation(of: Double.self, capacity: block) { buffer in
        for start in stride(from: 0, to: centres.count, by: block) {
          let size = min(block, centres.count - start)
          let part = UnsafeMutableBufferPointer(rebasing: buffer[..<size])
          for place in 0..<size {
            let row = start + place
            part.initializeElement(at: place, to: (centres[row] - edge) / deviations[row])
          }
          NormalDistribution.replaceByCumulative(part)
          for place in 0..<size {
            sums[from.place][start + place] -= part[place]
            sums[to.place][start + place] += part[place]
          }
        }
      }
    }
  }

  private func outcome(at value: Double, _ places: [Double]) -> DecisionOutcome {
    if value.isNaN { return whenUnknown }
    let place = places.count(upTo: value)
    return place > 0 && places[place - 1] == value ? at[place - 1] : between[place]
  }

  private static func regress(
    _ centres: inout [Double],
    _ deviations: inout [Double],
    _ population: NormalPopulation
  ) {
    let (mean, own) = (population.mean.double, population.deviation.double)
    for row in centres.indices {
      let reliability = own * own / (own * own + deviations[row] * deviations[row])
      centres[row] = reliability * centres[row] + (1 - reliability) * mean
      deviations[row] *= reliability.squareRoot()
    }
  }
}

extension DecisionOutcome {
  /// The outcome's column.
  fileprivate var place: Int {
    switch self {
    case .met: 0
    case .notMet: 1
    case .unknown: 2
    case .fault: 3
    }
  }
}
