// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

private let tennessee = "licensure/us-tn-itp-provisional.policy"

@Suite struct TennesseeByDate {
  private static let given = "given ecfmg_certificate permanent"

  @Test func `the day before the pathway no version is in force`() throws {
    let asked = try AskedCase(tennessee, "eligible", "on 2024-06-30", Self.given)
    #expect(asked.record.outcome == .fault)
    #expect(asked.record.verdict.faults.map(\.code) == [.noVersion])
  }

  @Test(arguments: ["2024-07-01", "2025-01-01", "2026-05-31", "2030-01-01"])
  func `from its first day on, the version of 2023 decides`(day: String) throws {
    let asked = try AskedCase(tennessee, "eligible", "on \(day)", Self.given)
    #expect(asked.record.version == "2023")
    #expect(asked.record.mayBeReplacedBy == ["2026"])
  }
}

@Suite struct TennesseeReadings {
  /// Three years abroad of the last five, with a gap in the last three.
  private static let given = """
    given letter_on 2025-01-01, training_abroad 0 years, exams_passed yes, competency yes
    given ecfmg_certificate permanent, offer {employer: "E1", full_time: yes}
    given practice [{start: 2021-01-01, finish: 2022-07-01, country: "IN"}, \
    {start: 2023-07-01, finish: 2025-01-01, country: "IN"}]
    given employer:
      id   | accredited_program
      "E1" | yes
    """

  @Test func `a case that flips under the other answer is listed`() throws {
    let chosen = try AskedCase(tennessee, "eligible", "on 2025-03-01 under R1.A", Self.given)
    let other = try AskedCase(tennessee, "eligible", "on 2025-03-01 under R1.B", Self.given)
    #expect(chosen.record.outcome == .met)
    #expect(chosen.record.readings == ["R1"])
    #expect(other.record.outcome == .notMet)
    #expect(other.deciding == ["(4)(A)", "(4)(B)"])
  }

  @Test func `a case that rests on training does not depend on the reading`() throws {
    let trained = Self.given.replacing("training_abroad 0 years", with: "training_abroad 3 years")
    for letter in ["A", "B"] {
      let head = "on 2025-03-01 under R1.\(letter)"
      let asked = try AskedCase(tennessee, "eligible", head, trained)
      #expect(asked.record.outcome == .met)
    }
  }
}
