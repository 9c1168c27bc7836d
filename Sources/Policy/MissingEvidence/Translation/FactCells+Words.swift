// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension FactCells {
  /// What neighbouring cells are called together.
  ///
  /// A number or date at which a condition changes is named itself. Where the values lie beyond it,
  /// the first of them is named too, if the type has steps: `more than 362.9 (363.0 or more)`.
  ///
  /// - Parameter range: The places of the cells.
  /// - Returns: The words.
  func words(_ range: ClosedRange<Int>) -> String {
    let numbers = range.filter { number($0) != nil }
    var parts = range.filter { number($0) == nil }.map { word(values[$0]) }
    if let low = numbers.first, let high = numbers.last {
      parts.insert(words(from: low, to: high), at: 0)
    }
    return parts.joined(separator: " or ")
  }

  /// A value; a record that is only asked to be there is given.
  private func word(_ value: Value) -> String {
    if case .record(let fields) = value, fields.isEmpty { "given" } else { value.words }
  }

  private func words(from low: Int, to high: Int) -> String {
    if low == high, cuts.contains(low) { return text(number(low) ?? .zero) }
    let isBottom = low == 0
    let isTop = number(high + 1) == nil
    if isBottom, isTop { return "any value" }
    let (from, to) = (lower(low), upper(high))
    if isBottom { return to.words }
    if isTop { return from.words }
    if let first = from.first, first == to.first { return text(first) }
    return "\(from.words) and \(to.words)"
  }

  /// A lower end: at a threshold, or beyond the one before, and then the first value of a step.
  private func lower(_ place: Int) -> (words: String, first: Rational?) {
    let value = number(place) ?? .zero
    if cuts.contains(place) {
      return (isDate ? "on or after \(text(value))" : "at least \(text(value))", value)
    }
    let threshold = thresholds.last { $0 < value } ?? number(place - 1) ?? value
    let word = isDate ? "after" : "more than"
    guard let step else { return ("\(word) \(text(threshold))", nil) }
    let first = RoundingMode.down.round(threshold, to: step) + step
    let more = isDate ? "\(text(first)) or later" : "\(text(first)) or more"
    return ("\(word) \(text(threshold)) (\(more))", first)
  }

  /// An upper end: at a threshold, or before the next, and then the last value of a step.
  private func upper(_ place: Int) -> (words: String, first: Rational?) {
    let value = number(place) ?? .zero
    if cuts.contains(place) {
      return (isDate ? "on or before \(text(value))" : "at most \(text(value))", value)
    }
    let threshold = thresholds.first { $0 > value } ?? number(place + 1) ?? value
    let word = isDate ? "before" : "less than"
    guard let step else { return ("\(word) \(text(threshold))", nil) }
    let last = RoundingMode.up.round(threshold, to: step) - step
    let less = isDate ? "\(text(last)) or earlier" : "\(text(last)) or less"
    return ("\(word) \(text(threshold)) (\(less))", last)
  }

  private var isDate: Bool {
    if case .date = type.withoutConstants { true } else { false }
  }

  private var step: Rational? { isDate ? 1 : type.withoutConstants.number?.step }

  /// The number or day of a cell; `nil` for other values and outside the domain.
  private func number(_ place: Int) -> Rational? {
    guard values.indices.contains(place) else { return nil }
    switch values[place] {
    case .number(let number): return number
    case .date(let date): return Rational(date.dayNumber)
    default: return nil
    }
  }

  /// A number or day as policies write it, with every digit of a threshold off the step.
  private func text(_ number: Rational) -> String {
    guard let form = type.withoutConstants.number else {
      return number.integer.map { CalendarDate(dayNumber: $0).description } ?? number.description
    }
    return form.written(number) ?? form.text(number)
  }

  /// For each threshold a value one step below it, at it and one step above, inside the domain.
  var valuesRoundThresholds: [Value] {
    let form = type.withoutConstants.number
    let step = self.step ?? form?.unit?.factor ?? 1
    var found: [Value] = []
    for threshold in thresholds {
      for number in [threshold - step, threshold, threshold + step] {
        let value: Value
        if let form {
          let isBelow = form.lower.map { number < $0 } ?? false
          let isAbove = form.upper.map { number > $0 } ?? false
          guard !isBelow, !isAbove, form.objection(to: number) == nil else { continue }
          value = .number(number)
        } else if let day = number.integer {
          value = .date(CalendarDate(dayNumber: day))
        } else {
          continue
        }
        if !found.contains(value) { found.append(value) }
      }
    }
    return found
  }
}
