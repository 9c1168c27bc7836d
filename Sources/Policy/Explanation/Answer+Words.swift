// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Answer {
  /// The answer in words: a value in its unit, bounds, why it is unknown, or what is broken.
  ///
  /// - Parameter type: The type of the value.
  /// - Returns: Text such as `358.2`, `met`, `16 to 28`, `unknown (missing)` or `fault F02`.
  public func words(_ type: ValueType) -> String {
    switch self {
    case .value(let value): return value.words(type)
    case .between(let interval, _):
      let number = type.withoutConstants.number ?? .plain
      switch (interval.lower, interval.upper) {
      case (let lower?, let upper?): return "\(number.text(lower)) to \(number.text(upper))"
      case (let lower?, nil): return "at least \(number.text(lower))"
      case (nil, let upper?): return "at most \(number.text(upper))"
      case (nil, nil): return "unknown"
      }
    case .covering(let low, let high, _):
      return high.map { "\(low.days) to \($0.days) days" } ?? "at least \(low.days) days"
    case .unknown(let unknowns):
      let kinds = unknowns.kinds.map(\.rawValue).joined(separator: ", ")
      return kinds.isEmpty ? "unknown" : "unknown (\(kinds))"
    case .fault(let faults):
      return "fault " + Set(faults.map(\.code.rawValue)).sorted().joined(separator: ", ")
    }
  }
}

extension Value {
  /// The value in words, written as its type says.
  ///
  /// - Parameter type: The value's type.
  /// - Returns: Text such as `4 years` or `"0134"`.
  public func words(_ type: ValueType) -> String {
    switch (self, type.withoutConstants) {
    case (.number(let number), .number(let form)): form.text(number)
    case (.interval(let lower, let upper), .interval(let form)):
      "\(form.text(lower)) to \(form.text(upper))"
    case (.list(let elements, let isComplete), .list(let element)):
      "[" + elements.map { $0.words(element) }.joined(separator: ", ")
        + (isComplete ? "]" : ", perhaps more]")
    case (.record(let given), .record(let fields)):
      "{"
        + fields.map { "\($0.name): \(given[$0.name]?.words($0.type) ?? "unknown")" }
        .joined(separator: ", ") + "}"
    default: words
    }
  }
}

extension Fact {
  /// What is on file for the fact, in words.
  ///
  /// - Parameter answer: What is on file.
  /// - Returns: Text such as `4 years`, `yes` or `unknown (pending)`.
  public func words(_ answer: Answer) -> String { answer.words(type) }
}
