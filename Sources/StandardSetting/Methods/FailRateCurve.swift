// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// F(c), the share of examinees with a score below c, exact at every whole c.
///
/// A person passes a cut when the score is at or above it. Between whole numbers the curve is the
/// straight line, and both readings of a crossing are shown by the methods that use it.
public struct FailRateCurve: Sendable {
  /// The largest span of scores that is accepted.
  public static let largestSpan = 1_000_000

  /// The examinees behind the curve.
  public let scores: [ExamineeScore]
  let ogive: Ogive<Rational>
  let binaryOgive: Ogive<Double>
  private let bins: [Int]
  private let weights: [Double]

  /// The curve of a distribution of scores.
  ///
  /// - Parameter scores: The examinees' scores with their weights.
  /// - Throws: `MethodError` when there is no score, a person is listed twice, a weight is negative,
  ///   all weights are zero, or the scores span more than a million points.
  public init(scores: [ExamineeScore]) throws(MethodError) {
    try ExamineeScore.check(scores, place: "scores")
    var masses: [Int: Rational] = [:]
    var counts: [Int: Int] = [:]
    var bins: [Int] = []
    for score in scores {
      // A score fails every whole cut above it, and the first of those is the floor plus one.
      let first = score.score.floorInteger + 1
      bins.append(first)
      if score.weight == .one {
        counts[first, default: 0] += 1
      } else {
        masses[first, default: .zero] += score.weight
      }
    }
    let origin = (bins.min() ?? 1) - 1
    let span = (bins.max() ?? 1) - origin
    guard span <= FailRateCurve.largestSpan else {
      throw MethodError(
        .outOfRange,
        at: "scores",
        "they span \(span) points",
        rule: "a raw score scale has at most \(FailRateCurve.largestSpan)",
        remedy: "look for a score in the wrong unit"
      )
    }
    var running = [Rational.zero]
    for point in 1...span {
      let mass = masses[origin + point] ?? .zero
      running.append(running[point - 1] + mass + Rational(counts[origin + point] ?? 0))
    }
    let total = running[span]
    let shares = running.map { $0 / total }
    ogive = Ogive(origin: origin, shares: shares)
    binaryOgive = Ogive(origin: origin, shares: shares.map(\.double))
    self.scores = scores
    self.bins = bins.map { $0 - origin }
    weights = scores.map { $0.weight.double }
  }

  /// The share of examinees below a whole cut.
  public func failing(below cut: Int) -> Rational { ogive.share(at: cut) }

  /// The share below any cut, on the straight line between whole cuts.
  public func ogiveFailing(below cut: Rational) -> Rational { ogive.value(at: cut) }

  /// The largest whole cut that everybody passes.
  public var lowest: Int { ogive.origin }

  /// The smallest whole cut that everybody fails.
  public var highest: Int { ogive.end }

  /// The curve when each examinee counts as often as it was drawn; `nil` when none was.
  func resampled(counts: [Int]) -> Ogive<Double>? {
    var running = [Double](repeating: 0, count: ogive.shares.count)
    for (index, count) in counts.enumerated() where count > 0 {
      running[bins[index]] += Double(count) * weights[index]
    }
    for point in running.indices.dropFirst() { running[point] += running[point - 1] }
    guard let total = running.last, total > 0 else { return nil }
    return Ogive(origin: ogive.origin, shares: running.map { $0 / total })
  }
}
