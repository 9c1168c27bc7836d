// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

private let nine = "licensure/us-fsmb-itp-2025.policy"

/// The sample case: everything but half a year of practice and an offer.
private let sample = """
  given ecfmg_certificate permanent, school_recognised yes, pgt_abroad_completed yes
  given foreign_authorisation yes, practice_total 2.5 years, out_of_practice 14 months
  """

@Suite struct NineRecommendationsCase {
  @Test func `two and a half years of practice decide, with the figures`() throws {
    let entry = try AskedCase(nine, "entry", "on 2026-03-01", sample)
    #expect(entry.record.outcome == .notMet)
    #expect(entry.record.responsible == ["(5)"])
    #expect(entry.deciding == ["(5)(B)"])
    #expect(entry.explanation.contains("(B) practice_total 2.5 years >= 3 years"))
    #expect(entry.explanation.contains("[unknown] (2)"))
  }

  @Test func `half a year more and an offer are the cheapest way, exactly`() throws {
    let entry = try AskedCase(nine, "entry", "on 2026-03-01", sample)
    #expect(entry.flips == [["offer given", "practice_total at least 3 years"]])
  }

  @Test func `after the flip only the state's own limit is open`() throws {
    let flipped =
      sample.replacing("practice_total 2.5 years", with: "practice_total 3 years")
      + "\ngiven offer {employer: \"E1\", full_time: yes}"
    let entry = try AskedCase(nine, "entry", "on 2026-03-01", flipped)
    #expect(entry.record.outcome == .met)
    let considered = try AskedCase(nine, "considered", "on 2026-03-01", flipped)
    #expect(considered.record.outcome == .unknown)
    #expect(considered.causes == [Unknowns.Cause(.unpublished, "reentry_limit")])
  }

  @Test func `the move to a full license stays with supervision and the board`() throws {
    let transition = try AskedCase(
      nine,
      "transition",
      "on 2026-03-01",
      sample + "\ngiven supervision_completed yes"
    )
    #expect(transition.record.outcome == .unknown)
    #expect(transition.causes == [Unknowns.Cause(.judgment, "board_assessment")])
    #expect(transition.deciding == ["(8)"])
  }
}

/// Recommendation 6 is the state's to fill: it is never not met for want of a limit.
@Suite struct UnsetReentryLimitIsUnknown {
  @Test(arguments: ["0 months", "14 months", "240 months", "unknown"])
  func `without a limit it is not published`(gap: String) throws {
    let asked = try AskedCase(nine, "considered", "on 2026-03-01", "given out_of_practice \(gap)")
    #expect(asked.record.outcome == .unknown)
    #expect(asked.causes.contains(Unknowns.Cause(.unpublished, "reentry_limit")))
  }

  @Test func `the applicant is not asked for the limit`() throws {
    let asked = try AskedCase(
      nine,
      "considered",
      "on 2026-03-01",
      "given out_of_practice 14 months"
    )
    let rulebook = try #require(try PolicyLibrary.checked(nine).rulebook)
    let facts = rulebook.versions[0].program.facts.map(\.name)
    #expect(!facts.contains("reentry_limit"))
    #expect(asked.toMeet.isEmpty)
  }

  @Test func `a limit of the state decides`() throws {
    for (limit, outcome) in [("24 months", DecisionOutcome.met), ("12 months", .notMet)] {
      let given = "given out_of_practice 14 months, reentry_limit \(limit)"
      let asked = try AskedCase(nine, "considered", "on 2026-03-01", given)
      #expect(asked.record.outcome == outcome)
    }
  }
}
