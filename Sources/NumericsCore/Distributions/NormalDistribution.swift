// SPDX-License-Identifier: Apache-2.0
import CNumerics

/// The normal distribution.
///
/// Source: Boost.Math (error function, rational approximations in `long double`).
public struct NormalDistribution: Distribution, Hashable {
  /// Mean 0 and standard deviation 1.
  public static let standard = NormalDistribution()

  /// The mean.
  public let mean: Double

  /// The standard deviation, positive.
  public let standardDeviation: Double

  private init() {
    mean = 0
    standardDeviation = 1
  }

  /// A normal distribution.
  ///
  /// - Parameters:
  ///   - mean: Any finite number.
  ///   - standardDeviation: A positive finite number.
  /// - Throws: `NumericsError.parameter` for anything else.
  public init(mean: Double, standardDeviation: Double) throws(NumericsError) {
    try require("the mean", mean, "finite") { _ in true }
    try require("the standard deviation", standardDeviation, "positive and finite") { $0 > 0 }
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The density at x.
  public func density(_ x: Double) -> Double {
    cnumerics_normal_density(standardised(x)) / standardDeviation
  }

  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { cnumerics_normal_cumulative(standardised(x)) }

  /// P(X > x).
  public func survival(_ x: Double) -> Double { cnumerics_normal_survival(standardised(x)) }

  /// The x with P(X ≤ x) = p.
  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * cnumerics_normal_quantile(p)
  }

  /// The x with P(X > x) = q.
  public func complementQuantile(_ q: Double) -> Double {
    mean + standardDeviation * cnumerics_normal_complement_quantile(q)
  }

  private func standardised(_ x: Double) -> Double { (x - mean) / standardDeviation }
}
