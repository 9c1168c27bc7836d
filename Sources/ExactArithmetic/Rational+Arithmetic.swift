// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational {
  /// The sum.
  public static func + (left: Rational, right: Rational) -> Rational {
    guard case .small(let leftTop, over: let leftBottom) = left.storage,
      case .small(let rightTop, over: let rightBottom) = right.storage
    else {
      return Rational(
        bigNumerator: left.numerator * right.denominator + right.numerator * left.denominator,
        bigDenominator: left.denominator * right.denominator
      )
    }
    if leftBottom == rightBottom,
      case (let top, false) = leftTop.addingReportingOverflow(rightTop)
    {
      return Rational(reducing: top, over: leftBottom)
    }
    return sum(leftTop, over: leftBottom, plus: rightTop, over: rightBottom)
  }

  /// The sum of a/b and c/d by Knuth (1969, section 4.5.1).
  ///
  /// With g = gcd(b, d) and t = a(d/g) + c(b/g), all that t and the denominator (b/g)d can still
  /// share is a factor of g, so the last divisor is found among machine integers at any size of t.
  private static func sum(_ a: Int, over b: Int, plus c: Int, over d: Int) -> Rational {
    let g = b.commonDivisor(with: d)
    let (bRest, dRest) = (b.dividedExactly(by: g), d.dividedExactly(by: g))
    if case (let left, false) = a.multipliedReportingOverflow(by: dRest),
      case (let right, false) = c.multipliedReportingOverflow(by: bRest),
      case (let t, false) = left.addingReportingOverflow(right)
    {
      let h = t.commonDivisor(with: g)
      let rest = d.dividedExactly(by: h)
      if case (let bottom, false) = bRest.multipliedReportingOverflow(by: rest) {
        return Rational(lowestTerms: t.dividedExactly(by: h), over: bottom)
      }
    }
    let t = BigInt(a) * BigInt(dRest) + BigInt(c) * BigInt(bRest)
    let h = BigInt(Int(t % BigInt(g)).commonDivisor(with: g))
    return Rational(lowestTerms: t / h, over: BigInt(bRest) * (BigInt(d) / h))
  }

  /// The difference.
  public static func - (left: Rational, right: Rational) -> Rational { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: Rational) -> Rational {
    if case .small(let top, over: let bottom) = value.storage, top != .min {
      return Rational(lowestTerms: -top, over: bottom)
    }
    return Rational(lowestTerms: -value.numerator, over: value.denominator)
  }

  /// The product.
  public static func * (left: Rational, right: Rational) -> Rational {
    guard case .small(let leftTop, over: let leftBottom) = left.storage,
      case .small(let rightTop, over: let rightBottom) = right.storage
    else {
      return Rational(
        bigNumerator: left.numerator * right.numerator,
        bigDenominator: left.denominator * right.denominator
      )
    }
    // Cancelled crosswise first, the products are in lowest terms: an overflow is a big result.
    let down = leftTop.commonDivisor(with: rightBottom)
    let up = rightTop.commonDivisor(with: leftBottom)
    let tops = (leftTop.dividedExactly(by: down), rightTop.dividedExactly(by: up))
    let bottoms = (leftBottom.dividedExactly(by: up), rightBottom.dividedExactly(by: down))
    let (top, topOverflow) = tops.0.multipliedReportingOverflow(by: tops.1)
    let (bottom, bottomOverflow) = bottoms.0.multipliedReportingOverflow(by: bottoms.1)
    guard topOverflow || bottomOverflow else {
      return Rational(lowestTerms: top, over: bottom)
    }
    return Rational(
      lowestTerms: BigInt(tops.0) * BigInt(tops.1),
      over: BigInt(bottoms.0) * BigInt(bottoms.1)
    )
  }

  /// The quotient; dividing by zero is a mistake of the caller and traps.
  public static func / (left: Rational, right: Rational) -> Rational { left * right.reciprocal }

  private var reciprocal: Rational {
    precondition(signum != 0, "a rational number has a denominator other than zero")
    if case .small(let top, over: let bottom) = storage, top != .min {
      return Rational(lowestTerms: top > 0 ? bottom : -bottom, over: abs(top))
    }
    let top = signum < 0 ? -denominator : denominator
    return Rational(lowestTerms: top, over: abs(numerator))
  }

  /// Adds in place.
  public static func += (left: inout Rational, right: Rational) { left = left + right }

  /// Subtracts in place.
  public static func -= (left: inout Rational, right: Rational) { left = left - right }

  /// Multiplies in place.
  public static func *= (left: inout Rational, right: Rational) { left = left * right }

  /// Divides in place.
  public static func /= (left: inout Rational, right: Rational) { left = left / right }
}

extension Sequence where Element == Rational {
  /// The exact sum; zero for an empty sequence.
  @inlinable public func sum() -> Rational { reduce(.zero, +) }
}

extension Collection where Element == Rational {
  /// The exact mean; `nil` for an empty collection.
  public func mean() -> Rational? { isEmpty ? nil : sum() / Rational(count) }
}
