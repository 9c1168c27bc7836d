// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import Testing

@testable import Study

/// Cases of people under a pathway: what is met, what is missing, who owes it.
@Suite struct CaseStudyTests {
  private func statuses(_ study: SmallCases, _ person: String = "A") throws -> [String: String] {
    let rows = try study.run().rows("checklist").filter {
      $0["case"] == person && $0["decision"] == "entry"
    }
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0["criterion"] ?? "", $0["status"] ?? "") }
    )
  }

  @Test func `each requirement has one of the words of conduct`() throws {
    let found = try statuses(SmallCases(), "B")
    #expect(
      found == [
        "(1)": "x not shown to meet", "(2)": "? not yet known (missing)",
        "(3)": "? not yet known (missing)",
        "(4)": "o board discretion, open: only a named person of Example Board can decide this",
        "(5)": "? not yet known (missing)",
      ]
    )
    let run = try SmallCases().run()
    #expect(run.certificates.map(\.unit) == ["A", "B"])
    let result = try #require(run.certificates.last?.result)
    #expect(
      result
        == "B (stage provisional): not decided: 1 not met, 3 unknown, 1 open to discretion."
    )
  }

  @Test func `two pieces of evidence that disagree dispute the fact, and a contested one does`()
    throws
  {
    let evidence = "case,fact,value,verified,status\nA,diploma,yes,source,\n"
    #expect(try statuses(SmallCases().with("evidence", evidence))["(3)"] == "v meets")
    #expect(
      try statuses(SmallCases().with("evidence", evidence + "A,diploma,no,source,\n"))["(3)"]
        == "? not yet known (disputed)"
    )
    #expect(
      try statuses(
        SmallCases().with("evidence", evidence.replacing("source,\n", with: "source,contested\n"))
      )[
        "(3)"
      ] == "? not yet known (disputed)"
    )
    #expect(
      try statuses(SmallCases().with("evidence", evidence + "A,diploma,no,self,\n"))["(3)"]
        == "v meets"
    )
  }

  @Test func `a self-report waits where the policy asks for the source`() throws {
    let evidence = "case,fact,value,verified\nA,diploma,yes,self\n"
    #expect(
      try statuses(SmallCases().with("evidence", evidence))["(3)"] == "? not yet known (pending)"
    )
  }

  @Test func `a score off its scale is a fault that names the scale`() throws {
    let study = SmallCases().with("cases", "id,applied_on,score\nA,2026-02-01,170\n")
    let row = try #require(try study.run().rows("checklist").first { $0["criterion"] == "(2)" })
    #expect(row["status"] == "! cannot be decided: rule or data broken")
    let certificate = try #require(try study.run().certificates.first)
    let fault = certificate.whyOpen.joined()
    #expect(
      fault.contains("F02: `score` lies outside 0 to 100, the scale `example`"),
      "\(fault)"
    )
  }

  @Test func `evidence received after the day of the snapshot does not count`() throws {
    let evidence = "case,fact,value,verified,received\nA,diploma,yes,source,2026-06-02\n"
    #expect(
      try statuses(SmallCases().with("evidence", evidence))["(3)"] == "? not yet known (missing)"
    )
  }

  @Test func `who owes what, since when, stands on every open line`() throws {
    let requests = "case,fact,owed_by,since,due\nA,diploma,school,2026-05-02,2026-07-01\n"
    let rows = try SmallCases().with("requests", requests).run().rows("checklist")
    let row = try #require(rows.first { $0["case"] == "A" && $0["criterion"] == "(3)" })
    #expect(row["owed-by"] == "school" && row["since"] == "2026-05-02")
    #expect(row["days-waiting"] == "30")
    let judged = try #require(rows.first { $0["case"] == "A" && $0["criterion"] == "(4)" })
    #expect(judged["owed-by"] == "Example Board")
  }

  @Test func `a day that cannot be is a fault, and overlapping periods are noticed`() throws {
    let old = SmallCases().with("cases", "id,applied_on,letter_on\nA,2026-02-01,1850-01-01\n")
    // The letter decides nothing here, so the fault must not either.
    #expect(try old.run().certificates[0].outcome.word == "unknown")
    let far = SmallCases().with("cases", "id,applied_on\nA,2027-06-02\n")
    guard case .fault(let sentence) = try far.run().certificates[0].outcome else {
      Issue.record("a day after the year is no fault")
      return
    }
    #expect(sentence.contains("F02"))
    let periods = "applicant,start,finish\nA,2020-01-01,2021-01-01\nA,2020-06-01,ongoing\n"
    let run = try SmallCases().with("practice", periods).run()
    #expect(run.content.manifest.warnings.contains { $0.code == "overlap" && $0.place == "A" })
  }

  @Test func `what persons decided stands beside the evidence, and later evidence opens it again`()
    throws
  {
    let closings = """
      case,pathway,stage,action,by,role,date,reason
      A,example.permit,provisional,granted,Member 1,member,2026-05-01,minutes of May

      """
    let closed = try SmallCases().with("closings", closings).run().certificates[0].result
    #expect(closed.contains("granted by Member 1, member on 2026-05-01, reason: minutes of May"))
    let evidence = "case,fact,value,verified,received\nA,diploma,yes,source,2026-05-20\n"
    let opened = SmallCases().with("closings", closings).with("evidence", evidence)
    #expect(try opened.run().certificates[0].result.contains("open again, since evidence came in"))
  }

  @Test func `a decision by a person stands in the letter, the queue and the headline`() throws {
    let closings = """
      case,pathway,stage,action,by,role,date,reason
      A,example.permit,provisional,granted,Member 1,member,2026-05-01,minutes of May

      """
    let run = try SmallCases().with("closings", closings).run()
    let letter = run.file("letters/A.txt")
    #expect(letter.contains("where your case stands: granted by Member 1, member on 2026-05-01"))
    #expect(!letter.contains("not decided") && !letter.contains("Nothing here closes your case"))
    #expect(run.headline.contains(", 1 decided by persons"))
    #expect(run.file("report.html").contains("granted by Member 1, member on 2026-05-01"))
    #expect(run.file("letters/B.txt").contains("not decided"))
  }

  @Test func `evidence for another stage opens no decision again`() throws {
    let closings = """
      case,pathway,stage,action,by,role,date,reason
      A,example.permit,provisional,granted,Member 1,member,2026-02-01,minutes

      """
    let stages = "case,pathway,stage,started\nA,example.permit,provisional,2026-02-01\n"
    func standing(_ fact: String) throws -> String {
      let evidence = "case,fact,value,verified,received\nA,\(fact),yes,source,2026-03-01\n"
      let run = try SmallCases().with("closings", closings).with("stages", stages)
        .with("evidence", evidence).run()
      return run.rows("stages").first { $0["stage"] == "provisional" }?["standing"] ?? ""
    }
    #expect(try !standing("supervised").contains("open again"))
    #expect(try standing("diploma").contains("open again, since evidence came in after 2026-02-01"))
  }

  @Test func `a value in a row of cases is only what somebody says`() throws {
    let study = SmallCases().with("cases", "id,applied_on,diploma\nA,2026-02-01,yes\n")
    let row = try #require(try study.run().rows("checklist").first { $0["criterion"] == "(3)" })
    #expect(row["status"] == "? not yet known (pending)" && row["owed-by"] == "issuer")
    #expect(
      try study.run().certificates[0].whyOpen.contains {
        $0.contains(
          "on file: yes, as the applicant says; the rule asks for it confirmed by its issuer"
        )
      }
    )
  }

  @Test func `a contested value is shown and called so`() throws {
    let evidence = "case,fact,value,verified,status\nA,diploma,yes,source,contested\n"
    let certificate = try SmallCases().with("evidence", evidence).run().certificates[0]
    #expect(certificate.whyOpen.contains { $0.contains("diploma; contested: yes on file") })
  }

  @Test func `what a board judged is nobody else's to change`() throws {
    let study = SmallCases().with(
      "judgments",
      "case,fact,value,by,role,date,reason\nA,fitness,no,Member 1,member,2026-03-01,minutes\n"
    )
    let flips = try study.run().certificates[0].flips
    #expect(flips.allSatisfy { !$0.change.contains("fitness") }, "\(flips)")
    #expect(flips.contains { $0.result.contains("fitness") }, "\(flips)")
  }

  @Test func `the last stage held leaves nothing to ask`() throws {
    let stages = "case,pathway,stage,started\nA,example.permit,full,2026-02-01\n"
    let certificate = try SmallCases().with("stages", stages).run().certificates[0]
    #expect(certificate.result == "A: not decided: nothing is asked at this stage.")
  }

  @Test func `ids that differ in case have charts of their own`() throws {
    let run = try SmallCases().with("cases", "id,applied_on\nA,2026-02-01\na,2026-02-01\n").run()
    let trees = run.content.files.keys.filter {
      $0.hasPrefix("charts/tree-") && $0.hasSuffix(".svg")
    }
    #expect(trees.count == 2)
  }

  @Test func `other answers of a reading that would change the outcome are listed`() throws {
    var study = SmallCases()
      .with(
        "evidence",
        "case,fact,value,verified\nA,diploma,yes,source\nA,offer.employer,E-1,document\n"
      )
      .with(
        "judgments",
        "case,fact,value,by,role,date,reason\nA,fitness,yes,Member 1,member,2026-03-01,minutes\n"
      )
    study = study.with("cases", "id,applied_on,training,score\nA,2026-02-01,4,70\n")
    let certificate = try study.run().certificates[0]
    #expect(certificate.outcome == .met)
    #expect(
      certificate.certainty.contains(
        "Under answer B of reading R1 (which score) (2) would be: not shown to meet; the answer as a "
          + "whole: not shown to meet."
      )
    )
  }

  @Test func `the face of a result says what its law rests on`() throws {
    #expect(
      try SmallCases().run().certificates[0].notice
        == "Rests on secondary sources: someone's account of the law, not its text."
    )
    let undated = SmallCases().replacing(
      "version 2024 in force 2024-01-01 until open",
      with: "version 2024 undated"
    )
    let run = try undated.run()
    #expect(run.rows("pathways").allSatisfy { $0["answer"] == "first day of the law not known" })
    #expect(run.certificates.allSatisfy { $0.outcome == .unknown(.undated) })
  }

  @Test(arguments: [2, 8]) func `any number of threads gives the same bytes`(threads: Int) throws {
    #expect(
      try SmallCases().run().content.files == SmallCases().run(threads: threads).content.files
    )
  }
}
