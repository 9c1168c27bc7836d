// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
import NumericsCore

extension OutcomeLine {
  /// How likely each outcome is for a person whose true value is t: the operating characteristic.
  ///
  /// With X = t + e observed on a scale of step h, and Φ the normal distribution function:
  /// Pr(X = x) = Φ((x + h/2 − t)/se) − Φ((x − h/2 − t)/se), the continuity correction for scores
  /// that go by steps; so for `x >= c` 1 − Φ((c − h/2 − t)/se). Without a step h = 0. The ends of
  /// the declared range are not applied: beyond them the outermost intervals go on.
  ///
  /// - Parameters:
  ///   - truth: The true value t, in base units.
  ///   - standardError: The standard error, above 0, in base units; `nil` for the one on file.
  /// - Returns: The probabilities of the outcomes.
  public func operating(at truth: Rational, standardError: Rational? = nil) -> OutcomeProbabilities
  {
    let error = standardError ?? self.standardError
    precondition(error > .zero, "an operating curve needs a standard error above 0")
    let belief = NormalBelief(mean: truth, variance: error * error)
    var result = OutcomeProbabilities()
    for (outcome, mass) in observable.masses(belief) { result[outcome] += mass }
    return result
  }

  /// The outcomes of observable values, cut half way between one value and the next.
  private var observable: ExactLine<DecisionOutcome> {
    guard let step else { return joined }
    var cuts: [Rational] = []
    var outcomes: [DecisionOutcome] = []
    /// Takes in values up to a last one; `nil` for all that remain.
    func add(_ outcome: DecisionOutcome, upTo last: Rational?) {
      outcomes.append(outcome)
      if let last { cuts.append(last + step / 2) }
    }
    for place in 0...edges.count {
      let first = place == 0 ? nil : (edges[place - 1] / step).floor + 1
      guard place < edges.count else {
        add(between[place], upTo: nil)
        continue
      }
      let last = (edges[place] / step).ceil - 1
      if first.map({ $0 <= last }) ?? true { add(between[place], upTo: last * step) }
      if (edges[place] / step).isInteger { add(at[place], upTo: edges[place]) }
    }
    return ExactLine(edges: cuts, keys: outcomes)
  }
}
