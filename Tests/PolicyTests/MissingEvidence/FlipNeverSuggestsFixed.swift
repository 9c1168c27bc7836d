// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Policy

/// Section 19: a flip changes what is changeable or obtainable; fixed facts never.
@Suite struct FlipNeverSuggestsFixed {
  @Test func `the cheap way leads through a fixed fact, so the dear way is shown`() {
    let facts = [
      EvidenceReportTests.yesNo("born before 1990", effort: 1, .fixed, .known(0)),
      EvidenceReportTests.yesNo("examination", effort: 20, .obtainable, .known(0)),
      EvidenceReportTests.yesNo("training", effort: 10, .changeable, .known(0)),
    ]
    let formula = DecisionFormula.group(
      .any,
      [.atom(0), .group(.all, [.atom(1), .atom(2)])]
    )
    let report = EvidenceReport(of: EvidenceReportTests.yesNoCase(facts, formula))
    #expect(report.standing == .notMet)
    #expect(report.flips?.cost == 30)
    #expect(report.flips?.sets.map(\.facts) == [[1, 2]])
  }

  @Test func `where only fixed facts are in the way there is no flip`() {
    let facts = [
      EvidenceReportTests.yesNo("born before 1990", .fixed, .known(0)),
      EvidenceReportTests.yesNo("past offence", .fixed),
    ]
    for formula in [
      DecisionFormula.atom(0), .group(.all, [.atom(0), .atom(1)]),
    ] {
      let report = EvidenceReport(of: EvidenceReportTests.yesNoCase(facts, formula))
      #expect(report.flips == CheapestSets.none)
    }
  }

  @Test func `an unknown fixed fact must not matter after a flip`() {
    // a alone meets only where the past is clean; b meets in any case.
    let facts = [
      EvidenceReportTests.yesNo("a", effort: 1, .changeable, .known(0)),
      EvidenceReportTests.yesNo("clean past", effort: 1, .fixed),
      EvidenceReportTests.yesNo("b", effort: 20, .changeable, .known(0)),
    ]
    let formula = DecisionFormula.group(
      .any,
      [.group(.all, [.atom(0), .atom(1)]), .atom(2)]
    )
    let report = EvidenceReport(of: EvidenceReportTests.yesNoCase(facts, formula))
    #expect(report.flips?.sets.map(\.facts) == [[2]])
  }

  @Test(arguments: (0..<4).map(Seed.init))
  func `no flip of any case contains a fixed fact`(_ seed: Seed) {
    var generator = CaseGenerator(seed)
    for _ in 0..<250 {
      let evidence = generator.next()
      for limits in [SearchLimits.standard, SearchLimits(diagramAtoms: 0, nodes: 3)] {
        for set in EvidenceReport(of: evidence, limits: limits).flips?.sets ?? [] {
          #expect(set.facts.allSatisfy { evidence.facts[$0].mobility != .fixed })
        }
      }
    }
  }

  @Test func `an opaque condition is flipped by its facts that can move`() {
    let facts = [
      EvidenceReportTests.yesNo("base", effort: 5, .fixed, .known(0)),
      EvidenceReportTests.yesNo("bonus", effort: 7, .changeable, .known(0)),
    ]
    let evidence = EvidenceCase(
      facts: facts,
      atoms: [.opaque(facts: [0, 1], truth: .notMet)],
      formula: .atom(0)
    )
    let flips = EvidenceReport(of: evidence).flips
    #expect(flips?.sets.map(\.facts) == [[1]])
    #expect(flips?.cost == 7)
  }
}

extension CheapestSets {
  /// No way there.
  static let none = CheapestSets(cost: nil, sets: [], isCapped: false, isProvedMinimal: true)
}
