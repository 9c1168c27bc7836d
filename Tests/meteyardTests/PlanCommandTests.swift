// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// The commands on improvement plans, from a new plan to its export.
@Suite struct PlanCommandTests {
  private let terminal: Terminal

  init() throws {
    terminal = try Terminal(studies: ["missouri-districts"])
    let made = try terminal.meteyard("run", "Studies/missouri-districts")
    try #require(made.code == 0, "\(made.talk)")
  }

  private static let run = ["--run", "run/missouri-districts"]

  private func plan(_ arguments: String...) throws -> Terminal.Answer {
    try terminal.meteyard(["plan"] + arguments)
  }

  private func data(_ answer: Terminal.Answer) throws -> Any? {
    try #require(answer.lines.count == 1)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return (object as? [String: Any])?["data"]
  }

  @Test func `a plan goes from new over a goal and an approval to an export`() throws {
    defer { terminal.remove() }
    let run = Self.run[1]
    let new = try plan("new", "p", "--unit", "EX-01", "--run", run, "--on", "2015-07-01")
    #expect(new.code == 0 && new.output == "wrote p/plan.yaml\n", "\(new.talk)")
    let again = try plan("new", "p", "--unit", "EX-01", "--run", run, "--on", "2015-07-01")
    #expect(again.code == 73 && again.talk.contains("holds a plan already"))
    let goal = try terminal.meteyard(
      [
        "plan", "goal", "p", "G2", "--title", "Less", "--measure", "s1_math/status_call",
        "--n", "200", "--target", "350", "--due", "2022-06-30", "--half-width", "9",
      ] + Self.run
    )
    #expect(goal.code == 0, "warnings block nothing")
    #expect(goal.talk.contains("goal G2, target \"350\": the target does not lie above"))
    #expect(goal.talk.contains("goal G2, due \"2022-06-30\": the day lies outside"))
    let check = try plan("check", "p", "--on", "2015-08-01", "--json")
    #expect(check.code == 0)
    let codes = (try data(check) as? [[String: Any]])?.compactMap { $0["code"] as? String }
    #expect(codes?.contains("target-direction") == true)
    #expect(codes?.contains("due-outside-span") == true)
    let approve = ["plan", "approve", "p", "--body", "board", "--vote", "7-0"]
    #expect(try terminal.meteyard(approve + ["--on", "2015-06-15"]).code == 0)
    let text = try terminal.read("p/plan.yaml").replacing("350", with: "370")
    try terminal.write(text, to: "p/plan.yaml")
    let refused = try terminal.meteyard(approve + ["--on", "2016-06-15"])
    #expect(refused.code == 65 && refused.talk.contains("needs a reason"))
    let reason = try plan(
      "revise",
      "p",
      "--reason",
      "annual-review",
      "--by",
      "director",
      "--on",
      "2016-06-01"
    )
    #expect(reason.output == "recorded: annual review\n  goal G2 target: 350 -> 370\n")
    #expect(try terminal.meteyard(approve + ["--on", "2016-06-15"]).code == 0)
    let board = try plan("show", "p", "--board", "--json")
    #expect((try data(board) as? [String: Any])?["inForce"] as? Int == 2)
    #expect(try plan("export", "p", "--on", "2016-09-01").code == 0)
    #expect(try terminal.read("p/plan.html").contains("not shown, the number of students"))
    #expect(try terminal.read("p/plan.ics").hasPrefix("BEGIN:VCALENDAR"))
  }

  @Test func `the public view and every JSON of it hold nothing of a small group`() throws {
    defer { terminal.remove() }
    let sample = "Studies/missouri-districts/plan"
    for more in [[], ["--json"]] {
      let shown = try terminal.meteyard(
        ["plan", "show", sample, "--public", "--on", "2016-09-01"] + more
      )
      #expect(shown.code == 0 && shown.output.contains("fewer than 10 students"))
      #expect(!shown.output.contains("subgroup") && !shown.output.contains("s2_math"))
    }
    for view in [[], ["--board"], ["--calendar"]] {
      let shown = try terminal.meteyard(
        ["plan", "show", sample, "--json", "--on", "2016-09-01"] + view
      )
      #expect(shown.code == 0 && !shown.output.contains("Grace"))
    }
  }

  @Test func `steps and reviews are records, and do not change the plan`() throws {
    defer { terminal.remove() }
    #expect(try terminal.shell("cp -r Studies/missouri-districts/plan p").code == 0)
    let before = try terminal.read("p/plan.yaml")
    let step = ["plan", "step", "p", "A2", "--state", "done", "--evidence", "the lists"]
    #expect(try terminal.meteyard(step + ["--on", "2016-01-20"]).code == 0)
    let review = try terminal.meteyard(
      ["plan", "review", "p", "--by", "board", "--on", "2016-09-12", "--json"] + Self.run
    )
    let goals = try data(review) as? [[String: Any]]
    #expect(goals?.first?["verdict"] as? String == "off the way")
    #expect(try terminal.read("p/plan.yaml") == before)
    #expect(try plan("check", "p", "--on", "2016-10-01").code == 0)
    let unknown = try plan("step", "p", "A9", "--state", "done", "--on", "2016-01-20")
    #expect(unknown.code == 66 && unknown.talk.contains("plan.yaml has no step \"A9\""))
  }

  @Test func `errors are one sentence with the code of their kind`() throws {
    defer { terminal.remove() }
    #expect(try plan("check", "nowhere").code == 66)
    let unit = try plan("new", "p", "--unit", "EX-1", "--run", "run/missouri-districts")
    #expect(unit.code == 66 && unit.talk.contains("the run has no unit \"EX-1\""))
    try terminal.write("title: x\nunit: U\n", to: "q/plan.yaml")
    let wrong = try plan("check", "q", "--json")
    #expect(wrong.code == 78 && wrong.talk.contains("`plan.span` is missing"))
    #expect(try plan("show", "q", "--on", "yesterday").code == 64)
    #expect(try plan("approve", "q", "--body", "board", "--vote", "many").code == 64)
    #expect(
      try plan("revise", "q", "--reason", "boredom", "--by", "board").code == 64,
      "the list of reasons is closed"
    )
  }
}
