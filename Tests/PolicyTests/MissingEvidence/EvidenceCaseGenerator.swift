// SPDX-License-Identifier: Apache-2.0
import TestKit

@testable import Policy

/// Random small cases: up to five facts with up to four ordered cells.
struct CaseGenerator {
  var random: SplitMix64

  init(_ seed: Seed) { random = seed.generator }

  mutating func next() -> EvidenceCase {
    let facts = self.facts()
    let repeats = Int.random(in: 0..<4, using: &random) > 0
    var atoms: [CaseAtom] = []
    for fact in facts.indices {
      for _ in 0..<(repeats ? Int.random(in: 1...3, using: &random) : 1) {
        atoms.append(.cells(fact: fact, truths: truths(facts[fact].cells.count)))
      }
    }
    var leaves = atoms.indices.shuffled(using: &random)
    if repeats {
      let more = Int.random(in: 0...2, using: &random)
      leaves += (0..<more).map { _ in Int.random(in: atoms.indices, using: &random) }
      leaves.shuffle(using: &random)
    }
    return EvidenceCase(facts: facts, atoms: atoms, formula: formula(leaves[...]))
  }

  private mutating func facts() -> [CaseFact] {
    let count = max(Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
    let knownInTen = [0, 0, 2, 5, 8, 10].randomElement(using: &random) ?? 0
    let isEven = Bool.random(using: &random)
    var product = 1
    return (0..<count).map { index in
      var cells =
        Int.random(in: 0..<12, using: &random) == 0 ? 1 : Int.random(in: 2...4, using: &random)
      while product * cells > 54 { cells -= 1 }
      product *= max(cells, 1)
      cells = max(cells, 1)
      let isKnown = Int.random(in: 0..<10, using: &random) < knownInTen
      return CaseFact(
        "fact \(index)",
        effort: isEven ? 3 : [0, 1, 1, 3, 3, 3, 10, 20].randomElement(using: &random) ?? 3,
        mobility: [.changeable, .obtainable, .changeable, .fixed].randomElement(using: &random)
          ?? .obtainable,
        cells: (0..<cells).map { "cell \($0)" },
        state: isKnown ? .known(Int.random(in: 0..<cells, using: &random)) : .unknown
      )
    }
  }

  /// A threshold, an upper limit or a list of members; now and then a cell cannot be read.
  private mutating func truths(_ count: Int) -> [Truth] {
    let isConstant = count == 1 || Int.random(in: 0..<20, using: &random) == 0
    let threshold =
      isConstant
      ? Int.random(in: 0...count, using: &random) : Int.random(in: 1..<count, using: &random)
    let kind = Int.random(in: 0..<3, using: &random)
    var truths = (0..<count).map { cell -> Truth in
      switch kind {
      case 0: Truth(cell >= threshold)
      case 1: Truth(cell < threshold)
      default: Truth(Bool.random(using: &random))
      }
    }
    if Int.random(in: 0..<8, using: &random) == 0 {
      truths[Int.random(in: 0..<count, using: &random)] = .unknown
    }
    return truths
  }

  private mutating func formula(_ leaves: ArraySlice<Int>) -> DecisionFormula {
    if Int.random(in: 0..<80, using: &random) == 0 {
      return .constant(Truth.allCases.randomElement(using: &random) ?? .unknown)
    }
    if leaves.count == 1, let leaf = leaves.first {
      return Int.random(in: 0..<5, using: &random) == 0 ? .not(.atom(leaf)) : .atom(leaf)
    }
    var parts: [ArraySlice<Int>] = []
    var rest = leaves
    let limit = Int.random(in: 2...4, using: &random)
    while parts.count < limit - 1 && rest.count > 1 {
      let taken = Int.random(in: 1..<rest.count, using: &random)
      parts.append(rest.prefix(taken))
      rest = rest.dropFirst(taken)
    }
    parts.append(rest)
    let quorum: CriterionGroup.Quorum
    switch Int.random(in: 0..<4, using: &random) {
    case 0: quorum = .all
    case 1: quorum = .any
    case 2: quorum = .none
    default:
      let isAnyNumber = Int.random(in: 0..<10, using: &random) == 0
      let least = isAnyNumber ? 0 : parts.count > 2 ? 2 : 1
      quorum = .atLeast(Int.random(in: least...parts.count, using: &random))
    }
    var members: [DecisionFormula] = []
    while let part = parts.popLast() {
      let member = formula(part)
      if Int.random(in: 0..<4, using: &random) == 0, let condition = parts.popLast() {
        members.append(.guarded(member, applies: formula(condition), in: quorum))
      } else {
        members.append(member)
      }
    }
    let group = DecisionFormula.group(quorum, members)
    return Int.random(in: 0..<8, using: &random) == 0 ? .not(group) : group
  }
}
