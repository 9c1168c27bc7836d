// SPDX-License-Identifier: Apache-2.0

/// A root of a function of one variable.
public struct Root: Hashable, Sendable {
  /// The argument.
  public let argument: Double

  /// The function there, as close to zero as found.
  public let value: Double

  /// How the search ended; test `hasConverged` before using the argument.
  public let convergence: Convergence
}

/// Finding a root inside a bracket.
///
/// Source: R. P. Brent, "Algorithms for Minimization without Derivatives" (1973), chapter 4:
/// inverse quadratic interpolation and the secant, with bisection whenever they do not pay. It
/// never leaves the bracket and needs no derivative.
public enum BrentRoot {
  /// The root between two points at which the function has opposite signs.
  ///
  /// - Parameters:
  ///   - lower: One end.
  ///   - upper: The other end.
  ///   - tolerance: The absolute half width to reach; rounding adds 2 ulp of the root.
  ///   - maximumEvaluations: When to give up.
  ///   - function: The function; continuous in the bracket.
  /// - Throws: `NumericsError.notBracketed` when the signs are equal, `NumericsError.notFinite` when
  ///   an end, or the function at an end, is NaN or an end is infinite.
  /// - Returns: The end of the last bracket with the smaller value, and the record.
  public static func find(
    from lower: Double,
    to upper: Double,
    tolerance: Double = 1e-12,
    maximumEvaluations: Int = 200,
    _ function: (Double) -> Double
  ) throws(NumericsError) -> Root {
    var state = State(a: lower, b: upper, fa: function(lower), fb: function(upper))
    guard lower.isFinite, upper.isFinite, !state.fa.isNaN, !state.fb.isNaN else {
      throw .notFinite(operation: "finding a root")
    }
    guard state.fa == 0 || state.fb == 0 || (state.fa < 0) != (state.fb < 0) else {
      throw .notBracketed(lower: lower, upper: upper)
    }
    var evaluations = 2
    while true {
      state.orderEnds()
      let width = 2 * state.b.magnitude.ulp + 0.5 * tolerance
      let half = 0.5 * (state.c - state.b)
      func ended(_ reason: Convergence.Reason) -> Root {
        let record = Convergence(
          reason: reason,
          evaluations: evaluations,
          uncertainty: state.fb == 0 ? 0 : abs(half)
        )
        return Root(argument: state.b, value: state.fb, convergence: record)
      }
      if abs(half) <= width || state.fb == 0 { return ended(.converged) }
      if evaluations >= maximumEvaluations { return ended(.evaluationLimit) }
      let next = state.nextArgument(half: half, width: width)
      let value = function(next)
      evaluations += 1
      if value.isNaN { return ended(.notANumber) }
      state.advance(to: next, value: value)
    }
  }

  /// b is the best point, c the other end of the bracket, a the previous b.
  private struct State {
    var a: Double
    var b: Double
    var c: Double
    var fa: Double
    var fb: Double
    var fc: Double
    var step: Double
    var stepBefore: Double

    init(a: Double, b: Double, fa: Double, fb: Double) {
      (self.a, self.b, self.fa, self.fb) = (a, b, fa, fb)
      (c, fc) = (a, fa)
      step = b - a
      stepBefore = step
    }

    mutating func orderEnds() {
      guard abs(fc) < abs(fb) else { return }
      (a, b, c) = (b, c, b)
      (fa, fb, fc) = (fb, fc, fb)
    }

    mutating func nextArgument(half: Double, width: Double) -> Double {
      if abs(stepBefore) < width || abs(fa) <= abs(fb) {
        (step, stepBefore) = (half, half)
      } else {
        let (numerator, denominator) = interpolation(half: half)
        let previous = stepBefore
        stepBefore = step
        let isInside = 2 * numerator < 3 * half * denominator - abs(width * denominator)
        if isInside, numerator < abs(0.5 * previous * denominator) {
          step = numerator / denominator
        } else {
          (step, stepBefore) = (half, half)
        }
      }
      return b + (abs(step) > width ? step : (half > 0 ? width : -width))
    }

    /// The step as a quotient with a numerator that is not negative.
    private func interpolation(half: Double) -> (numerator: Double, denominator: Double) {
      let s = fb / fa
      var p: Double
      var q: Double
      if a == c {
        p = 2 * half * s
        q = 1 - s
      } else {
        let r = fb / fc
        let t = fa / fc
        p = s * (2 * half * t * (t - r) - (b - a) * (r - 1))
        q = (t - 1) * (r - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      return (p, q)
    }

    mutating func advance(to next: Double, value: Double) {
      (a, fa) = (b, fb)
      (b, fb) = (next, value)
      if (fb > 0) == (fc > 0) {
        (c, fc) = (a, fa)
        step = b - a
        stepBefore = step
      }
    }
  }
}
