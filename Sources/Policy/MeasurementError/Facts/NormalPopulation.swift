// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A normal population of true values, as a fact's declaration names it.
public struct NormalPopulation: Sendable, Hashable {
  /// The mean m, in base units.
  public let mean: Rational
  /// The standard deviation s, in base units; not below 0.
  public let deviation: Rational

  /// A normal population.
  ///
  /// - Parameters:
  ///   - mean: The mean, in base units.
  ///   - deviation: The standard deviation, in base units; not below 0.
  public init(mean: Rational, deviation: Rational) {
    self.mean = mean
    self.deviation = deviation
  }

  /// The population that a declaration names, in the unit in which the fact is written.
  init?(_ error: FactDeclaration.NormalError, _ type: NumberType) {
    guard let reference = error.reference else { return nil }
    let factor = type.unit?.factor ?? .one
    mean = reference.mean.value * factor
    deviation = reference.deviation.value * factor
  }

  /// ρ = s²/(s² + se²), the share of the observed variance that is true variance.
  ///
  /// - Parameter standardError: The standard error of an observation.
  /// - Returns: A number from 0 to 1; 1 without error.
  public func reliability(standardError: Rational) -> Rational {
    let (own, error) = (deviation * deviation, standardError * standardError)
    return error == .zero ? .one : own / (own + error)
  }
}
