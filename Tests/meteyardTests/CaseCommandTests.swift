// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The commands that decide cases: what is said twice, unknown or missing on the command line.
@Suite struct CaseCommandTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(studies: [])
    try terminal.write(TrainingPolicy.text, to: "t.policy")
  }

  private func decide(_ arguments: String...) throws -> Terminal.Answer {
    try terminal.meteyard(["decide", "t.policy"] + arguments)
  }

  @Test func `a fact given twice on the command line is named with both texts`() throws {
    defer { terminal.remove() }
    let answer = try decide(
      "--on",
      "2024-06-01",
      "--given",
      "training 3 years",
      "--given",
      "training 4 years"
    )
    #expect(answer.code == 65 && answer.output.isEmpty)
    #expect(
      answer.talk.hasSuffix(
        "error: --given 'training 4 years': `training` is given twice, "
          + "first in --given 'training 3 years'\n"
      )
    )
  }

  @Test func `a fact given twice in a case file is named with both lines`() throws {
    defer { terminal.remove() }
    try terminal.write("case \"A\" on 2024-06-01:\n  given age 3\n  given age 4\n", to: "a.case")
    let answer = try decide("--case", "a.case")
    #expect(answer.code == 65)
    #expect(
      answer.talk.hasSuffix("error: a.case line 3: `age` is given twice, first in a.case line 2\n")
    )
    try terminal.write("case \"A\":\n  given age 3\ncase \"A\":\n  given age 4\n", to: "b.case")
    #expect(
      try decide("--case", "b.case").talk
        .contains("the cases in lines 1 and 3 have one id, \"A\"")
    )
  }

  @Test func `a deciding date beside another on the command line is an error`() throws {
    defer { terminal.remove() }
    let answer = try decide("--on", "2024-06-01", "--given", "applied_on 2025-01-01")
    #expect(answer.code == 65)
    #expect(
      answer.talk.hasSuffix(
        "error: --given 'applied_on 2025-01-01': the deciding date is given twice: "
          + "`on 2024-06-01`, and `applied_on 2025-01-01`, first in --on 2024-06-01\n"
      )
    )
  }

  @Test func `whatif replaces what is given, and blames its own text`() throws {
    defer { terminal.remove() }
    try terminal.write(
      "case \"A\" on 2024-06-01:\n  given \(TrainingPolicy.met)\n",
      to: "a.case"
    )
    let whatIf = ["whatif", "t.policy", "--case", "a.case"]
    let answer = try terminal.meteyard(whatIf + ["--set", "training 2 years"])
    #expect(answer.code == 0 && answer.output == "A: eligible: met -> not met\n")
    let wrong = try terminal.meteyard(whatIf + ["--set", "trainingg 2 years"])
    #expect(wrong.code == 65)
    #expect(
      wrong.talk.hasSuffix(
        "error: --set 'trainingg 2 years': the fact or measure `trainingg` is not declared\n"
      )
    )
    #expect(!wrong.talk.contains("a.case"))
  }

  @Test func `an unknown decision or reading is answered with those there are`() throws {
    defer { terminal.remove() }
    let given = ["--on", "2024-06-01", "--given", TrainingPolicy.met]
    func talk(_ more: String...) throws -> (Int32, String) {
      let answer = try terminal.meteyard(["decide", "t.policy"] + given + more)
      return (answer.code, answer.talk)
    }
    #expect(
      try talk("--decision", "eligibel")
        == (
          66,
          "error: there is no decision \"eligibel\"; did you mean \"eligible\"? "
            + "(there is eligible)\n"
        )
    )
    #expect(
      try talk("--under", "R9.B")
        == (66, "error: there is no reading \"R9\"; did you mean \"R1\"?; there is R1 (A, B)\n")
    )
    #expect(
      try talk("--under", "R1.C")
        == (66, "error: the reading R1 has no answer \"C\" (there are A, B)\n")
    )
    #expect(
      try talk("--under", "R1").1.contains("takes a reading and a letter of it, such as R1.B")
    )
    #expect(try talk("--under", "R1.A", "--under", "R1.B").1.contains("two answers of R1"))
    #expect(
      try talk("--known-on", "foo")
        == (64, "error: --known-on takes a date, such as 2025-03-01, not \"foo\"\n")
    )
  }

  @Test func `a case may name its version, and the command line no other`() throws {
    defer { terminal.remove() }
    try terminal.write(
      "case \"A\" on 2024-06-01 version bill:\n  given \(TrainingPolicy.met)\n",
      to: "a.case"
    )
    let decide = ["decide", "t.policy", "--case", "a.case"]
    let answer = try terminal.meteyard(decide)
    #expect(answer.code == 0)
    #expect(answer.output.hasPrefix("A: eligible: not met because (1)  [version bill, "))
    #expect(try terminal.meteyard(decide + ["--version", "bill"]).code == 0)
    let contradiction = try terminal.meteyard(decide + ["--version", "2024"])
    #expect(contradiction.code == 64)
    #expect(
      contradiction.talk.hasSuffix(
        "case \"A\" says `version bill`, and the command line --version 2024; "
          + "keep one of the two\n"
      )
    )
  }

  @Test func `a question that cannot be asked blames the option`() throws {
    defer { terminal.remove() }
    let answer = try decide(
      "--on",
      "2024-06-01",
      "--given",
      "age 3",
      "--decision",
      "eligible(3)"
    )
    #expect(answer.code == 64)
    #expect(answer.talk.contains("error: --decision 'eligible(3)': "))
  }

  @Test func `a missing deciding date is said, with how to give it`() throws {
    defer { terminal.remove() }
    let answer = try decide("--given", TrainingPolicy.met)
    #expect(answer.code == 0 && answer.output == "case: eligible: unknown (missing)\n")
    #expect(
      answer.talk == "warning: the deciding date `applied_on` is missing, so no version is picked; "
        + "give it with --on 2025-03-01\n"
    )
    let json = try decide("--given", TrainingPolicy.met, "--json")
    #expect(json.output.contains("\"code\":\"deciding-date\""))
    #expect(try decide("--given", TrainingPolicy.met, "--version", "2024").talk.isEmpty)
    #expect(try decide("--given", "applied_on 2024-06-01, age 3").talk.isEmpty)
    try terminal.write("case \"A\":\n  given age 3\n", to: "a.case")
    #expect(
      try decide("--case", "a.case").talk.hasSuffix(
        "is missing in case \"A\", so no version is picked; "
          + "write `on 2025-03-01` behind the case's name\n"
      )
    )
  }

  @Test func `a year where a day decides, and a date that is none, are usage errors`() throws {
    defer { terminal.remove() }
    let year = try decide("--on", "2025", "--given", "age 3")
    #expect(year.code == 64)
    #expect(
      year.talk == "error: the policy decides by the date `applied_on`; "
        + "give --on a day, such as 2025-03-01\n"
    )
    let none = try decide("--on", "2025-13-01", "--given", "age 3")
    #expect(none.code == 64 && none.talk.contains("not \"2025-13-01\""))
  }

  @Test func `options that a case contradicts are refused`() throws {
    defer { terminal.remove() }
    try terminal.write("case \"A\" on 2024-06-01 under R1.B:\n  given age 3\n", to: "a.case")
    let answer = try decide("--case", "a.case", "--under", "R1.A")
    #expect(answer.code == 64)
    #expect(answer.talk.contains("case \"A\" says `under R1.B`, and the command line --under R1.A"))
    #expect(try decide("--case", "a.case", "--under", "R1.B").code == 0)
  }

  @Test func `findings of cases are part of the JSON answer`() throws {
    defer { terminal.remove() }
    let answer = try decide("--on", "2024-06-01", "--given", "agee 3", "--json")
    #expect(answer.code == 65 && answer.lines.count == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    )
    let data = try #require(object["data"] as? [String: Any])
    let files = try #require(data["findings"] as? [[String: Any]])
    let findings = try #require(files.first?["findings"] as? [[String: Any]])
    #expect(findings.first?["code"] as? String == "P201")
    #expect(findings.first?["help"] as? String == "did you mean `age`?")
  }

  @Test func `control characters of a file do not reach the terminal`() throws {
    defer { terminal.remove() }
    try terminal.write(
      TrainingPolicy.text.replacing("(1) training", with: "(1) \"a\u{1B}[31m b\" training"),
      to: "t.policy"
    )
    let given = ["--on", "2024-06-01", "--given", TrainingPolicy.met]
    for command in [["policy", "explain"], ["decide"]] {
      let answer = try terminal.meteyard(command + ["t.policy"] + given)
      #expect(!(answer.output + answer.talk).contains("\u{1B}"))
    }
    let shown = try terminal.meteyard("policy", "show", "t.policy")
    #expect(!(shown.output + shown.talk).contains("\u{1B}"))
    let given2 = try decide("--on", "2024-06-01", "--given", "exam \u{1B}x")
    #expect(given2.code == 65 && !given2.talk.contains("\u{1B}"))
  }
}
