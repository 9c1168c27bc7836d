// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

extension Evaluation {
  /// The greatest number of periods in a window.
  static let greatestWindow = 10_000

  /// The mean of a value over the periods from a first to a last one, both inside.
  ///
  /// Strict: one unknown period makes it unknown, or bounds where the measure keeps them. A window
  /// that ends before it starts has no mean: unknown(missing).
  func window(_ value: Term, variable: Int, from: Answer, to: Answer) -> Answer {
    if let failure = Answer.strictFailure(from, to) { return failure }
    guard let first = from.number?.integer, let last = to.number?.integer else {
      return .unknown(.none)
    }
    guard first <= last else { return .unknown(.missing, frame.clause) }
    guard last - first < Self.greatestWindow else {
      return .fault(.limit, "a window of more than \(Self.greatestWindow) periods")
    }
    let saved = frame.variables
    defer { frame.variables = saved }
    let answers = (first...last).map { period in
      bind(variable, to: .value(.number(Rational(period))))
      return answer(value)
    }
    return extreme(.mean, answers)
  }
}
