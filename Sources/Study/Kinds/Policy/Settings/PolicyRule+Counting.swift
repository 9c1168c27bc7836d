// SPDX-License-Identifier: Apache-2.0
import Policy

extension PolicyRule {
  /// Whether a decision about one subject may rest on the rows of others: on a sum or count over
  /// them, or on a pool that is divided among them.
  var countsSubjects: Bool {
    rulebook.versions.contains { version in
      version.program.counted.contains {
        version.program.entities[$0.entity].name == rulebook.subject
      }
    }
  }
}

extension Program {
  /// The entities whose rows are summed, counted or share a pool, each with the entity within which;
  /// places in `entities`.
  var counted: [(entity: Int, parent: Int?)] {
    var found: [(entity: Int, parent: Int?)] = []
    func look(_ term: Term) {
      term.walk { part in
        switch part.kind {
        case .aggregate(let aggregate): found.append((aggregate.entity, aggregate.parent))
        case .allocate(let share): found.append((share.entity, share.parent))
        default: return
        }
      }
    }
    for fact in facts { fact.completeWhen.map(look) }
    for measure in measures { (measure.baseTerms + measure.adjustmentTerms).forEach(look) }
    for decision in decisions { decision.root.walk { $0.terms.forEach(look) } }
    for result in results { look(result.condition) }
    return found
  }
}
