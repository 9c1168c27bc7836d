// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

@Suite struct AlternateSetIsJudged {
  private static let alternate = "licensure/us-ama-alternate-training.policy"

  @Test func `extensive practice and good standing are for a board to judge`() throws {
    let asked = try AskedCase(
      Self.alternate,
      "training",
      "on 2026-03-01 version printed",
      """
      given us_accredited_training 0 years, school_abroad_completed yes
      given pgt_abroad_completed yes
      """
    )
    #expect(asked.record.outcome == .unknown)
    #expect(
      asked.causes == [
        Unknowns.Cause(.judgment, "extensive_us_practice"),
        Unknowns.Cause(.judgment, "local_standing"),
      ]
    )
    #expect(asked.toMeet == [["extensive_us_practice", "local_standing"]])
  }

  @Test func `a year of accredited training needs no judgment`() throws {
    let head = "on 2026-03-01 version printed"
    let given = "given us_accredited_training 12 months"
    let asked = try AskedCase(Self.alternate, "training", head, given)
    #expect(asked.record.outcome == .met)
    #expect(asked.deciding == ["(1)"])
  }
}

@Suite struct RefugeeSubstitute {
  private static let refugee = "licensure/us-ama-refugee-records.policy"
  private static let head = "on 2026-03-01 version printed"

  @Test func `a transcript that cannot be had opens the substitute, and is not asked for again`()
    throws
  {
    let given = "given transcript unknown(unobtainable), records refused_by_government"
    let asked = try AskedCase(Self.refugee, "records_shown", Self.head, given)
    #expect(asked.record.outcome == .unknown)
    #expect(
      asked.causes == [
        Unknowns.Cause(.judgment, "substitute_evidence"),
        Unknowns.Cause(.unobtainable, "transcript"),
      ]
    )
    #expect(asked.toMeet == [["substitute_evidence"]])
    #expect(asked.summary?.missing.askNext == "substitute_evidence")
  }

  @Test func `a transcript on file does, whatever the government refuses`() throws {
    let given = "given transcript yes, records refused_by_government, substitute_evidence no"
    let asked = try AskedCase(Self.refugee, "records_shown", Self.head, given)
    #expect(asked.record.outcome == .met)
    #expect(asked.deciding == ["(1)"])
  }

  @Test func `who can have the records is asked for the transcript alone`() throws {
    let asked = try AskedCase(Self.refugee, "records_shown", Self.head, "given records obtained")
    #expect(asked.causes == [Unknowns.Cause(.missing, "transcript")])
    #expect(asked.toMeet == [["transcript"]])
  }

  @Test func `the substitute is no way round a transcript that can be had`() throws {
    let given = "given records obtained, transcript no, substitute_evidence yes"
    let asked = try AskedCase(Self.refugee, "records_shown", Self.head, given)
    #expect(asked.record.outcome == .notMet)
  }
}

/// The clause stood from one meeting to the next; of the meetings only the years are in evidence.
@Suite struct RescindedPolicy {
  private static let clause = "licensure/us-ama-d-255-971-clause-1.policy"

  @Test(arguments: [
    ("2023-12-31", "fault"), ("2024-12-31", "unknown"), ("2025-01-01", "met"),
    ("2025-08-29", "met"), ("2025-08-30", "unknown"), ("2025-12-31", "unknown"),
    ("2026-01-01", "fault"),
  ])
  func `in force before the report was adopted, and not after`(
    day: String,
    outcome: String
  ) throws {
    let asked = try AskedCase(Self.clause, "in_force", "on \(day)")
    #expect(asked.record.outcome.rawValue == outcome)
    #expect(asked.causes.allSatisfy { $0.kind == .undated })
    #expect(asked.record.verdict.faults.allSatisfy { $0.code == .noVersion })
  }

  @Test func `what the proceedings say of the rescission closes the gap`() throws {
    for (standing, outcome) in [("yes", DecisionOutcome.met), ("no", .notMet)] {
      let given = "given standing \(standing)"
      let asked = try AskedCase(Self.clause, "in_force", "on 2025-11-01", given)
      #expect(asked.record.outcome == outcome)
    }
  }
}
