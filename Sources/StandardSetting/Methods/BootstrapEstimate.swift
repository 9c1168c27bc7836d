// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The cuts of all resamples of one method, and what follows from them.
public struct BootstrapEstimate: Sendable, Hashable {
  /// Which units were drawn anew.
  public let units: ResampledUnits
  /// The plan behind the draws.
  public let plan: BootstrapPlan
  /// The cut of each resample in order; `nil` where the method gave none.
  public let cuts: [Double?]

  /// The cuts that exist, in resample order.
  public var existing: [Double] { cuts.compactMap(\.self) }

  /// How many resamples gave no cut.
  public var failures: Int { cuts.count - existing.count }

  /// The SD (n − 1) of the cuts that exist; `nil` when fewer than two do.
  public var standardError: Double? { Moments(existing).standardDeviation }

  /// The interval between two quantiles of the cuts, leaving out equal shares at both ends.
  ///
  /// Quantiles interpolate linearly between order statistics: position 1 + (n − 1)·p.
  ///
  /// - Parameter level: The share inside, such as 0.95.
  /// - Returns: The ends; `nil` when fewer than two resamples gave a cut.
  public func interval(level: Double) -> ClosedRange<Double>? {
    BootstrapEstimate.interval(of: existing, level: level)
  }

  /// The functional cuts of the resamples that gave one, rising, with their shares.
  ///
  /// - Parameter rule: The study's rounding rule.
  /// - Returns: The cuts; empty when no resample gave one, or when the rule does not round.
  public func functionalCuts(_ rule: RoundingRule) -> [CutProbability] {
    guard rule != .none else { return [] }
    var counts: [Rational: Int] = [:]
    for cut in existing {
      if let exact = CutValue.real(cut).rounded(rule).exact { counts[exact, default: 0] += 1 }
    }
    let all = Double(existing.count)
    return counts.sorted { $0.key < $1.key }
      .map { CutProbability(cut: $0.key, probability: Double($0.value) / all) }
  }

  static func interval(of values: [Double], level: Double) -> ClosedRange<Double>? {
    guard values.count >= 2, level > 0, level < 1 else { return nil }
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let position = Double(sorted.count - 1) * share
      let index = min(Int(position), sorted.count - 2)
      return sorted[index] + (sorted[index + 1] - sorted[index]) * (position - Double(index))
    }
    let tail = (1 - level) / 2
    return quantile(tail)...quantile(1 - tail)
  }
}

/// Mean and SD (n − 1) of a sample, in two passes over a fixed order.
struct Moments {
  let count: Int
  let mean: Double
  private let squares: Double

  init(_ values: [Double]) {
    count = values.count
    let centre = values.reduce(0, +) / Double(values.count)
    mean = centre
    squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }

  /// The variance with n − 1; `nil` below two values.
  var variance: Double? { count < 2 ? nil : squares / Double(count - 1) }

  /// The SD with n − 1; `nil` below two values.
  var standardDeviation: Double? { variance.map { $0.squareRoot() } }
}
