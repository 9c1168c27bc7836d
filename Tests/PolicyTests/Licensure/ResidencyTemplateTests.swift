// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

private func outcome(
  _ template: String,
  _ decision: String,
  _ given: String,
  on day: String = "2020-10-01"
) throws -> DecisionOutcome {
  let name = "residency/template-\(template).policy"
  return try AskedCase(name, decision, "on \(day) version template", given).record.outcome
}

@Suite struct NineMonthsOfTwelve {
  @Test func `nine months are not shown to meet, twelve meet`() throws {
    #expect(try outcome("us-experience", "considered", "given us_experience 9 months") == .notMet)
    #expect(try outcome("us-experience", "considered", "given us_experience 11 months") == .notMet)
    #expect(try outcome("us-experience", "considered", "given us_experience 1 years") == .met)
  }

  @Test func `months that are not on file are not none`() throws {
    #expect(try outcome("us-experience", "considered", "") == .unknown)
  }
}

/// Cohort 2021: the same graduates under two programs.
@Suite struct GraduationWindow {
  @Test(arguments: 2015...2023) func `a window, and no limit`(year: Int) throws {
    let given = "given cohort_year 2021, graduated_in \(year)"
    let window = try outcome("graduation-window", "considered", given + ", school_lcme yes")
    #expect(window == ((2018...2021).contains(year) ? .met : .notMet))
    let others = try outcome("graduation-window", "considered", given + ", school_lcme no")
    #expect(others == .unknown)
    #expect(try outcome("graduation-no-limit", "considered", "") == .met)
  }

  @Test func `the window moves with the cohort`() throws {
    let given = "given cohort_year 2020, graduated_in 2017, school_lcme yes"
    #expect(try outcome("graduation-window", "considered", given) == .met)
  }
}

@Suite struct TwoDeadlines {
  @Test(arguments: [
    ("2020-10-21", true, true), ("2020-10-22", false, true), ("2020-11-01", false, true),
    ("2020-11-02", false, false),
  ])
  func `one application, two programs`(day: String, october: Bool, november: Bool) throws {
    #expect(
      try outcome("deadline-october", "in_time", "", on: day) == (october ? .met : .notMet)
    )
    #expect(
      try outcome("deadline-november", "in_time", "", on: day) == (november ? .met : .notMet)
    )
  }
}

/// What a deadline leaves open is said, and every statement of it is cited.
@Suite struct DeadlinesAsStated {
  @Test(arguments: [("october", ["PAGE", "AGAIN"]), ("november", [])])
  func `no zone is stated`(month: String, cited: [String]) throws {
    let name = "residency/template-deadline-\(month).policy"
    let rulebook = try #require(try PolicyLibrary.checked(name).rulebook)
    let root = try #require(rulebook.versions[0].program.decisions.first).root
    let clause = try #require(root.members.first)
    #expect(clause.tail.notes.contains { $0.contains("the zone is not stated") })
    #expect(clause.tail.citations.map(\.source.text) == cited)
  }
}

/// Least scores of three programs stand side by side: nothing is averaged, nothing guessed.
@Suite struct ThreeMinimaApart {
  @Test func `225, none, not published`() throws {
    let given = "given step1 224"
    #expect(try outcome("minimum-225", "screened", given) == .notMet)
    #expect(try outcome("minimum-none", "screened", "given step1_report yes") == .met)
    let unpublished = try outcome("minimum-not-published", "screened", "given step1_report yes")
    #expect(unpublished == .unknown)
  }

  @Test func `a result without a figure is no score of nought`() throws {
    #expect(try outcome("minimum-225", "screened", "given step1 pass_fail") == .unknown)
  }
}

/// 10.5 % above a score in one part, 1.9 % in both: of a conjunction nobody is met but by both parts.
@Suite struct BothAboveIsStricter {
  @Test func `the shares of the page`() throws {
    let policy = try PolicyLibrary.checked("residency/example-both-above-259.policy")
    try policy.expectPassing()
  }

  @Test func `no class has more of both than of one`() throws {
    for both in stride(from: 0, through: 100, by: 25) {
      let policy = try PolicyLibrary.policy(
        "residency/example-both-above-259.policy",
        tests: """
          test "any class":
            given resident:
              count | step1 | step2_ck
              \(both + 1) | 260 | 260
              \(101 - both) | 250 | 260
              50 | 260 | 250
            expect both_is_stricter met
          """
      )
      try policy.expectPassing()
    }
  }
}
