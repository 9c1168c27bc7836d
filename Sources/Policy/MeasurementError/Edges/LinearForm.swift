// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// A number that depends on facts with error in a straight line: b + Σ a_i T_i.
struct LinearForm: Sendable, Hashable {
  /// What a fact counts in a sum.
  struct Slope: Sendable, Hashable {
    /// The fact, a place in the list of facts with error.
    let fact: Int
    /// Its factor a_i, never 0.
    let value: Rational
  }

  /// The constant part b.
  let constant: Rational
  /// The factors, by ascending fact; empty for a constant.
  let slopes: [Slope]

  private init(constant: Rational, slopes: [Slope]) {
    self.constant = constant
    self.slopes = slopes
  }

  /// A constant.
  init(_ constant: Rational) { self.init(constant: constant, slopes: []) }

  /// A fact itself.
  init(fact: Int) { self.init(constant: .zero, slopes: [Slope(fact: fact, value: .one)]) }

  /// Whether no fact has a part in it.
  var isConstant: Bool { slopes.isEmpty }

  static func + (left: LinearForm, right: LinearForm) -> LinearForm {
    let constant = left.constant + right.constant
    if right.isConstant { return LinearForm(constant: constant, slopes: left.slopes) }
    if left.isConstant { return LinearForm(constant: constant, slopes: right.slopes) }
    var slopes: [Slope] = []
    slopes.reserveCapacity(left.slopes.count + right.slopes.count)
    var (i, j) = (0, 0)
    while i < left.slopes.count || j < right.slopes.count {
      if j == right.slopes.count
        || i < left.slopes.count && left.slopes[i].fact < right.slopes[j].fact
      {
        slopes.append(left.slopes[i])
        i += 1
      } else if i == left.slopes.count || right.slopes[j].fact < left.slopes[i].fact {
        slopes.append(right.slopes[j])
        j += 1
      } else {
        let sum = left.slopes[i].value + right.slopes[j].value
        if sum != .zero { slopes.append(Slope(fact: left.slopes[i].fact, value: sum)) }
        i += 1
        j += 1
      }
    }
    return LinearForm(constant: constant, slopes: slopes)
  }

  static func - (left: LinearForm, right: LinearForm) -> LinearForm {
    left + right.scaled(by: -1)
  }

  /// The form times a number.
  func scaled(by factor: Rational) -> LinearForm {
    if factor == .zero { return LinearForm(.zero) }
    if factor == .one { return self }
    return LinearForm(
      constant: constant * factor,
      slopes: slopes.map { Slope(fact: $0.fact, value: $0.value * factor) }
    )
  }

  /// The distribution of the form's value when the facts are independent.
  ///
  /// - Parameter beliefs: What is believed of each fact.
  /// - Returns: Mean b + Σ a_i m_i, variance Σ a_i² v_i.
  func belief(_ beliefs: [NormalBelief]) -> NormalBelief {
    NormalBelief(
      mean: slopes.reduce(constant) { $0 + $1.value * beliefs[$1.fact].mean },
      variance: slopes.reduce(.zero) { $0 + $1.value * $1.value * beliefs[$1.fact].variance }
    )
  }
}

/// A linear form up to its constant and its size: the constant is 0, the first factor 1.
struct Direction: Sendable, Hashable {
  /// The form d·T.
  let form: LinearForm

  /// The direction of a form that is not constant, and where along it the form is 0.
  ///
  /// - Parameter form: The form b + Σ a_i T_i.
  /// - Returns: The direction d and the place −b/a of d·T; `nil` for a constant.
  static func zero(of form: LinearForm) -> (direction: Direction, place: Rational)? {
    guard let first = form.slopes.first?.value else { return nil }
    let place = -form.constant / first
    return (Direction(form: form.scaled(by: 1 / first) + LinearForm(place)), place)
  }

  /// By the facts, then by the factors.
  static func precedes(_ left: Direction, _ right: Direction) -> Bool {
    for (a, b) in zip(left.form.slopes, right.form.slopes) where a != b {
      return (a.fact, a.value) < (b.fact, b.value)
    }
    return left.form.slopes.count < right.form.slopes.count
  }
}
