// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// An exact number as SQL carries it: unit · top / bottom, of which only the unit is a constant.
///
/// Index points in tenths have the unit 1/10 and no bottom; a mean has the sum as top and the count
/// as bottom. Two numbers are compared by cross-multiplication, and nothing is ever divided before
/// a rounding that the policy writes.
///
/// INVARIANT: the unit is positive; the bottom is positive or NULL; `topRange` and `bottomRange`
/// hold every value of the expressions.
struct ScaledNumber: Sendable, Hashable {
  /// What one of the top is worth.
  var unit: Rational
  /// The integer, NULL for unknown.
  var top: SQLExpression
  /// What the top can be.
  var topRange: IntegerRange
  /// What the top is divided by; `nil` for 1.
  var bottom: SQLExpression?
  /// What the bottom can be.
  var bottomRange = IntegerRange.one

  /// A scaled integer.
  init(unit: Rational, top: SQLExpression, _ range: IntegerRange) {
    self.unit = unit
    self.top = top
    topRange = range
  }

  /// A quotient of integers.
  init(
    unit: Rational,
    top: SQLExpression,
    _ range: IntegerRange,
    bottom: SQLExpression?,
    _ bottomRange: IntegerRange
  ) {
    self.unit = unit
    self.top = top
    topRange = range
    self.bottom = bottom
    self.bottomRange = bottom == nil ? .one : bottomRange
  }

  /// A constant.
  ///
  /// - Throws: P703 when it needs more than 64 bits.
  init(_ constant: Rational) throws(SQLRefusal) {
    guard let (top, bottom) = constant.fraction, top != Int.min, bottom != Int.min else {
      throw .overflow("the constant \(constant) needs more than 64 bits")
    }
    self.init(unit: Rational(1, bottom), top: .integer(top), IntegerRange(top))
  }

  /// An unknown number.
  static let unknown = ScaledNumber(unit: 1, top: .null(.integer), IntegerRange(0))

  /// Whether the number is known; never NULL.
  var isPresent: SQLExpression { .both([top.isPresent, bottom?.isPresent ?? .truth(true)]) }

  /// The constant, when it is one.
  var constant: Rational? {
    guard bottom == nil, case .integer(let top) = top else { return nil }
    return unit * Rational(top)
  }

  /// The lowest and the highest value it can have.
  var limits: (low: Rational, high: Rational) {
    let (low, high) = (unit * Rational(topRange.low), unit * Rational(topRange.high))
    guard bottom != nil else { return (low, high) }
    let (least, most) = (Rational(bottomRange.low), Rational(bottomRange.high))
    return (
      low < .zero ? low / least : low / most, high < .zero ? high / most : high / least
    )
  }

  /// The number with its expressions changed, such as read from another scope.
  func map<Failure: Error>(
    _ change: (SQLExpression) throws(Failure) -> SQLExpression
  ) throws(Failure) -> ScaledNumber {
    var copy = self
    copy.top = try change(top)
    if let bottom { copy.bottom = try change(bottom) }
    return copy
  }

  /// How many of a common unit one unit of each number is.
  ///
  /// - Throws: P703 when the units have no common one within 64 bits.
  static func common(
    _ left: Rational,
    _ right: Rational
  ) throws(SQLRefusal) -> (unit: Rational, left: Int, right: Int) {
    if left == right { return (left, 1, 1) }
    if let (a, b) = left.fraction, let (c, d) = right.fraction {
      let (ad, first) = a.multipliedReportingOverflow(by: d)
      let (cb, second) = c.multipliedReportingOverflow(by: b)
      let (bd, third) = b.multipliedReportingOverflow(by: d)
      if !first, !second, !third {
        let unit = Rational(greatestCommonDivisor(ad, cb), bd)
        if let one = (left / unit).integer, let other = (right / unit).integer {
          return (unit, one, other)
        }
      }
    }
    throw .overflow("the units \(left) and \(right) have no common one within 64 bits")
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
