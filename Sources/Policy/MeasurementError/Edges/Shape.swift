// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// How the value of an expression depends on facts with error, between the edges found so far.
enum Shape {
  /// Not at all; the value is computed when it is needed.
  case fixed(() -> Answer)
  /// Between edges it is one of these forms, or no number. An unknown number with bounds counts as
  /// both its ends: every comparison asks for the ends only.
  case forms([LinearForm])
  /// Between edges it does not change, and its values are not listed.
  case steps

  /// How many forms or edges one expression may have before it is left to simulation.
  static let limit = 100_000

  /// A value that depends on no fact with error.
  var isFixed: Bool { if case .fixed = self { true } else { false } }

  /// Whether its value moves between edges.
  var isMoving: Bool {
    if case .forms(let forms) = self { forms.contains { !$0.isConstant } } else { false }
  }

  /// The forms that the value may have; `nil` when they are not listed.
  var forms: [LinearForm]? {
    switch self {
    case .forms(let forms): return forms
    case .steps: return nil
    case .fixed(let answer):
      switch answer() {
      case .value(.number(let number)): return [LinearForm(number)]
      case .between(let interval, _):
        return [interval.lower, interval.upper].compactMap { $0.map { LinearForm($0) } }
      default: return []
      }
    }
  }

  /// The answer, when it is fixed.
  var answer: Answer? { if case .fixed(let answer) = self { answer() } else { nil } }

  /// The same with a fixed value computed, before the frame that it needs is left.
  var settled: Shape { answer.map { answer in .fixed { answer } } ?? self }

  /// Forms without repetitions, in the order given.
  static func distinct(_ forms: [LinearForm]) -> Shape {
    if forms.count < 2 { return .forms(forms) }
    var seen: Set<LinearForm> = []
    return .forms(forms.filter { seen.insert($0).inserted })
  }
}
