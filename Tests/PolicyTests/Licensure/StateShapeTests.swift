// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy
import Testing

@Suite struct TexasEligibleIsNotHolds {
  private static let texas = "licensure/us-tx-itp-provisional.policy"
  private static let nine = "licensure/us-fsmb-itp-2025.policy"
  /// One set of answers for both files.
  private static let given = """
    given foreign_authorisation yes, pgt_abroad_completed yes, ecfmg_certificate none_held
    given offer {employer: "E1", full_time: yes}
    """

  @Test func `a school whose graduates are eligible does in Texas`() throws {
    let facts =
      Self.given.replacing(", ecfmg_certificate none_held", with: "") + """

        given school_ecfmg_eligible yes, good_standing_abroad yes, training_country "IN"
        given licensed_country "IN", jurisprudence yes, english_tx yes, work_authorised yes
        given step1_attempts [{number: 1, passed: yes}], step2_attempts [{number: 1, passed: yes}]
        given employer:
          id   | facility
          "E1" | hospital
        """
    let asked = try AskedCase(Self.texas, "eligible", "on 2026-03-01", facts)
    #expect(asked.record.outcome == .met)
  }

  @Test func `who holds no certificate is not shown to meet the recommendation`() throws {
    let facts = Self.given + "\ngiven school_recognised yes, practice_total 3 years"
    let asked = try AskedCase(Self.nine, "entry", "on 2026-03-01", facts)
    #expect(asked.record.outcome == .notMet)
    #expect(asked.deciding == ["(3)(A)"])
  }
}

@Suite struct MinnesotaSixtyOfTwelve {
  private static let minnesota = "licensure/us-mn-itp-limited.policy"

  private func criterion(_ periods: String, reported: Bool = true) throws -> Truth? {
    let letter = reported ? "letter_on 2026-02-01, " : ""
    let given = "given \(letter)practice [\(periods)]"
    let asked = try AskedCase(Self.minnesota, "eligible", "on 2026-03-01", given)
    return asked.record.root?.members.first?.counted.truth
  }

  @Test func `sixty months within twelve years, from the first day of the window`() throws {
    #expect(
      try criterion(#"{start: 2014-03-01, finish: 2019-03-01, country: "IN"}"#) == .met
    )
  }

  @Test func `a day less is not shown to meet`() throws {
    #expect(
      try criterion(#"{start: 2014-03-02, finish: 2019-03-01, country: "IN"}"#) == .notMet
    )
  }

  @Test func `fifty-nine months are not shown to meet, and open while letters are missing`()
    throws
  {
    let months = #"{start: 2015-03-01, finish: 2020-02-01, country: "IN"}"#
    #expect(try criterion(months) == .notMet)
    #expect(try criterion(months, reported: false) == .unknown)
  }

  @Test func `months before the window are ignored`() throws {
    #expect(
      try criterion(#"{start: 2004-03-01, finish: 2019-02-01, country: "IN"}"#) == .notMet
    )
  }

  @Test func `months in the United States are ignored, and overlapping ones count once`() throws {
    let american = #"{start: 2014-03-01, finish: 2024-03-01, country: "US"}"#
    #expect(try criterion(american) == .notMet)
    let overlapping = """
      {start: 2015-03-01, finish: 2018-03-01, country: "IN"}, \
      {start: 2016-03-01, finish: 2019-03-01, country: "GB"}
      """
    #expect(try criterion(overlapping) == .notMet)
  }
}

@Suite struct FloridaEntireFour {
  private static let florida = "licensure/us-fl-itp-license.policy"

  private func criterion(_ periods: String) throws -> CriterionRecord {
    let given = "given letter_on 2025-02-01, practice [\(periods)]"
    let head = "on 2025-03-01 version 2024"
    let asked = try AskedCase(Self.florida, "eligible", head, given)
    return try #require(asked.record.root?.members.first { $0.path == "(2)" })
  }

  @Test func `every day of the four years is covered`() throws {
    let whole = #"{start: 2021-03-01, finish: ongoing, country: "IN"}"#
    #expect(try criterion(whole).counted.truth == .met)
  }

  @Test func `one gap of a month`() throws {
    let gap = """
      {start: 2018-01-01, finish: 2023-05-01, country: "IN"}, \
      {start: 2023-06-01, finish: ongoing, country: "IN"}
      """
    #expect(try criterion(gap).counted.truth == .notMet)
  }

  @Test func `a gap of one day`() throws {
    let gap = """
      {start: 2018-01-01, finish: 2023-05-01, country: "IN"}, \
      {start: 2023-05-02, finish: ongoing, country: "IN"}
      """
    #expect(try criterion(gap).counted.truth == .notMet)
  }

  @Test func `no day of entry is in evidence, so nothing is decided on its own`() throws {
    let asked = try AskedCase(Self.florida, "eligible", "on 2030-01-01")
    #expect(asked.record.outcome == .unknown)
    #expect(asked.causes.map(\.kind) == [.undated])
  }
}

@Suite struct RhodeIslandAttempts {
  private static let island = "licensure/us-ri-itp-limited.policy"

  private func steps(_ attempts: Int, reported: Bool) throws -> Truth? {
    let list = (1...attempts).map { "{number: \($0), passed: \($0 == attempts ? "yes" : "no")}" }
      .joined(separator: ", ")
    let given = """
      given step1_attempts [\(list)], step2_attempts [{number: 1, passed: yes}]
      given attempts_reported \(reported ? "yes" : "unknown")
      """
    let head = "on 2026-03-01 version 2025"
    let asked = try AskedCase(Self.island, "eligible", head, given)
    return asked.record.root?.members.first { $0.path == "(3)" }?.counted.truth
  }

  @Test func `the third attempt meets, the fourth is not shown to meet`() throws {
    #expect(try steps(3, reported: true) == .met)
    #expect(try steps(3, reported: false) == .met)
    #expect(try steps(4, reported: true) == .notMet)
  }

  @Test func `while attempts are not all on file, the fourth decides nothing`() throws {
    #expect(try steps(4, reported: false) == .unknown)
  }
}
