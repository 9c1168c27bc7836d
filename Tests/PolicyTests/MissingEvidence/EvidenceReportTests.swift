// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

/// Cases small enough to be checked by reading.
@Suite struct EvidenceReportTests {
  static let yesNo = ["no", "yes"]
  static let isYes: [Truth] = [.notMet, .met]

  static func yesNo(
    _ name: String,
    effort: Int = 3,
    _ mobility: FactDeclaration.Mobility = .obtainable,
    _ state: CaseFact.State = .unknown
  ) -> CaseFact {
    CaseFact(name, effort: effort, mobility: mobility, cells: yesNo, state: state)
  }

  /// A case in which atom i asks whether fact i is "yes".
  static func yesNoCase(_ facts: [CaseFact], _ formula: DecisionFormula) -> EvidenceCase {
    EvidenceCase(
      facts: facts,
      atoms: facts.indices.map { .cells(fact: $0, truths: isYes) },
      formula: formula
    )
  }

  static func atoms(_ range: Range<Int>) -> [DecisionFormula] { range.map { .atom($0) } }

  @Test func `a cheap question that may decide comes before a dear one that may`() {
    let dear = Self.yesNo("dear", effort: 50)
    let cheap = Self.yesNo("cheap", effort: 1)
    for cheapFirst in [true, false] {
      let report = EvidenceReport(
        of: EvidenceCase(
          facts: cheapFirst ? [cheap, dear] : [dear, cheap],
          atoms: [.cells(fact: 0, truths: Self.isYes), .cells(fact: 1, truths: Self.isYes)],
          formula: .group(.any, [.atom(0), .atom(1)])
        )
      )
      // 26 remain: 1 to show met, 51 to show not met. The cheap one leaves 0 or 50.
      #expect(report.next?.facts == [cheapFirst ? 0 : 1])
      #expect(report.next?.expectedDrop == 1)
    }
  }

  @Test func `one open judgment decides, and what stands beside a met member is irrelevant`() {
    // The example of the specification: (4) is met by (A), so practice under (B) is not needed.
    let facts = [
      Self.yesNo("exams passed", .fixed, .known(1)),
      Self.yesNo("competency", effort: 10),
      Self.yesNo("training", .fixed, .known(1)),
      Self.yesNo("practice"),
    ]
    let formula = DecisionFormula.group(
      .all,
      [.atom(0), .atom(1), .group(.any, [.atom(2), .atom(3)])]
    )
    let report = EvidenceReport(of: Self.yesNoCase(facts, formula))
    #expect(report.standing == .unknown)
    #expect(report.toMeet.sets.map(\.facts) == [[1]])
    #expect(report.toMeet.sets.first?.answers.first?.cell == 1)
    #expect(report.toFail.sets.map(\.facts) == [[1]])
    #expect(report.toFail.sets.first?.answers.first?.cell == 0)
    #expect(report.toMeet.cost == 10)
    #expect(report.irrelevant == [3])
    #expect(report.next?.facts == [1])
    #expect(report.next?.expectedDrop == 10)
    #expect(report.flips == nil && report.falls == [])
  }

  @Test func `at least k takes the k cheapest, and n - k + 1 to fail`() {
    let facts = [1, 10, 3, 3].enumerated().map { Self.yesNo("f\($0)", effort: $1) }
    let report = EvidenceReport(
      of: Self.yesNoCase(facts, .group(.atLeast(2), Self.atoms(0..<4)))
    )
    #expect(report.toMeet.cost == 4)
    #expect(report.toMeet.sets.map(\.facts) == [[0, 2], [0, 3]])
    #expect(report.toFail.cost == 7)
    #expect(report.toFail.sets.map(\.facts) == [[0, 2, 3]])
    #expect(report.irrelevant.isEmpty)
  }

  @Test func `a case distinction needs no answer`() {
    let facts = [Self.yesNo("a"), Self.yesNo("b")]
    let formula = DecisionFormula.group(
      .any,
      [.group(.all, [.atom(0), .atom(1)]), .not(.atom(0)), .not(.atom(1))]
    )
    for limits in [SearchLimits.standard, SearchLimits(diagramAtoms: 0)] {
      let report = EvidenceReport(of: Self.yesNoCase(facts, formula), limits: limits)
      #expect(report.standing == .met)
      #expect(report.toMeet.cost == 0)
      #expect(report.toMeet.sets.map(\.answers) == [[]])
      #expect(report.toFail.cost == nil)
      #expect(report.irrelevant == [0, 1])
      #expect(report.next == nil)
    }
  }

  @Test func `a dear fact that a case distinction replaces costs nothing in the bound`() {
    // Two of: x; not x and b; c, d and e; k. So b and k suffice without x, which costs 30; the set
    // found first is c, d, e and k.
    let facts = [30, 6, 5, 5, 5, 5].enumerated().map { Self.yesNo("f\($0)", effort: $1) }
    let evidence = Self.yesNoCase(
      facts,
      .group(
        .atLeast(2),
        [
          .atom(0), .group(.all, [.not(.atom(0)), .atom(1)]),
          .group(.all, Self.atoms(2..<5)), .atom(5),
        ]
      )
    )
    let variables = SearchVariables(of: evidence, for: .evidence)
    let block = BlockTree(FormulaSketch(evidence.formula, variables), variables.list)
    for count in [0, 17] {
      var search = BranchSearch(block, .met).started(.standard)
      #expect(search.cheapest(atMost: count).weight.value == 11 * variables.scale)
    }
    #expect(EvidenceReport(of: evidence).toMeet.sets.map(\.facts) == [[1, 5]])
  }

