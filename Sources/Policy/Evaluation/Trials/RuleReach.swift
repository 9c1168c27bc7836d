// SPDX-License-Identifier: Apache-2.0

/// Which expressions of a policy can read some facts, by the rules alone.
///
/// A rule of another period may be that of another version, so that a measure there is looked for in all of
/// them.
struct RuleReach {
  private enum Target: Hashable {
    case measure(version: Int, Int)
    case decision(version: Int, Int)
    case fact(version: Int, Int)
  }

  private let rulebook: Rulebook
  /// For each version and fact whether it is one of those that are looked for.
  private let isSought: [[Bool]]
  /// Whether the facts pick the version, or may do so.
  private let picksVersion: Bool
  /// What was gone through without finding any of the facts.
  private var idle: Set<Target> = []

  /// Which expressions can read some facts.
  ///
  /// - Parameters:
  ///   - rulebook: The policy.
  ///   - facts: The facts by entity and name.
  init(_ rulebook: Rulebook, _ facts: [String: Set<String>]) {
    self.rulebook = rulebook
    isSought = rulebook.versions.map { version in
      version.program.facts.map { fact in
        facts[version.program.entities[fact.entity].name]?.contains(fact.name) ?? false
      }
    }
    picksVersion =
      rulebook.versions.contains { $0.appliesTo != nil }
      || facts.values.contains { $0.contains(rulebook.decidesBy ?? "") }
  }

  /// Whether an expression of a version can read one of the facts.
  mutating func reaches(_ term: Term, version: Int) -> Bool {
    if picksVersion { return true }
    var open: [Target] = []
    var seen: Set<Target> = []
    func visit(_ term: Term, _ version: Int) -> Bool {
      func found(_ target: Target) {
        if !idle.contains(target), seen.insert(target).inserted { open.append(target) }
      }
      switch term.kind {
      case .fact(let place, _), .referred(_, let place):
        if isSought[version][place] { return true }
        found(.fact(version: version, place))
      case .measure(let place, _, nil): found(.measure(version: version, place))
      case .measure(let place, _, _):
        let name = rulebook.versions[version].program.measures[place].name
        for (other, rules) in rulebook.versions.enumerated() {
          guard let same = rules.program.measures.firstIndex(where: { $0.name == name }) else {
            continue
          }
          found(.measure(version: other, same))
        }
      case .decision(let place, _), .criterion(let place, _):
        found(.decision(version: version, place))
      default: break
      }
      return term.parts.contains { visit($0, version) }
    }
    if visit(term, version) { return true }
    while let target = open.popLast() {
      let (terms, place): ([Term], Int)
      switch target {
      case .measure(let version, let measure):
        let body = rulebook.versions[version].program.measures[measure]
        (terms, place) = (body.baseTerms + body.adjustmentTerms, version)
      case .decision(let version, let decision):
        var conditions: [Term] = []
        rulebook.versions[version].program.decisions[decision].root.walk { node in
          conditions += node.terms
        }
        (terms, place) = (conditions, version)
      case .fact(let version, let fact):
        let condition = rulebook.versions[version].program.facts[fact].completeWhen
        (terms, place) = ([condition].compactMap(\.self), version)
      }
      if terms.contains(where: { visit($0, place) }) { return true }
    }
    idle.formUnion(seen)
    return false
  }
}
