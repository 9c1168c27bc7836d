// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

extension EdgeFinder {
  /// How many standard deviations round the mean the edges of a rounding are counted.
  ///
  /// Beyond it lies a probability of 2Φ(−9) < 3·10⁻¹⁹.
  static let reach = 9.0

  /// A value that is a function of another one.
  func mapped(_ operand: Shape, _ whole: Term, _ change: (LinearForm) -> LinearForm) -> Shape {
    if operand.isFixed { return fixed(whole) }
    return operand.forms.map { .distinct($0.map(change)) } ?? .steps
  }

  /// A value of two others, by the forms of both.
  ///
  /// - Parameters:
  ///   - left: An operand.
  ///   - right: The other.
  ///   - combine: The form of two forms; `nil` where the result is no straight line, an empty list
  ///     where there is no number.
  /// - Returns: All combinations.
  private func combined(
    _ left: Shape,
    _ right: Shape,
    _ combine: (LinearForm, LinearForm) -> [LinearForm]?
  ) -> Shape {
    guard let first = left.forms, let second = right.forms,
      first.count * second.count <= Shape.limit
    else { return left.isMoving || right.isMoving ? curved() : .steps }
    var forms: [LinearForm] = []
    for a in first {
      for b in second {
        guard let found = combine(a, b) else { return curved() }
        forms += found
      }
    }
    return .distinct(forms)
  }

  /// Two numbers computed.
  func computed(
    _ operation: ArithmeticOperator,
    _ left: Shape,
    _ right: Shape,
    _ whole: Term
  ) -> Shape {
    if left.isFixed, right.isFixed { return fixed(whole) }
    return combined(left, right) { a, b in
      switch operation {
      case .plus: return [a + b]
      case .minus: return [a - b]
      case .times:
        if a.isConstant { return [b.scaled(by: a.constant)] }
        return b.isConstant ? [a.scaled(by: b.constant)] : nil
      case .divided, .percentOf:
        guard b.isConstant else { return nil }
        return b.constant == .zero ? [] : [a.scaled(by: 1 / b.constant)]
      }
    }
  }

  /// A year moved by a length of time; a date moves by whole days only, and then in steps.
  func shifted(_ start: Term, _ by: Term, _ whole: Term) -> Shape {
    let (from, amount) = (shape(start), shape(by))
    if from.isFixed, amount.isFixed { return fixed(whole) }
    guard start.type.withoutConstants.number != nil else { return together([from, amount], whole) }
    let isCalendar = by.type.withoutConstants.number?.dimension == .calendarTime
    return combined(from, amount) { [$0 + $1.scaled(by: isCalendar ? Rational(1, 12) : .one)] }
  }

  // MARK: Where they meet

  /// Notes where two values are equal, which is where a comparison of them turns.
  func meet(_ left: Shape, _ right: Shape) {
    guard left.isMoving || right.isMoving else { return }
    guard let first = left.forms, let second = right.forms,
      first.count * second.count <= Shape.limit
    else {
      edges.isCurved = true
      return
    }
    for a in first { for b in second { edges.add(a - b) } }
  }

  /// Two values compared.
  func compared(_ left: Term, _ right: Term, _ by: YearCount?, _ whole: Term) -> Shape {
    let (a, b) = (shape(left), shape(right))
    // Covered days against a moving number of years: the calendar is no straight line.
    if by != nil, a.isMoving || b.isMoving { return curved() }
    meet(a, b)
    return together([a, b], whole)
  }

  /// An interval that lies wholly on one side of a number.
  func excludes(_ interval: Term, _ number: Term, _ whole: Term) -> Shape {
    let (a, b) = (shape(interval), shape(number))
    if a.isFixed, b.isFixed { return fixed(whole) }
    guard case .value(.interval(let lower, let upper))? = a.answer else {
      return together([a, b], whole)
    }
    meet(b, .forms([LinearForm(lower), LinearForm(upper)]))
    return .steps
  }

  // MARK: Rounding and limits

  /// A number rounded to a multiple of a step: its edges are those of the rounding.
  ///
  /// - Parameters:
  ///   - operand: The number.
  ///   - step: The step.
  ///   - mode: How it is rounded.
  ///   - fixed: The result when the number is fixed.
  /// - Returns: The multiples that it may be.
  func rounded(
    _ operand: Shape,
    to step: Rational,
    _ mode: RoundingMode,
    fixed: () -> Shape
  ) -> Shape {
    if operand.isFixed { return fixed() }
    guard let forms = operand.forms else { return .steps }
    var multiples: Set<Rational> = []
    for form in forms {
      guard !form.isConstant else {
        multiples.insert(mode.round(form.constant, to: step))
        continue
      }
      let (lower, upper) = form.belief(beliefs).range(deviations: Self.reach)
      let (first, last) = ((lower / step).floor, (upper / step).ceil)
      guard let count = (last - first).integer, count <= Shape.limit else { return curved() }
      // The nearest multiple changes half way, every other rounding at the multiples themselves.
      let offset: Rational = mode.isToNearest ? .half : .zero
      for place in 0...count {
        let multiple = (first + Rational(place)) * step
        multiples.insert(multiple)
        edges.add(form - LinearForm(multiple + offset * step))
      }
    }
    return .forms(multiples.sorted().map { LinearForm($0) })
  }

  /// The greatest, least, mean or sum of several numbers.
  func extreme(_ extreme: Extreme, _ operands: [Shape], _ whole: Term) -> Shape {
    if operands.allSatisfy(\.isFixed) { return fixed(whole) }
    switch extreme {
    case .sum: return sum(operands)
    case .mean:
      let total = sum(operands)
      return total.forms.map { forms in
        .forms(forms.map { $0.scaled(by: Rational(1, operands.count)) })
      } ?? .steps
    case .greatest, .least: return limited(operands)
    }
  }

  /// The sum of several numbers.
  func sum(_ operands: [Shape]) -> Shape {
    operands.dropFirst().reduce(operands.first ?? .forms([LinearForm(.zero)])) { total, next in
      combined(total, next) { [$0 + $1] }
    }
  }

  /// One of several numbers, by which is greater.
  func limited(_ operands: [Shape]) -> Shape {
    for (place, operand) in operands.enumerated() {
      for other in operands[..<place] { meet(operand, other) }
    }
    return either(operands)
  }
}

extension RoundingMode {
  /// Whether a number is rounded to the nearest multiple, whatever happens half way.
  fileprivate var isToNearest: Bool {
    switch self {
    case .halfUp, .halfEven, .halfDown: true
    case .up, .down, .towardZero, .awayFromZero: false
    }
  }
}
