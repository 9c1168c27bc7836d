// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// `policy diff --population`: which files a population stands in, and what they lack.
@Suite struct PopulationCommandTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(studies: [])
    try terminal.write(
      """
      policy example.places
      about applicant
      decides by applied_on
      source ACT "An act" grade official
      facts applicant:
        applied_on : date
        age : integer 0..130
        school : ref school_row
        practice : list of {start: date, finish: date}
      facts school_row:
        accredited : yes/no
      version 1 in force 2024-01-01 until open cite ACT:
        decision eligible:
          all of:
            (1) age >= 18
            (2) school.accredited
      version 2 proposed cite ACT:
        amends 1
        replace decision eligible (1) with age >= 21
      """ + "\n",
      to: "p.policy"
    )
    try terminal.write(TrainingPolicy.text, to: "t.policy")
    try terminal.write("id,age,school\np1,19,S1\np2,30,S2\np3,19,S2\n", to: "people.csv")
    try terminal.write("id,accredited\nS1,yes\nS2,no\n", to: "schools.csv")
  }

  private func diff(_ policy: String, _ versions: (String, String), _ more: String...) throws
    -> Terminal.Answer
  {
    let ends = ["\(policy)@\(versions.0)", "\(policy)@\(versions.1)"]
    return try terminal.meteyard(["policy", "diff"] + ends + ["--smallest", "1"] + more)
  }

  @Test func `rows of another entity are asked for, and are taken`() throws {
    defer { terminal.remove() }
    let missing = try diff("p.policy", ("1", "2"), "--population", "people.csv")
    #expect(missing.code == 65 && missing.output.isEmpty)
    #expect(
      missing.talk == "error: the rows of `school_row`, which the decision reads, are missing; "
        + "give them with --population school_row=FILE.csv\n"
    )
    let whole = try diff(
      "p.policy",
      ("1", "2"),
      "--population",
      "people.csv",
      "--population",
      "school_row=schools.csv"
    )
    #expect(whole.code == 0 && whole.talk.isEmpty)
    #expect(whole.lines.contains("  met -> not met: 1"))
    #expect(whole.lines.contains("  not met -> not met: 2"))
    let unknown = try diff("p.policy", ("1", "2"), "--population", "shool=schools.csv")
    #expect(unknown.code == 66 && unknown.talk.contains("there is no entity or list \"shool\""))
  }

  @Test func `the items of a list have a file of their own`() throws {
    defer { terminal.remove() }
    let policy = try terminal.read("p.policy")
    try terminal.write(
      policy.replacing(
        "replace decision eligible (1) with age >= 21",
        with: "replace decision eligible (1) with time in practice >= 3 years by anniversary"
      ).replacing(
        "practice : list of {start: date, finish: date}",
        with: "practice : list of {start: date, finish: date} complete when age >= 0"
      ),
      to: "l.policy"
    )
    try terminal.write(
      "applicant,start,finish\np1,2020-01-01,2023-01-01\np2,2020-01-01,2021-01-01\n",
      to: "practice.csv"
    )
    let files = ["--population", "people.csv", "--population", "school_row=schools.csv"]
    let without = try terminal.meteyard(
      ["policy", "diff", "l.policy@1", "l.policy@2", "--smallest", "1"] + files
    )
    #expect(without.talk.contains("give its items with --population practice=FILE.csv"))
    let answer = try terminal.meteyard(
      ["policy", "diff", "l.policy@1", "l.policy@2", "--smallest", "1"] + files
        + ["--population", "practice=practice.csv"]
    )
    #expect(answer.code == 0 && !answer.talk.contains("practice"), "\(answer.talk)")
    #expect(answer.lines.contains("  met -> met: 1"), "\(answer.output)")
  }

  @Test func `missing columns and a file without rows are named`() throws {
    defer { terminal.remove() }
    try terminal.write("id,training\np1,4\n", to: "few.csv")
    let few = try diff("t.policy", ("2024", "bill"), "--population", "few.csv")
    #expect(few.code == 0)
    #expect(
      few.talk == "warning: few.csv has no column of `exam`, `age`, which the decision reads: "
        + "missing for everyone\n"
    )
    try terminal.write("id,training,exam,age\n", to: "none.csv")
    let none = try diff("t.policy", ("2024", "bill"), "--population", "none.csv")
    #expect(none.code == 0 && none.talk == "warning: none.csv has no rows, only a header\n")
    let json = try diff("t.policy", ("2024", "bill"), "--population", "none.csv", "--json")
    #expect(json.output.contains("\"code\":\"no-rows\""))
  }

  @Test func `rows that cannot be read are part of the JSON answer`() throws {
    defer { terminal.remove() }
    try terminal.write("id,training,exam,age\np1,x,passed,20\n", to: "bad.csv")
    let answer = try diff("t.policy", ("2024", "bill"), "--population", "bad.csv", "--json")
    #expect(answer.code == 65)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let data = try #require((object as? [String: Any])?["data"] as? [String: Any])
    let rows = try #require(data["rows"] as? [[String: Any]])
    #expect(rows.first?["column"] as? String == "training")
    #expect(data["sentence"] as? String == "bad.csv: 1 error; nothing was compared")
  }
}
