// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A cut before rounding: an exact rational where the method allows it, a binary number otherwise.
///
/// INVARIANT: `real` holds a finite number; methods refuse instead of giving NaN.
public enum CutValue: Sendable, Hashable {
  /// Decided in integers only.
  case exact(Rational)
  /// Computed with logarithms, roots or an iteration.
  case real(Double)

  /// How near a computed cut must be to a multiple of one half to count as that multiple.
  ///
  /// A logistic cut that is 19 by symmetry comes out as 19.000000000000004, and rounding up must
  /// not turn that into 20.
  public static let snap = 1e-9

  /// The value as a binary number.
  public var double: Double {
    switch self {
    case .exact(let value): value.double
    case .real(let value): value
    }
  }

  /// The exact value, when there is one.
  public var exact: Rational? {
    if case .exact(let value) = self { value } else { nil }
  }

  /// The functional cut: the value after the study's rounding rule.
  ///
  /// A computed value within `snap` of a multiple of one half is rounded as that multiple.
  ///
  /// - Parameter rule: How to round; `none` gives the value itself.
  /// - Returns: The rounded value, exact unless the rule is `none`.
  public func rounded(_ rule: RoundingRule) -> CutValue {
    switch self {
    case .exact(let value): return .exact(value.rounded(rule))
    case .real(let value):
      guard rule != .none, let binary = Rational(exactly: value) else { return self }
      let nearest = (binary * 2).rounded(.nearestHalfEven) / 2
      let isNear = (binary - nearest).magnitude.double < CutValue.snap
      return .exact((isNear ? nearest : binary).rounded(rule))
    }
  }

  /// The value with a fixed count of decimal places, rounded half up.
  public func text(places: Int) -> String {
    switch self {
    case .exact(let value): value.text(places: places)
    case .real(let value): value.text(places: places)
    }
  }
}
