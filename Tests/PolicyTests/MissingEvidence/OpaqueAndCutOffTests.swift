// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

/// What is marked as not proved minimal, and what is not.
@Suite struct OpaqueAndCutOffTests {
  static func total(_ truth: Truth, _ formula: DecisionFormula) -> EvidenceCase {
    EvidenceCase(
      facts: [
        EvidenceReportTests.yesNo("base", effort: 5),
        EvidenceReportTests.yesNo("bonus", effort: 7),
        EvidenceReportTests.yesNo("offer", effort: 20),
      ],
      atoms: [
        .opaque(facts: [1, 0], truth: truth), .cells(fact: 2, truths: EvidenceReportTests.isYes),
        .cells(fact: 0, truths: EvidenceReportTests.isYes),
      ],
      formula: formula
    )
  }

  @Test func `an opaque condition costs the efforts of its facts`() {
    let report = EvidenceReport(of: Self.total(.unknown, .group(.all, [.atom(0), .atom(1)])))
    #expect(report.toMeet.cost == 32)
    #expect(report.toMeet.sets.first?.facts == [0, 1, 2])
    #expect(report.toMeet.sets.first?.answers.map(\.subject) == [.atom(0), .fact(2)])
    #expect(report.toFail.cost == 12)
    #expect(report.toMeet.isProvedMinimal && report.toFail.isProvedMinimal)
    // 22 remain. The sum leaves 20 or 0, the offer 12 or 0: 12 for 12 is more than 16 for 20.
    #expect(report.next?.subject == .atom(0))
    #expect(report.next?.expectedDrop == 12)
    #expect(report.irrelevant.isEmpty)
  }

  @Test func `a fact shared with an opaque condition is counted once and marked`() {
    let report = EvidenceReport(of: Self.total(.unknown, .group(.all, [.atom(0), .atom(2)])))
    #expect(report.toMeet.sets.first?.facts == [0, 1])
    #expect(report.toMeet.cost == 12)
    #expect(!report.toMeet.isProvedMinimal)
    #expect(report.irrelevant == [2])
    #expect(report.next?.subject == .fact(0))
    #expect(report.next?.facts == [0])
  }

  @Test func `an opaque condition that is decided stays decided`() {
    let report = EvidenceReport(of: Self.total(.met, .group(.all, [.atom(0), .atom(1)])))
    #expect(report.toMeet.sets.map(\.facts) == [[2]])
    #expect(report.toFail.sets.map(\.facts) == [[2]])
    #expect(report.toMeet.isProvedMinimal)
    #expect(report.irrelevant == [0, 1])
  }

  /// Conditions on a few numbers, so tied together that neither method is quick.
  static func tangle(_ facts: Int, _ atoms: Int) -> EvidenceCase {
    let numbers = (0..<facts).map {
      CaseFact("n\($0)", effort: $0 % 4 + 1, cells: ["0", "1", "2", "3"])
    }
    let conditions = (0..<atoms).map { index in
      CaseAtom.cells(
        fact: index * 7 % facts,
        truths: (0..<4).map { Truth(($0 >= index % 3 + 1) == index.isMultiple(of: 2)) }
      )
    }
    let groups = stride(from: 0, to: atoms, by: 3).map { start in
      DecisionFormula.group(.atLeast(2), EvidenceReportTests.atoms(start..<min(start + 3, atoms)))
    }
    return EvidenceCase(
      facts: numbers,
      atoms: conditions,
      formula: .group(.atLeast(groups.count / 2), groups)
    )
  }

  @Test func `a search that is cut off says so, and what it shows still determines`() {
    let evidence = Self.tangle(8, 26)
    let whole = EvidenceReport(of: evidence, limits: SearchLimits(diagramAtoms: 30))
    let cut = EvidenceReport(of: evidence, limits: SearchLimits(diagramAtoms: 0, nodes: 30))
    #expect(whole.toMeet.isProvedMinimal && whole.isProved)
    #expect(!cut.toMeet.isProvedMinimal && !cut.isProved)
    #expect(cut.irrelevant.allSatisfy(whole.irrelevant.contains))
    #expect(whole.standing == .unknown)
    for (sets, outcome) in [(whole.toMeet, Truth.met), (cut.toMeet, .met), (cut.toFail, .notMet)] {
      for set in sets.sets {
        var facts = evidence.facts
        for answer in set.answers {
          if case .fact(let fact) = answer.subject { facts[fact].state = .known(answer.cell) }
        }
        let answered = EvidenceCase(facts: facts, atoms: evidence.atoms, formula: evidence.formula)
        #expect(EvidenceReport(of: answered).standing == outcome)
      }
    }
    if let cost = cut.toMeet.cost, let least = whole.toMeet.cost { #expect(cost >= least) }
    #expect(cut.toMeet.cost != nil || cut.toFail.cost != nil)
  }

  @Test func `diagram and branching agree on twenty-six conditions`() {
    let evidence = Self.tangle(8, 26)
    let diagram = EvidenceReport(of: evidence, limits: SearchLimits(diagramAtoms: 30))
    let branching = EvidenceReport(of: evidence)
    #expect(diagram.toMeet == branching.toMeet)
    #expect(diagram.toFail == branching.toFail)
    #expect(diagram.irrelevant == branching.irrelevant)
  }

  @Test func `one repeated fact does not make a long statute hard`() {
    // A hundred criteria in groups of four, of which the first fact is asked about twice.
    let facts = (0..<100).map { EvidenceReportTests.yesNo("f\($0)", effort: 1 + $0 % 5) }
    let groups = stride(from: 0, to: 100, by: 4).map {
      DecisionFormula.group(.any, EvidenceReportTests.atoms($0..<$0 + 4))
    }
    let formula = DecisionFormula.group(.all, groups + [.group(.any, [.atom(0), .atom(99)])])
    let report = EvidenceReport(
      of: EvidenceReportTests.yesNoCase(facts, formula),
      limits: SearchLimits(nodes: 2_000)
    )
    #expect(report.toMeet.isProvedMinimal && report.isProved)
    // The first fact serves two groups, so the sum is over groups alone.
    let expected = stride(from: 0, to: 100, by: 4).map { start in
      (start..<start + 4).map { 1 + $0 % 5 }.min() ?? 0
    }
    #expect(report.toMeet.cost == expected.reduce(0, +))
    #expect(report.irrelevant.isEmpty)
  }
}
