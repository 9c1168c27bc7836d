// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// All values of one quantity over a set of lines: bounds, and whether they are attained.
public struct LineInterval: Sendable, Hashable {
  /// The greatest lower bound; `nil` when there is none.
  public let lower: Rational?
  /// Whether some line reaches the lower bound.
  public let isLowerAttained: Bool
  /// The least upper bound; `nil` when there is none.
  public let upper: Rational?
  /// Whether some line reaches the upper bound.
  public let isUpperAttained: Bool
}

/// Removes one of two unknowns from linear inequalities, exactly (Fourier and Motzkin).
///
/// Every inequality is p·u + q·w ≥ r or ≤ r, strict or not. What remains after w is removed
/// describes exactly the values of u for which some w exists, strictness included.
struct LineElimination {
  struct Inequality {
    let p: Rational
    let q: Rational
    let bound: Rational
    let isLower: Bool
    let isStrict: Bool
  }

  /// A bound on w of the form constant + factor·u.
  private struct Bound {
    let constant: Rational
    let factor: Rational
    let isStrict: Bool
  }

  private var lower: (value: Rational, isStrict: Bool)?
  private var upper: (value: Rational, isStrict: Bool)?
  private var isEmpty = false

  /// The values of u; `nil` when there are none.
  static func interval(_ inequalities: [Inequality]) -> LineInterval? {
    var state = LineElimination()
    var below: [Bound] = []
    var above: [Bound] = []
    for one in inequalities {
      guard one.q != .zero else {
        state.add(one.p, one.bound, isLower: one.isLower, isStrict: one.isStrict)
        continue
      }
      let bound = Bound(
        constant: one.bound / one.q,
        factor: -one.p / one.q,
        isStrict: one.isStrict
      )
      if one.isLower == (one.q > .zero) { below.append(bound) } else { above.append(bound) }
    }
    for low in below {
      for high in above {
        // low.constant + low.factor·u ≤ high.constant + high.factor·u
        state.add(
          low.factor - high.factor,
          high.constant - low.constant,
          isLower: false,
          isStrict: low.isStrict || high.isStrict
        )
      }
    }
    return state.result
  }

  /// Adds factor·u ≥ bound or ≤ bound.
  private mutating func add(
    _ factor: Rational,
    _ bound: Rational,
    isLower: Bool,
    isStrict: Bool
  ) {
    guard factor != .zero else {
      let slack = isLower ? -bound : bound
      if isStrict ? slack <= .zero : slack < .zero { isEmpty = true }
      return
    }
    let value = bound / factor
    if isLower == (factor > .zero) {
      if let old = lower, old.value > value || (old.value == value && old.isStrict) { return }
      lower = (value, isStrict)
    } else {
      if let old = upper, old.value < value || (old.value == value && old.isStrict) { return }
      upper = (value, isStrict)
    }
  }

  private var result: LineInterval? {
    if isEmpty { return nil }
    if let lower, let upper {
      if lower.value > upper.value { return nil }
      if lower.value == upper.value, lower.isStrict || upper.isStrict { return nil }
    }
    return LineInterval(
      lower: lower?.value,
      isLowerAttained: lower.map { !$0.isStrict } ?? false,
      upper: upper?.value,
      isUpperAttained: upper.map { !$0.isStrict } ?? false
    )
  }
}
