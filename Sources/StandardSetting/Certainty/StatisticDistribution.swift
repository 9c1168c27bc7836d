// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The values that a panel statistic takes over resampled panels, with their probabilities.
///
/// INVARIANT: the values rise strictly, every probability is positive, and they sum to 1 within
/// rounding (about 10⁻¹³).
public struct StatisticDistribution: Sendable, Hashable {
  /// How many units make one point.
  public let denominator: Int
  /// The values in units, strictly rising.
  public let units: [Int]
  /// The probability of each value.
  public let probabilities: [Double]

  init(denominator: Int, units: [Int], probabilities: [Double]) {
    self.denominator = denominator
    self.units = units
    self.probabilities = probabilities
  }

  /// Adds up entries that may repeat a value.
  init(denominator: Int, entries: [(unit: Int, probability: Double)]) {
    var units: [Int] = []
    var probabilities: [Double] = []
    for entry in entries.sorted(by: { $0.unit < $1.unit }) where entry.probability > 0 {
      if let last = units.indices.last, units[last] == entry.unit {
        probabilities[last] += entry.probability
      } else {
        units.append(entry.unit)
        probabilities.append(entry.probability)
      }
    }
    self.init(denominator: denominator, units: units, probabilities: probabilities)
  }

  /// The value at a position, exact.
  ///
  /// - Parameter index: A position in ``units``.
  /// - Returns: The value in points.
  public func value(at index: Int) -> Rational { Rational(units[index], denominator) }

  /// The SD of the statistic over resampled panels: its bootstrap standard error.
  public var standardDeviation: Double {
    let values = units.map { Double($0) / Double(denominator) }
    let mean = zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
    return zip(values, probabilities)
      .reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }.squareRoot()
  }

  /// The smallest value that is reached with a probability of at least p.
  ///
  /// Sums of probabilities are binary; a shortfall below 10⁻¹² counts as reached.
  ///
  /// - Parameter p: A probability from 0 to 1.
  /// - Returns: The exact value.
  public func quantile(_ p: Double) -> Rational {
    precondition(p >= 0 && p <= 1, "a quantile is asked at a probability")
    var cumulative = 0.0
    for index in units.indices {
      cumulative += probabilities[index]
      if cumulative >= p - 1e-12 { return value(at: index) }
    }
    return value(at: units.count - 1)
  }

  /// The cuts that a rounding rule makes of the values, with their probabilities, rising.
  ///
  /// - Parameter rule: The rounding rule.
  /// - Returns: One entry per cut.
  public func cuts(_ rule: RoundingRule) -> [CutProbability] {
    var result: [CutProbability] = []
    var current: Int?
    var sum = 0.0
    for (unit, probability) in zip(units, probabilities) {
      let cut = Self.rounded(unit, over: denominator, rule)
      if cut != current {
        if let current { result.append(entry(current, sum, rule)) }
        current = cut
        sum = 0
      }
      sum += probability
    }
    if let current { result.append(entry(current, sum, rule)) }
    return result
  }

  private func entry(_ cut: Int, _ sum: Double, _ rule: RoundingRule) -> CutProbability {
    CutProbability(
      cut: rule == .none ? Rational(cut, denominator) : Rational(cut),
      probability: sum
    )
  }

  /// `RoundingRule` on a quotient of machine integers; `.none` leaves the numerator alone.
  static func rounded(_ numerator: Int, over denominator: Int, _ rule: RoundingRule) -> Int {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let floor = remainder < 0 ? quotient - 1 : quotient
    switch rule {
    case .none: return numerator
    case .floor: return floor
    case .ceil: return remainder == 0 ? quotient : floor + 1
    case .nearestHalfUp, .nearestHalfDown, .nearestHalfEven:
      let twice = 2 * (numerator - floor * denominator)
      if twice != denominator { return twice > denominator ? floor + 1 : floor }
      switch rule {
      case .nearestHalfEven: return floor % 2 == 0 ? floor : floor + 1
      case .nearestHalfUp: return numerator >= 0 ? floor + 1 : floor
      default: return numerator >= 0 ? floor : floor + 1
      }
    }
  }
}

/// A functional cut and how likely a resampled panel gives it.
public struct CutProbability: Sendable, Hashable {
  /// The cut.
  public let cut: Rational
  /// Its probability.
  public let probability: Double
}
