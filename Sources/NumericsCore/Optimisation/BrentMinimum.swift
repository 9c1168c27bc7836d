// SPDX-License-Identifier: Apache-2.0

/// A minimum of a function of one variable.
public struct Minimum: Hashable, Sendable {
  /// The argument.
  public let argument: Double

  /// The function there.
  public let value: Double

  /// How the search ended; test `hasConverged` before using the argument.
  public let convergence: Convergence

  /// Whether the argument lies within the tolerance of an end of the interval.
  ///
  /// Then the function may fall further outside; a report has to say so.
  public let isAtEnd: Bool
}

/// Finding a minimum inside an interval.
///
/// Source: R. P. Brent, "Algorithms for Minimization without Derivatives" (1973), chapter 5:
/// parabolas through the three best points, with golden sections whenever they do not pay.
public enum BrentMinimum {
  /// A local minimum between two points; the only one when the function has no other.
  ///
  /// - Parameters:
  ///   - lower: The lower end.
  ///   - upper: The upper end, above the lower one.
  ///   - tolerance: The relative tolerance of the argument. Below about 10⁻⁸, the square root of
  ///     the rounding unit, the function does not change and nothing is gained.
  ///   - maximumEvaluations: When to give up.
  ///   - function: The function.
  /// - Throws: `NumericsError.parameter` when the interval is empty or not finite.
  /// - Returns: The best point seen, and the record.
  public static func find(
    from lower: Double,
    to upper: Double,
    tolerance: Double = 1e-8,
    maximumEvaluations: Int = 200,
    _ function: (Double) -> Double
  ) throws(NumericsError) -> Minimum {
    try require("the lower end", lower, "finite") { _ in true }
    try require("the upper end", upper, "finite and above the lower end") { $0 > lower }
    let section = 0.5 * (3 - 5.0.squareRoot())
    var (a, b) = (lower, upper)
    // x is the best point, w the second best, v the one before w.
    var x = a + section * (b - a)
    var (w, v) = (x, x)
    var fx = function(x)
    var (fw, fv) = (fx, fx)
    var evaluations = 1
    var (step, stepBefore) = (0.0, 0.0)
    func ended(_ reason: Convergence.Reason, _ width: Double) -> Minimum {
      let uncertainty = max(b - x, x - a)
      return Minimum(
        argument: x,
        value: fx,
        convergence: Convergence(
          reason: reason,
          evaluations: evaluations,
          uncertainty: uncertainty
        ),
        isAtEnd: x - lower <= 4 * width || upper - x <= 4 * width
      )
    }
    while true {
      let middle = 0.5 * (a + b)
      let width = tolerance * abs(x) + 1e-12 * (upper - lower)
      if fx.isNaN { return ended(.notANumber, width) }
      if abs(x - middle) <= 2 * width - 0.5 * (b - a) { return ended(.converged, width) }
      if evaluations >= maximumEvaluations { return ended(.evaluationLimit, width) }
      var isParabolic = false
      if abs(stepBefore) > width {
        // The vertex of the parabola through x, w and v, as the quotient p / q from x.
        let r = (x - w) * (fx - fv)
        var q = (x - v) * (fx - fw)
        var p = (x - v) * q - (x - w) * r
        q = 2 * (q - r)
        if q > 0 { p = -p } else { q = -q }
        let previous = stepBefore
        stepBefore = step
        if abs(p) < abs(0.5 * q * previous), p > q * (a - x), p < q * (b - x) {
          isParabolic = true
          step = p / q
          let u = x + step
          if u - a < 2 * width || b - u < 2 * width { step = x < middle ? width : -width }
        }
      }
      if !isParabolic {
        stepBefore = x < middle ? b - x : a - x
        step = section * stepBefore
      }
      let u = x + (abs(step) >= width ? step : (step > 0 ? width : -width))
      let fu = function(u)
      evaluations += 1
      if fu.isNaN { return ended(.notANumber, width) }
      if fu <= fx {
        if u < x { b = x } else { a = x }
        (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
      } else {
        if u < x { a = u } else { b = u }
        if fu <= fw || w == x {
          (v, fv, w, fw) = (w, fw, u, fu)
        } else if fu <= fv || v == x || v == w {
          (v, fv) = (u, fu)
        }
      }
    }
  }
}
