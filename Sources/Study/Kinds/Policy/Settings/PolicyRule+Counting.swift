// SPDX-License-Identifier: Apache-2.0
import Policy

extension PolicyRule {
  /// Whether a decision about one subject may rest on the rows of others: on a sum or count over
  /// them, or on a pool that is divided among them.
  var countsSubjects: Bool {
    rulebook.versions.contains { $0.program.counts(rulebook.subject) }
  }
}

extension Program {
  fileprivate func counts(_ subject: String) -> Bool {
    var isCounted = false
    func look(_ term: Term) {
      term.walk { part in
        switch part.kind {
        case .aggregate(let aggregate) where entities[aggregate.entity].name == subject:
          isCounted = true
        case .allocate(let share) where entities[share.entity].name == subject:
          isCounted = true
        default: return
        }
      }
    }
    for measure in measures { (measure.baseTerms + measure.adjustmentTerms).forEach(look) }
    for decision in decisions { decision.root.walk { $0.terms.forEach(look) } }
    for result in results { look(result.condition) }
    return isCounted
  }
}
