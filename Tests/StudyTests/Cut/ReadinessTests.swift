// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

@Suite struct ReadinessTests {
  private static func study(_ answers: String..., parameter: String = "") -> SmallStudy {
    var study = SmallStudy.totals.with(
      "readiness",
      "panelist,question,answer\n" + answers.map { "\($0)\n" }.joined()
    )
    study.parameters += "\nreadiness: { questions: [training, round-1]\(parameter) }"
    return study
  }

  private static let yes = ["P1", "P2", "P3", "P4"].flatMap {
    ["\($0),training,yes", "\($0),round-1,yes"]
  }

  private static func study(replacing old: String, with new: String?, _ parameter: String = "")
    -> SmallStudy
  {
    let answers = yes.compactMap { $0 == old ? new : $0 }
    return study(answers.joined(separator: "\n"), parameter: parameter)
  }

  @Test func `SST7 the gate opens when everybody says yes`() throws {
    let run = try Self.study(Self.yes.joined(separator: "\n")).run()
    #expect(run.text("report.html").contains("open, every panelist confirmed readiness"))
  }

  @Test func `SST7 one no keeps round 1 shut, and nothing is computed`() throws {
    let study = Self.study(replacing: "P2,round-1,yes", with: "P2,round-1,no")
    let error = try #require(study.error)
    #expect(error.kind == .data)
    #expect(error.sentence.hasPrefix("round 1 may not open: "))
    #expect(error.sentence.contains("Panelist P2 is not ready on round-1"))
    #expect(
      error.sentence.hasSuffix(
        "survey again, exclude the panelist with a reason, or declare `readiness.override` "
          + "with a reason"
      )
    )
  }

  @Test func `SST7 a missing answer keeps it shut, and so does a file without answers`() throws {
    let study = Self.study(replacing: "P3,training,yes", with: nil)
    #expect(study.error?.sentence.contains("Panelist P3 has not answered training") == true)
    var none = SmallStudy.totals
    none.parameters += "\nreadiness: { questions: [training] }"
    #expect(none.error?.sentence.contains("Panelist P1 has not answered training") == true)
  }

  @Test func `SST7 an answer that is neither yes nor no is refused at its row`() throws {
    let study = Self.study(replacing: "P1,training,yes", with: "P1,training,perhaps")
    #expect(
      study.error?.sentence.hasPrefix(
        "readiness.csv row 2, column \"answer\", \"perhaps\": not one of yes, no"
      ) == true
    )
  }

  @Test func `SST7 an override needs a reason and prints it`() throws {
    let no = ("P2,round-1,yes", "P2,round-1,no")
    let override =
      ", override: { reason: P2 arrived late and was trained alone, "
      + "actor: facilitator, time: 2026-03-02T09:10:00Z }"
    let run = try Self.study(replacing: no.0, with: no.1, override).run()
    let page = run.text("report.html")
    #expect(page.contains("P2 arrived late and was trained alone"))
    #expect(page.contains("facilitator"))
    let blank = ", override: { reason: ' ', actor: facilitator, time: noon }"
    let error = try #require(Self.study(replacing: no.0, with: no.1, blank).error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains("an override has a reason and an actor"))
  }

  @Test func `SST7 an excluded panelist does not keep the gate shut`() throws {
    let study = Self.study(replacing: "P2,round-1,yes", with: "P2,round-1,no")
      .with("exclusions: [{ panelist: P2, reason: left before round 1, actor: chair, time: noon }]")
    #expect(try study.run().summary.first?.contains("3 panelists") == true)
  }
}

@Suite struct ExclusionTests {
  private static func excluded(_ targets: String..., more: String = "") -> String {
    let list = targets.map {
      "{ \($0), reason: did not attend the discussion, actor: chair, time: noon\(more) }"
    }
    return "exclusions: [\(list.joined(separator: ", "))]"
  }

