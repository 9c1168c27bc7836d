// SPDX-License-Identifier: Apache-2.0
import Policy

extension TraceNode {
  func isTerm(_ term: Term) -> Bool {
    if case .term(let own) = subject { own == term } else { false }
  }

  /// The record of a term directly inside.
  func child(_ term: Term) -> TraceNode? { children.first { $0.isTerm(term) } }

  /// Whether it is a limit that others are held against: a constant, or what a table or fact says.
  var isLimit: Bool {
    guard case .term(let term) = subject else { return false }
    switch term.kind {
    case .constant, .lookup, .fact, .field: return true
    default: return false
    }
  }

  /// The measures directly inside an expression, with their years and answers in words.
  var measures: [(words: String, answer: String)] {
    if case .measure(let measure, let period, _) = subject {
      let year = period.map { " of \($0)" } ?? ""
      return [(measure.name.spelledOut + year, answer.words(measure.type))]
    }
    return children.flatMap(\.measures)
  }
}
