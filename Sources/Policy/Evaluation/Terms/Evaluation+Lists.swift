// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// The highest value of a field in a list of records.
  ///
  /// A record that may or may not count, and an open list, leave the best one on file as a lower
  /// bound. Without any record that counts there is no best one: unknown(missing).
  func best(
    _ field: String,
    of list: Term,
    variable: Int,
    filter: Term?,
    type: ValueType
  ) -> Answer {
    let elements = answer(list)
    guard case .value(.list(let known, let isComplete)) = elements else {
      if case .fault = elements { return elements }
      return .unknown(elements.unknowns)
    }
    let recording = recorder
    recorder = nil
    defer { recorder = recording }
    var best: Value?
    var highest: Rational?
    var possible: [(value: Value, unknowns: Unknowns)] = []
    var isLimited = isComplete
    var unknowns = isComplete ? Unknowns.none : Unknowns(.missing, name(of: list))
    var faults: [Fault] = []
    for element in known {
      let counts = counts(element, variable: variable, filter: filter)
      faults = Fault.union(faults, counts.faults)
      if counts.truth == .notMet { continue }
      let value = Self.value(element, field)
      faults = Fault.union(faults, value.faults)
      guard case .value(let found) = value else {
        isLimited = false
        unknowns = unknowns.union(counts.unknowns).union(value.unknowns)
        continue
      }
      if case .number(let number) = found { highest = max(highest ?? number, number) }
      if counts.truth == .met {
        best = best.map { Self.later($0, found) } ?? found
      } else {
        possible.append((found, counts.unknowns))
      }
    }
    if !faults.isEmpty { return .fault(faults) }
    for (value, causes) in possible where best.map({ Self.later($0, value) != $0 }) ?? true {
      unknowns = unknowns.union(causes)
    }
    guard let best else {
      return .unknown(unknowns.isEmpty ? Unknowns(.missing, name(of: list)) : unknowns)
    }
    if isLimited, possible.allSatisfy({ Self.later(best, $0.value) == best }) {
      return .value(best)
    }
    guard case .number(let low) = best else { return .unknown(unknowns) }
    let top = type.withoutConstants.number?.upper
    return Self.settled(NumberInterval(low, isLimited ? highest : top), unknowns)
  }

  private static func value(_ element: Answer, _ field: String) -> Answer {
    switch element {
    case .value(.record(let fields)): fields[field] ?? .unknown(.missing, field)
    case .value: .unknown(.none)
    case .fault: element
    default: .unknown(element.unknowns)
    }
  }

  private static func later(_ left: Value, _ right: Value) -> Value {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b ? right : left
    case (.date(let a), .date(let b)): a < b ? right : left
    default: left
    }
  }
}
