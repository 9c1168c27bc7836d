// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension RoundingMode {
  /// A number rounded to a multiple of a step.
  ///
  /// With q = x/d: `down` ⌊q⌋, `up` ⌈q⌉, `toward zero` sign(q)⌊|q|⌋, `away from zero` sign(q)⌈|q|⌉,
  /// `half up` sign(q)⌊|q| + ½⌋, `half down` sign(q)⌈|q| − ½⌉, `half even` the nearest with ties to
  /// the even multiple.
  ///
  /// - Precondition: The step is positive.
  /// - Parameters:
  ///   - value: The number x.
  ///   - step: The step d.
  /// - Returns: A multiple of the step.
  public func round(_ value: Rational, to step: Rational) -> Rational {
    switch self {
    case .halfUp: return value.rounded(.nearestHalfUp, step: step)
    case .halfDown: return value.rounded(.nearestHalfDown, step: step)
    case .halfEven: return value.rounded(.nearestHalfEven, step: step)
    case .up: return value.rounded(.ceil, step: step)
    case .down: return value.rounded(.floor, step: step)
    case .towardZero: return value.rounded(value < .zero ? .ceil : .floor, step: step)
    case .awayFromZero: return value.rounded(value < .zero ? .floor : .ceil, step: step)
    }
  }
}