  @Test func `thresholds on one number exclude one another`() {
    // (years >= 3 and a) or (years < 2 and b): years cannot serve both.
    let years = CaseFact("years", cells: ["< 2 years", "2 years", ">= 3 years"])
    let evidence = EvidenceCase(
      facts: [years, Self.yesNo("a", effort: 20), Self.yesNo("b", effort: 1)],
      atoms: [
        .cells(fact: 0, truths: [.notMet, .notMet, .met]),
        .cells(fact: 0, truths: [.met, .notMet, .notMet]),
        .cells(fact: 1, truths: Self.isYes),
        .cells(fact: 2, truths: Self.isYes),
      ],
      formula: .group(
        .any,
        [.group(.all, [.atom(0), .atom(2)]), .group(.all, [.atom(1), .atom(3)])]
      )
    )
    let report = EvidenceReport(of: evidence)
    #expect(report.toMeet.cost == 4)
    #expect(report.toMeet.sets.first?.answers.map(\.cell) == [0, 1])
    #expect(report.toFail.cost == 3)
    #expect(report.toFail.sets.first?.answers.first?.cells == [1])
  }

  @Test func `an unreadable row decides nothing`() {
    let table = CaseFact("state", cells: ["readable", "illegible"])
    let evidence = EvidenceCase(
      facts: [table],
      atoms: [.cells(fact: 0, truths: [.met, .unknown])],
      formula: .atom(0)
    )
    let report = EvidenceReport(of: evidence)
    #expect(report.toMeet.cost == 3)
    #expect(report.toFail.cost == nil)
    #expect(report.standing == .unknown)
  }

  @Test func `a flip goes to the nearest cell`() {
    let index = CaseFact(
      "index",
      effort: 3,
      mobility: .changeable,
      cells: ["200.0", "300.0", "340.0", "363.0", "380.0"],
      state: .known(2)
    )
    let evidence = EvidenceCase(
      facts: [index],
      atoms: [.cells(fact: 0, truths: [.met, .notMet, .notMet, .met, .met])],
      formula: .atom(0)
    )
    let answer = EvidenceReport(of: evidence).flips?.sets.first?.answers.first
    #expect(answer?.cell == 3)
    #expect(answer?.cells == [0, 3, 4])
  }

  @Test func `what a met outcome hangs on is listed, whatever its mobility`() {
    let facts = [
      Self.yesNo("a", .fixed, .known(1)), Self.yesNo("b", .changeable, .known(1)),
      Self.yesNo("c", .changeable, .known(1)), Self.yesNo("d"),
    ]
    let formula = DecisionFormula.group(
      .all,
      [.atom(0), .group(.any, [.atom(1), .atom(2), .atom(3)])]
    )
    let report = EvidenceReport(of: Self.yesNoCase(facts, formula))
    #expect(report.standing == .met)
    #expect(report.falls.map(\.facts) == [[0]])
    #expect(report.falls.first?.cell == 0)
  }

  @Test func `a list of equal sets is cut after the limit and says so`() {
    let facts = (0..<8).map { Self.yesNo("f\($0)") }
    let evidence = Self.yesNoCase(facts, .group(.atLeast(4), Self.atoms(0..<8)))
    let report = EvidenceReport(of: evidence)
    #expect(report.toMeet.sets.count == 16)
    #expect(report.toMeet.isCapped && report.toMeet.isProvedMinimal)
    #expect(
      report.toMeet.sets.prefix(2).map(\.facts) == [[0, 1, 2, 3], [0, 1, 2, 4]]
    )
    let more = EvidenceReport(of: evidence, limits: SearchLimits(sets: 100))
    #expect(more.toMeet.sets.count == 70)
    #expect(!more.toMeet.isCapped)
    #expect(more.toMeet.sets.prefix(16) == report.toMeet.sets[...])
  }

  @Test func `a guard is written out as its group counts it`() {
    for quorum in [CriterionGroup.Quorum.all, .any, .none, .atLeast(2)] {
      let formula = DecisionFormula.guarded(.atom(0), applies: .atom(1), in: quorum)
      for member in Truth.allCases {
        for applies in Truth.allCases {
          let truth = formula.truth { $0 == 0 ? member : applies }
          #expect(truth == quorum.guarded(member, applies: applies))
        }
      }
    }
  }

  @Test func `facts with more than sixty-four classes are searched too`() {
    let cells = 200
    let scale = CaseFact("score", cells: (0..<cells).map { "\($0)" })
    let atoms = (1..<cells).map { threshold in
      CaseAtom.cells(fact: 0, truths: (0..<cells).map { Truth($0 >= threshold) })
    }
    let evidence = EvidenceCase(
      facts: [scale],
      atoms: atoms,
      formula: .group(.atLeast(150), Self.atoms(0..<cells - 1))
    )
    let report = EvidenceReport(of: evidence)
    #expect(report.toMeet.sets.first?.answers.first?.cells == Array(150..<cells))
    #expect(report.toFail.sets.first?.answers.first?.cells == Array(0..<150))
  }
}
