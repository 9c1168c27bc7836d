// SPDX-License-Identifier: Apache-2.0
internal import BigInt

extension Rational: Comparable {
  /// Compares by cross-multiplication; no rounding is involved.
  public static func < (left: Rational, right: Rational) -> Bool {
    guard case .small(let leftTop, over: let leftBottom) = left.storage,
      case .small(let rightTop, over: let rightBottom) = right.storage
    else {
      return left.numerator * right.denominator < right.numerator * left.denominator
    }
    if leftBottom == rightBottom { return leftTop < rightTop }
    // Products of two words, high word first: they cannot overflow.
    return leftTop.multipliedFullWidth(by: rightBottom)
      < rightTop.multipliedFullWidth(by: leftBottom)
  }
}
