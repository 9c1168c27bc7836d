// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy

/// Where a filter can change its answer as one number of the applicant moves.
struct FilterThresholds {
  /// The numbers at which it can, in rising order; `nil` where the number is used in a computation, so
  /// that every step of its scale can be one.
  let values: [Rational]?
  /// Whether the filter rests on the number at all.
  let isUsed: Bool
  /// The step of the scale.
  let step: Rational

  /// The thresholds of a filter in one fact.
  ///
  /// - Parameters:
  ///   - fact: The fact's name.
  ///   - rule: The screen.
  ///   - filter: The filter's place.
  init(of fact: String, in rule: ScreenRule, filter: Int) {
    let program = rule.version.program
    let place = program.facts.firstIndex { $0.name == fact }
    let declared = place.flatMap { program.facts[$0].type.withoutConstants.number?.step }
    let step = declared ?? .one
    var values: Set<Rational> = []
    var uses = 0
    var compared = 0
    var seen: Set<Int> = []
    func isFact(_ term: Term) -> Bool {
      if case .fact(let other, _) = term.kind { other == place } else { false }
    }
    func constant(_ term: Term) -> Rational? {
      if case .constant(.number(let number)) = term.kind { number } else { nil }
    }
    func visit(_ part: Term) {
      switch part.kind {
      case .fact(let other, _) where other == place: uses += 1
      case .given(let inner) where isFact(inner): compared += 1
      case .comparison(_, let left, let right, _):
        guard isFact(left) || isFact(right) else { return }
        if let number = constant(left) ?? constant(right) {
          // Either the number itself, or the next one above it, is the first of another answer.
          values.formUnion([number, number + step])
          compared += 1
        } else if case .constant = right.kind {
          // `step1 <> pass_fail`: a named constant beside the number moves nothing.
          compared += 1
        }
      case .measure(let other, _, _):
        guard seen.insert(other).inserted else { return }
        let measure = program.measures[other]
        for term in measure.baseTerms + measure.adjustmentTerms { term.walk(visit) }
      case .decision(let other, _):
        guard seen.insert(-1 - other).inserted else { return }
        program.decisions[other].root.walkTerms(visit)
      default: return
      }
    }
    for node in rule.trees(of: filter) { node.walkTerms(visit) }
    isUsed = uses > 0
    self.step = step
    self.values = uses == compared ? values.sorted() : nil
  }
}

extension DecisionNode {
  /// Visits every term of the node and of everything below it, the outermost first.
  func walkTerms(_ visit: (Term) -> Void) {
    walk { node in
      for term in node.terms { term.walk(visit) }
    }
  }
}
