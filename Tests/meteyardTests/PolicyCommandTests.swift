// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@Suite struct PolicyCommandTests {
  private let terminal: Terminal

  init() throws { terminal = try Terminal() }

  private func policy(_ path: String) -> String {
    SharedData.package.appendingPathComponent("Policies/\(path).policy").path
  }

  @Test func `a version that is not there decides nothing`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard(
      "decide",
      policy("licensure/us-tn-itp-provisional"),
      "--on",
      "2025-01-01",
      "--given",
      "exams_passed yes",
      "--version",
      "2024"
    )
    #expect(answer.code == 66 && answer.output.isEmpty)
    #expect(answer.talk.contains("there is no version \"2024\""))
    #expect(answer.talk.contains("(there are 2023, 2026)"))
  }

  @Test func `a filter that no test meets is no success`() throws {
    defer { terminal.remove() }
    let answer = try terminal.meteyard(
      "policy",
      "test",
      policy("standard-setting/praxis-5331-error"),
      "--filter",
      "nobody"
    )
    #expect(answer.code == 66)
    #expect(answer.talk == "error: no test has \"nobody\" in its name; nothing was run\n")
  }

  @Test func `lint looks at who somebody is where the policy is about people`() throws {
    defer { terminal.remove() }
    try terminal.write(
      """
      policy t.permit
      about applicant
      decides by applied_on
      source ACT "An act" grade official
      facts applicant:
        applied_on : date
        birthplace : text
        exams      : integer 0..9
      version 1 in force 2024-01-01 until open cite ACT
      decision permit:
        all of:
          (1) exams >= 3
          (2) birthplace = "here"

      """,
      to: "permit.policy"
    )
    #expect(try terminal.meteyard("policy", "lint", "permit.policy").code == 0)
    let answer = try terminal.meteyard("policy", "lint", "permit.policy", "--about-people")
    #expect(answer.code == 78)
    #expect(
      answer.output
        == "error E101 permit.policy row 7, \"birthplace\": nobody is judged by who they are; take the "
        + "fact out; where the law asks for it, cite the law behind the fact\n"
    )
    #expect(answer.talk == "1 error, 0 warnings\n")
    let shipped = try terminal.meteyard(
      "policy",
      "lint",
      policy("licensure/us-ar-itp-license"),
      "--about-people",
      "--quiet"
    )
    #expect(shipped.code == 0)
  }

  @Test func `flip says why it has nothing to propose`() throws {
    defer { terminal.remove() }
    try terminal.write(
      """
      policy t.flip
      about school
      facts school:
        size : integer 0..9 fixed
      facts pupil:
        score : integer 0..100
      decision large:
        all of:
          (1) size >= 5
          (2) mean of score over pupil unknowns strict >= 50

      """,
      to: "flip.policy"
    )
    try terminal.write(
      """
      case "fixed":
        given size 3
        given pupil:
          id  | score
          "a" | 50
      case "broken":
        given size 12
        given pupil:
          id  | score
          "a" | 50
      case "elsewhere":
        given size 6
        given pupil:
          id  | score
          "a" | unknown(missing)

      """,
      to: "flip.case"
    )
    let answer = try terminal.meteyard("flip", "flip.policy", "--case", "flip.case")
    #expect(
      answer.output == """
        fixed: large: not met
          would be met with: no change of the facts that can change
        broken: large: fault
          correct first: `size` lies outside 0 to 9
        elsewhere: large: unknown
          open in other rows: score

        """,
      "\(answer.talk)"
    )
  }

  @Test func `SQL is written for the version that is law`() throws {
    defer { terminal.remove() }
    try terminal.write(
      """
      policy t.law
      about case
      decides by on
      source LAW "An act" grade official
      facts case:
        on : date
        size : integer 0..9
      version 1 in force 2020-01-01 until open cite LAW:
        decision large:
          all of:
            (1) size >= 3
      version 2 proposed cite LAW:
        decision large:
          all of:
            (1) size >= 4

      """,
      to: "law.policy"
    )
    let answer = try terminal.meteyard("policy", "sql", "law.policy")
    #expect(answer.code == 0, "\(answer.talk)")
    #expect(answer.output.contains("t.law") && answer.output.contains("version 1"))
  }
}
