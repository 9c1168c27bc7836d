// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

/// The policies of the library, translated for the search, against everything that can be tried.
@Suite struct MinimalEvidenceBruteForce {
  private struct Asked {
    let policy: String
    let question: String
    let cases: String
  }

  private static let tennessee = "licensure/us-tn-itp-provisional.policy"
  private static let asked: [Asked] = [
    Asked(
      policy: tennessee,
      question: "eligible",
      cases: """
        case "no offer, and nothing else is known" on 2025-03-01:
          given offer none
        case "only the offer is known" on 2025-03-01:
          given offer {employer: "E1", full_time: yes}
          given employer:
            id   | accredited_program
            "E1" | unknown(missing)
        case "the board is open" on 2025-03-01:
          given exams_passed yes, ecfmg_certificate permanent, training_abroad 4 years
          given offer none
        case "temporary" on 2025-03-01:
          given exams_passed yes, ecfmg_certificate temporary, training_abroad 2 years
          given offer none
        case "no offer" on 2025-03-01:
          given exams_passed yes, ecfmg_certificate permanent, competency yes
          given training_abroad 2 years, offer none
        case "all but the program" on 2025-03-01:
          given exams_passed yes, ecfmg_certificate permanent, competency yes
          given training_abroad 3 years, offer {employer: "E1", full_time: yes}
          given employer:
            id   | accredited_program
            "E1" | unknown(pending)
        """
    ),
    Asked(
      policy: "licensure/us-fsmb-itp-2025.policy",
      question: "entry",
      cases: """
        case "the sample" on 2026-03-01:
          given ecfmg_certificate permanent, school_recognised yes, pgt_abroad_completed yes
          given foreign_authorisation yes, practice_total 2.5 years
        case "nothing but an offer" on 2026-03-01:
          given offer {employer: "E1", full_time: yes}
        case "school and training" on 2026-03-01:
          given school_recognised no, practice_total 3 years, offer none
        """
    ),
    Asked(
      policy: "licensure/us-ama-refugee-records.policy",
      question: "records_shown",
      cases: """
        case "refused" on 2026-03-01 version printed:
          given records refused_by_government
        case "open" on 2026-03-01 version printed:
          given records unknown
        case "to be had, and missing" on 2026-03-01 version printed:
          given records obtained, transcript no
        """
    ),
    Asked(
      policy: "standard-setting/praxis-5331-error.policy",
      question: "passes",
      cases: """
        case "open" on 2014-09-01:
          given raw unknown
        case "below" on 2014-09-01:
          given raw 70
        case "above" on 2014-09-01:
          given raw 90
        """
    ),
    Asked(
      policy: "pay/example-merit-pay.policy",
      question: "payable",
      cases: """
        case "open" in 2026:
          given rating unknown
        case "first year" in 2026:
          given rating effective, first_year yes
        case "not effective" in 2026:
          given rating developing, growth_interval [-0.5, 0.5], first_year no
        """
    ),
  ]

  @Test func `the search says of every case what trying everything says`() throws {
    for asked in Self.asked {
      let policy = try PolicyLibrary.checked(asked.policy)
      let cases = CheckedCases(
        SourceText(name: "cases", text: asked.cases + "\n"),
        of: policy,
        asking: [asked.question]
      )
      let rulebook = try #require(
        cases.rulebook,
        "\(DiagnosticPrinter.text(cases.diagnostics, in: cases.source))"
      )
      for test in cases.cases { try compare(test, rulebook, asked.question) }
    }
  }

  private func compare(_ test: RuleTest, _ rulebook: Rulebook, _ question: String) throws {
    let runner = PolicyTestRunner(rulebook)
    let testCase = runner.testCase(for: test)
    let summary = try #require(
      EvidenceSummary(
        question,
        about: Evaluator.Subject(testCase.subject, period: testCase.period),
        in: testCase.data,
        by: runner.evaluator(for: test)
      )
    )
    #expect(summary.evidence.atoms.count <= 16)
    let evidence = summary.evidence.withAnswersForOpaqueAtoms
    let (found, expected) = (summary.report, BruteForce(evidence).report)
    #expect(found.standing == expected.standing)
    // Where two conditions on several facts share one, the search says that it did not prove it.
    let pairs: [(CheapestSets?, CheapestSets?)] = [
      (found.toMeet, expected.toMeet), (found.toFail, expected.toFail),
      (found.flips, expected.flips),
    ]
    for (one, other) in pairs where one?.isProvedMinimal ?? true {
      #expect(one?.cost == other?.cost)
    }
    if evidence.facts.count == summary.evidence.facts.count {
      #expect(found.irrelevant == expected.irrelevant)
    }
    // What the formula says of the case as it stands is what the evaluator says.
    let record = try #require(runner.run(test).records.first)
    let now = summary.evidence.truthNow
    #expect(now.outcome == record.outcomeIfFaultsUnknown, "\(test.declaration.title)")
  }
}

extension EvidenceCase {
  /// The case with an answer of its own for each condition on several facts.
  ///
  /// A fact of two cells that costs what they cost together. None of these facts stands in
  /// another condition.
  fileprivate var withAnswersForOpaqueAtoms: EvidenceCase {
    var facts = facts
    let atoms = atoms.map { atom -> CaseAtom in
      guard case .opaque(let owners, let truth) = atom else { return atom }
      // An open condition costs what its open facts cost, a settled one what its movable facts do.
      let open = owners.filter {
        truth == .unknown ? self.facts[$0].state == .unknown : self.facts[$0].mobility != .fixed
      }
      facts.append(
        CaseFact(
          "answer",
          effort: open.reduce(0) { $0 + self.facts[$1].effort },
          cells: ["not met", "met"],
          state: truth == .unknown ? .unknown : .known(truth == .met ? 1 : 0)
        )
      )
      return .cells(fact: facts.count - 1, truths: [.notMet, .met])
    }
    return EvidenceCase(facts: facts, atoms: atoms, formula: formula)
  }

  /// The truth of the case as it stands.
  fileprivate var truthNow: Truth {
    formula.truth { place in
      switch atoms[place] {
      case .opaque(_, let truth): return truth
      case .cells(let fact, let truths):
        if case .known(let cell) = facts[fact].state { return truths[cell] }
        return Set(truths).count == 1 ? truths[0] : .unknown
      }
    }
  }
}
