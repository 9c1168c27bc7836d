// SPDX-License-Identifier: Apache-2.0

/// The variables of one search in file order, and what each atom says about them.
struct SearchVariables: Sendable {
  /// What is searched for, which settles what may be chosen.
  enum Purpose: Sendable, Hashable {
    /// What to learn: unknown facts become known, known facts stay.
    case evidence
    /// What to change: facts that are not fixed move, unknown fixed facts stay unknown.
    case flips
    /// What an outcome hangs on: nothing moves, but every known fact is a variable.
    case falls
  }

  /// What an atom is in this search.
  enum Binding: Sendable {
    /// Its truth cannot move, or the formula does not use it.
    case constant(Truth)
    /// A condition on a variable.
    case leaf(SearchLeaf)
  }

  /// The variables, in file order; an opaque atom follows the first of its facts.
  private(set) var list: [SearchVariable] = []
  /// What each atom is.
  private(set) var bindings: [Binding]
  /// What an effort of 1 weighs.
  let scale: Int

  /// The variables of a case.
  ///
  /// - Parameters:
  ///   - evidence: The case.
  ///   - purpose: What is searched for.
  init(of evidence: EvidenceCase, for purpose: Purpose) {
    bindings = Array(repeating: .constant(.unknown), count: evidence.atoms.count)
    scale = evidence.facts.count + evidence.atoms.count + 1
    var isUsed = Array(repeating: false, count: evidence.atoms.count)
    evidence.formula.forEachAtom { isUsed[$0] = true }
    list.reserveCapacity(evidence.facts.count)
    let byFact = AtomsByFact(evidence, isUsed)
    for fact in evidence.facts.indices {
      bind(fact, byFact.conditions(on: fact), in: evidence, purpose)
      for index in byFact.opaque where evidence.atoms[index].facts.min() == fact {
        guard case .opaque(let facts, let truth) = evidence.atoms[index] else { continue }
        bindOpaque(index, facts: Set(facts).sorted(), truth, in: evidence, purpose)
      }
    }
    for index in byFact.opaque {
      // A condition on no fact at all cannot move.
      if case .opaque(let facts, let truth) = evidence.atoms[index], facts.isEmpty {
        bindings[index] = .constant(truth)
      }
    }
  }

  /// Whether an answer to one variable may tell about another, so that weights are not exact.
  func sharesFacts(among variables: some Sequence<Int>) -> Bool {
    var seen: Set<Int> = []
    return !variables.allSatisfy { variable in
      list[variable].facts.allSatisfy { seen.insert($0).inserted }
    }
  }

  private func weight(of facts: [Int], in evidence: EvidenceCase) -> SearchWeight {
    let effort = facts.reduce(0) { $0 + evidence.facts[$1].effort }
    return SearchWeight(value: max(1, effort * scale))
  }

  /// Makes a fact a variable, or its atoms constants where it cannot move.
  private mutating func bind(
    _ fact: Int,
    _ conditions: AtomsByFact.Conditions,
    in evidence: EvidenceCase,
    _ purpose: Purpose
  ) {
    if conditions.isEmpty { return }
    let isFixed = evidence.facts[fact].mobility == .fixed
    var current: Int?
    if case .known(let cell) = evidence.facts[fact].state {
      current = cell
      if purpose == .evidence || purpose == .flips && isFixed {
        for index in conditions {
          guard case .cells(_, let truths) = evidence.atoms[index] else { continue }
          bindings[index] = .constant(truths[cell])
        }
        return
      }
    }
    let (classOf, classCount) = Self.classes(
      of: conditions,
      in: evidence.atoms,
      cells: evidence.facts[fact].cells.count
    )
    let isFree = purpose == .evidence || purpose == .flips && !isFixed
    for index in conditions {
      guard case .cells(_, let truths) = evidence.atoms[index] else { continue }
      var leaf = SearchLeaf(variable: list.count, met: ClassSet(), notMet: ClassSet())
      for cell in truths.indices {
        switch truths[cell] {
        case .met: leaf.met.insert(classOf[cell])
        case .notMet: leaf.notMet.insert(classOf[cell])
        case .unknown: break
        }
      }
      bindings[index] = .leaf(leaf)
    }
    list.append(
      SearchVariable(
        subject: .fact(fact),
        facts: [fact],
        classOf: classOf,
        classCount: classCount,
        current: current,
        rest: current.map { .stays(classOf[$0]) } ?? .anything,
        weight: isFree ? weight(of: [fact], in: evidence) : .unreachable
      )
    )
  }

  /// Makes an opaque atom a variable with the classes not met, met and, if it is so now, unknown.
  private mutating func bindOpaque(
    _ atom: Int,
    facts: [Int],
    _ truth: Truth,
    in evidence: EvidenceCase,
    _ purpose: Purpose
  ) {
    let unknown = facts.filter { evidence.facts[$0].state == .unknown }
    let mobile = facts.filter { evidence.facts[$0].mobility != .fixed }
    let isOpen = truth == .unknown && !unknown.isEmpty
    // An open condition is settled by what is unknown; a settled one moves with what can move.
    let asked = isOpen ? unknown : mobile
    var isFree = purpose != .falls && !asked.isEmpty
    switch purpose {
    case .evidence where !isOpen, .flips where !isOpen && asked.isEmpty:
      bindings[atom] = .constant(truth)
      return
    case .flips where isOpen && !unknown.allSatisfy(mobile.contains):
      isFree = false
    case .evidence, .flips, .falls: break
    }
    let current: Int? = isOpen ? nil : truth == .notMet ? 0 : truth == .met ? 1 : 2
    var leaf = SearchLeaf(variable: list.count, met: ClassSet(), notMet: ClassSet())
    leaf.notMet.insert(0)
    leaf.met.insert(1)
    bindings[atom] = .leaf(leaf)
    list.append(
      SearchVariable(
        subject: .atom(atom),
        facts: purpose == .falls ? facts : asked,
        classOf: current == 2 ? [0, 1, 2] : [0, 1],
        classCount: current == 2 ? 3 : 2,
        current: current,
        rest: current.map { .stays($0) } ?? .anything,
        weight: isFree ? weight(of: asked, in: evidence) : .unreachable
      )
    )
  }

  /// Groups cells that no atom tells apart, numbered by their first cell.
  private static func classes(
    of conditions: AtomsByFact.Conditions,
    in atoms: [CaseAtom],
    cells: Int
  ) -> (of: [Int], count: Int) {
    var classOf = Array(repeating: 0, count: cells)
    var count = 1
    var refined: [Int] = []
    for index in conditions {
      guard case .cells(_, let truths) = atoms[index] else { continue }
      refined.removeAll(keepingCapacity: true)
      refined.append(contentsOf: repeatElement(-1, count: count * 3))
      count = 0
      for cell in 0..<cells {
        let key = classOf[cell] * 3 + Int(truths[cell].rawValue)
        if refined[key] < 0 {
          refined[key] = count
          count += 1
        }
        classOf[cell] = refined[key]
      }
    }
    return (classOf, count)
  }
}