  @Test func `the cut is given with and without the excluded panelists`() throws {
    let study = SmallStudy.totals.with(Self.excluded("panelist: P2", "panelist: P4"))
      .with("rule: { rounding: nearest-half-up }")
    let run = try study.run()
    #expect(run.figure("cut")?.text == "6")
    #expect(run.summary.contains("with nobody excluded: cut 7"))
    #expect(run.table("table-3").map { $0[0] }.contains("P2 (excluded)"))
    let page = run.text("report.html")
    #expect(page.contains("With these exclusions the cut is 6 (6.33 unrounded)"))
    #expect(page.contains("without them it is 7 (6.79)"))
    #expect(page.contains("did not attend the discussion"))
    #expect(
      run.table("leave-one-out").filter { $0[1] == "put back" }.map { $0[0] } == ["P2", "P4"]
    )
  }

  @Test func `a panelist taken back in counts again, and both records stand`() throws {
    let text =
      "exclusions: [{ panelist: P4, reason: suspected of fatigue, actor: chair, "
      + "time: noon }, { panelist: P4, reinclude: yes, reason: the suspicion was wrong, "
      + "actor: chair, time: evening, afterLook: yes }]"
    let run = try SmallStudy.totals.with(text).run()
    #expect(run.table("table-3").contains(["P4", "8.00", "7.50"]))
    let rows = run.table("exclusions").dropFirst()
    #expect(rows.map { $0[1] } == ["excluded", "taken back in"])
    #expect(rows.last?[5] == "after-look")
  }

  @Test func `an excluded item shortens the test`() throws {
    let run = try SmallStudy.angoff.with(Self.excluded("item: I3")).run()
    #expect(run.table("table-3")[1...4].map { $0[1] } == ["2.10", "2.40", "2.00", "1.90"])
    #expect(run.summary.first?.contains("4 points") == true)
    let kept = try SmallStudy.angoff.with(Self.excluded("item: I3"))
      .with("excludedItems: keep-scale").run()
    #expect(kept.summary.first?.contains("5 points") == true)
    // 2.10 of 4 points is 2.625 of 5.
    #expect(kept.table("table-3")[1][1] == "2.63")
  }

  @Test func `a test with every item excluded gives no cut of 0`() throws {
    let all = Self.excluded("item: I1", "item: I2", "item: I3", "item: I4", "item: I5")
    let error = try #require(SmallStudy.angoff.with(all).error)
    #expect(error.sentence.contains("no item counts: every one is unscored"))
  }

  @Test func `an excluded round restores the one before`() throws {
    let run = try SmallStudy.totals.with(Self.excluded("round: 2")).run()
    #expect(run.figure("unrounded")?.exact == "6.75")
  }

  @Test(arguments: [
    ("panelist: P9", "`exclusions` names panelist \"P9\", which is not in the evidence"),
    ("item: I9", "`exclusions` names item \"I9\", which is not in the evidence"),
    ("round: 7", "`exclusions` names round 7, but the evidence has 1"),
  ])
  func `an exclusion of what is not there is refused`(target: String, sentence: String) throws {
    let error = try #require(SmallStudy.angoff.with(Self.excluded(target)).error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains(sentence))
  }

  @Test func `an exclusion needs a reason of ten characters`() throws {
    let text = "exclusions: [{ panelist: P4, reason: late, actor: chair, time: noon }]"
    let error = try #require(SmallStudy.totals.with(text).error)
    #expect(error.sentence.contains("a reason has at least 10 characters"))
    #expect(error.sentence.hasPrefix("study.yaml:10:"))
  }

  @Test func `a panel with nobody left is one sentence`() throws {
    let all = Self.excluded("panelist: P1", "panelist: P2", "panelist: P3", "panelist: P4")
    let error = try #require(SmallStudy.totals.with(all).error)
    #expect(error.kind == .data)
  }

  @Test func `a question of the reader leaves the study's own record alone`() throws {
    let run = try SmallStudy.totals.run(overrides: ["leaveOut": "P4"])
    #expect(
      run.table("exclusions").dropFirst().map { Array($0[0...1]) } == [
        ["panelist P4", "left out"]
      ]
    )
    let error = #expect(throws: StudyError.self) {
      try SmallStudy.totals.run(overrides: ["leaveOut": "P44"])
    }
    #expect(error?.sentence.contains("did you mean \"P4\"?") == true)
  }
}

@Suite struct AdoptionTests {
  private static let study = SmallStudy.totals.with("scale: { low: 100, high: 200 }")
    .with("conversion", "raw,scale\n6,150\n7,160\n")

  private static func adoption(_ fields: String) -> SmallStudy {
    study.with("adoption: [{ authority: Board, from: 2026-09-01, \(fields) }]")
  }

  private static let reason = "two years of results show that too many fail"

  @Test func `a cut adopted as recommended is printed with its published scale score`() throws {
    let run = try Self.adoption("action: accept, raw: 7, scaled: 160").run()
    let page = run.text("report.html")
    #expect(page.contains("Board") && page.contains("2026-09-01"))
    #expect(try Self.adoption("action: accept, raw: 7").run().figure("cut")?.text == "7")
  }

  @Test func `a cut lowered with a reason is printed with it`() throws {
    let run = try Self.adoption("action: lower, raw: 6, reason: \(Self.reason)").run()
    #expect(run.text("report.html").contains(Self.reason))
    #expect(run.figure("cut")?.text == "7")
  }

  @Test func `a raw score without a published scale score is adopted as unknown`() throws {
    let run = try Self.adoption("action: raise, raw: 8, reason: \(Self.reason)").run()
    #expect(run.text("report.html").contains("unknown"))
  }

  @Test(arguments: [
    ("action: approve, raw: 7", "is accept, raise or lower, not \"approve\""),
    ("action: accept, raw: 8", "`accept` does not fit the recommended 7"),
    ("action: raise, raw: 6, reason: \(reason)", "`raise` does not fit the recommended 7"),
    ("action: lower, raw: 6, reason: too hard", "needs a reason of at least 30 characters"),
    ("action: lower, raw: 6", "needs a reason of at least 30 characters"),
    ("action: raise, raw: 8, scaled: 170, reason: \(reason)", "record it as unknown"),
    ("action: accept, raw: 7, scaled: 161", "the scale score of raw 7 is 160"),
    ("action: raise, raw: 11, reason: \(reason)", "a whole number within 0-10"),
    ("action: accept, raw: 7, to: 2026-08-01", "the last day is not before the first"),
    ("action: accept, raw: 7, to: later", "a date reads 2014-09-01"),
  ])
  func `an adoption that breaks a rule is refused with line and column`(
    fields: String,
    rule: String
  ) throws {
    let error = try #require(Self.adoption(fields).error)
    #expect(error.sentence.contains(rule))
    #expect(error.sentence.hasPrefix("study.yaml:"))
    #expect(error.kind == .configuration)
  }
}
