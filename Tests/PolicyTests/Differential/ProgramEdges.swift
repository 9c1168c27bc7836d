// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

@testable import Policy

/// The numbers, dates and texts that a program names, and what lies next to them.
struct ProgramEdges {
  private var numbers: Set<Rational> = [0]
  private var dates: Set<CalendarDate> = []
  private var texts: Set<String> = ["a"]

  /// The edges of a program.
  init(_ program: Program) {
    var values: [Value] = []
    func read(_ term: Term) {
      term.walk { inner in
        switch inner.kind {
        case .constant(let value): values.append(value)
        case .membership(_, let members): values += members
        default: break
        }
      }
    }
    for decision in program.decisions { decision.root.walk { $0.terms.forEach(read) } }
    for measure in program.measures {
      measure.baseTerms.forEach(read)
      measure.adjustmentTerms.forEach(read)
    }
    for table in program.tables {
      for row in table.rows {
        for match in row.matches {
          switch match {
          case .values(let members): values += members
          case .range(let lower, let upper, _):
            values += [lower, upper].compactMap { $0 }.map { .number($0) }
          case .any, .otherwise: break
          }
        }
        for case .value(.text(let text)) in row.outputs { texts.insert(text) }
      }
    }
    for value in values {
      switch value {
      case .number(let number): numbers.insert(number)
      case .date(let date): dates.insert(date)
      case .text(let text): texts.insert(text)
      default: break
      }
    }
    if dates.isEmpty { dates = [CalendarDate(dayNumber: 19_000)] }
  }

  /// The values of a type at the edges; some may lie outside its range.
  func values(of type: ValueType) -> [Value] {
    switch type {
    case .truth: [.truth(true), .truth(false)]
    case .number(let number): self.numbers(of: number).map { .number($0) }
    case .date:
      dates.sorted().flatMap { date in
        (-1...1).map { .date(CalendarDate(dayNumber: date.dayNumber + $0)) }
      }
    case .code(let pattern):
      (texts.sorted() + ["01", "0134", "US", "FR"]).filter(pattern.matches).map { .text($0) }
    case .text: (texts.sorted() + ["it's"]).map { .text($0) }
    case .oneOf(let members): members.map { .name($0.name) }
    case .union(let inner, let constants): values(of: inner) + constants.map { .name($0) }
    default: []
    }
  }

  /// A step below, at and above each number and each end of the range, and one outside it.
  private func numbers(of type: NumberType) -> [Rational] {
    let step = type.step ?? Rational(1, 10)
    var found: Set<Rational> = []
    let (lower, upper) = (type.lower, type.upper)
    for edge in numbers.union([lower, upper].compactMap { $0 }) {
      let below = RoundingMode.down.round(edge, to: step)
      for steps in -1...2 {
        let value = below + step * Rational(steps)
        if let lower, value < lower - step { continue }
        if let upper, value > upper + step { continue }
        found.insert(value)
      }
      if type.step == nil { found.insert(edge) }
    }
    if found.isEmpty { found = [lower ?? 0] }
    return found.sorted()
  }
}

extension ValueType {
  /// Whether a value lies in the declared range.
  func allows(_ value: Value) -> Bool {
    guard case .number(let number) = value, let type = withoutConstants.number else { return true }
    return type.objection(to: number) == nil
  }
}
