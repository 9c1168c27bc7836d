// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Foundation
import Testing

@testable import Study

/// What is wrong with the files of a study of cases, each in one sentence.
@Suite struct CaseBadInputTests {
  private static let registers: [(role: String, text: String, sentence: String)] = [
    (
      "evidence", "case,fact,value\nA,diplomma,yes\n",
      "evidence.csv row 2, column \"fact\", \"diplomma\": names no fact of the policies; did you mean "
        + "\"diploma\"?"
    ),
    (
      "evidence", "case,fact,value\nA,training,long\n",
      "evidence.csv row 2, column \"value\", \"<redacted>\": a value of `training` is a number"
    ),
    (
      "evidence", "case,fact,value\nA,offer.pay,5\n",
      "names a field of `offer`"
    ),
    (
      "applications", "case,pathway\nA,example.permitt\n",
      "names no policy of the study; did you mean \"example.permit\"?"
    ),
    (
      "stages", "case,pathway,stage,started\nA,example.permit,provisionl,2024-01-01\n",
      "names no stage of example.permit; did you mean \"provisional\"?"
    ),
    (
      "stages",
      "case,pathway,stage,started,ended\nA,example.permit,provisional,2025-01-01,2024-01-01\n",
      "lies before `started`"
    ),
    (
      "closings",
      "case,pathway,stage,action,by,role,date,reason\nA,example.permit,full,withheld,M,member,2026-01-01,r\n",
      "is signed by a second person where a license is withheld"
    ),
    (
      "requests", "case,fact,owed_by,since\nZ,diploma,school,2026-01-01\n",
      "requests.csv: speaks of a person who has no row in cases.csv"
    ),
    (
      "practice", "applicant,start,finish\nZ,2020-01-01,2021-01-01\n",
      "practice.csv row 2, column \"applicant\", \"<redacted>\": there is no applicant of this id"
    ),
    (
      "evidence", "case,fact,value,id,superseded_by\nA,diploma,yes,e1,e2\n",
      "column \"superseded_by\", \"e2\": names no later piece for the same fact of the same person"
    ),
    (
      "evidence", "case,fact,value,id,superseded_by\nA,diploma,yes,e1,e2\nA,diploma,no,e2,e1\n",
      "names no later piece for the same fact of the same person"
    ),
    (
      "evidence", "case,fact,value,id\nA,diploma,yes,e1\nB,diploma,no,e1\n",
      "column \"id\", \"e1\": stands in an earlier row"
    ),
    (
      "evidence", "case,fact,value,confidence\nA,diploma,yes,7\n", "confidence"
    ),
    (
      "requests", "case,fact,owed_by,since\nA,fitness,school,2026-01-01\n",
      "is judged by Example Board, and a judgment is asked of nobody else"
    ),
    (
      "requests", "case,fact,owed_by,since\nA,diploma,school,2027-10-03\n",
      "is a day after 2026-06-01, the day of the study"
    ),
    (
      "requests", "case,fact,owed_by,since,due\nA,diploma,school,2026-03-03,2026-01-01\n",
      "column \"due\", \"<redacted>\": lies before `since`"
    ),
    (
      "stages", "case,pathway,stage,started\nA,example.permit,provisional,2035-10-01\n",
      "is a day after 2026-06-01, the day of the study"
    ),
    (
      "judgments", "case,fact,value,by,role,date,reason\nA,fitness,yes,M,member,1850-01-01,r\n",
      "is a day before 1900-01-01"
    ),
    (
      "closings",
      "case,pathway,stage,action,by,role,second_by,second_role,date,reason\n"
        + "A,example.permit,full,withheld,M1,member,m 1,chair,2026-01-01,r\n",
      "is signed by a second person where a license is withheld"
    ),
    (
      "closings",
      "case,pathway,stage,action,by,role,date,reason\n"
        + "A,example.permit,full,granted,M1,member,2026-01-01,r\n"
        + "A,example.permit,full,referred,M1,member,2026-01-01,r\n",
      "has two decisions about one stage, and nobody can say which holds"
    ),
    ("cases", "id,applied_on\n", "there is nobody to review"),
  ]

  @Test(arguments: registers.indices)
  func `a wrong register says what, where and how to mend it`(place: Int) {
    let (role, text, sentence) = Self.registers[place]
    let error = SmallCases().with(role, text).error
    #expect(error.contains(sentence), "\(error)")
  }

  @Test func `JudgmentCannotBeComputed: only a recorded judgment closes it`() throws {
    let column = SmallCases().with("cases", "id,applied_on,fitness\nA,2026-02-01,yes\n")
    let sentence = "is judged by Example Board, and no file computes a judgment"
    #expect(column.error.contains(sentence), "\(column.error)")
    let evidence = SmallCases().with("evidence", "case,fact,value\nA,fitness,yes\n")
    #expect(evidence.error.contains(sentence), "\(evidence.error)")
    let recorded = SmallCases().with(
      "judgments",
      "case,fact,value,by,role,date,reason\nA,fitness,yes,Member 1,member,2026-03-01,minutes\n"
    )
    let rows = try recorded.run().rows("checklist")
    #expect(rows.first { $0["case"] == "A" && $0["criterion"] == "(4)" }?["status"] == "v meets")
    let nobody = SmallCases().with(
      "judgments",
      "case,fact,value,by,role,date,reason\nA,diploma,yes,M,member,2026-03-01,x\n"
    )
    #expect(nobody.error.contains("no policy says that anybody judges it"))
  }

  @Test func `nothing is asked for twice`() {
    let requests =
      "case,fact,owed_by,since\nA,diploma,school,2026-01-01\nA,diploma,school,2026-02-01\n"
    #expect(
      SmallCases().with("requests", requests).error.contains(
        "is asked for in row 2 already, and nothing is asked for twice"
      )
    )
  }

  @Test func `a model that no policy names is refused with a hint`() {
    var study = SmallCases()
    study.tail = "parameters: { model: RCE }"
    #expect(study.error.contains("names no source of the policies: \"RCE\"; did you mean \"REC\"?"))
  }

  @Test(arguments: ["born_in", "country_of_birth", "passport_country", "ancestry", "caste"])
  func `a word for who somebody is counts in any place of a name`(name: String) {
    let study = SmallCases().replacing(
      "  supervised : yes/no\n",
      with: "  supervised : yes/no\n  \(name) : text\n"
    )
    #expect(study.error.hasPrefix("E101 "), "\(study.error)")
  }

  @Test func `a protected attribute is an error, unless the law asks for it`() {
    let origin = SmallCases().replacing(
      "  supervised : yes/no\n",
      with: "  supervised : yes/no\n  national_origin : code(\"[A-Z]{2}\")\n"
    )
    #expect(origin.error.hasPrefix("E101 permit.policy row"), "\(origin.error)")
    let cited = SmallCases().replacing(
      "  supervised : yes/no\n",
      with: "  supervised : yes/no\n  citizenship : code(\"[A-Z]{2}\") cite LAW \"3\"\n"
    )
    #expect(cited.error.isEmpty)
  }

  @Test func `numbers that differ by the country of the school are said to depart`() throws {
    let study = SmallCases().replacing(
      "      (4) fitness\n",
      with:
        "      (4) fitness\n      (6) training >= 5 years applies when school_country <> \"US\"\n"
    ).policies["permit.policy"]?.replacing(
      "  supervised : yes/no\n",
      with: "  supervised : yes/no\n  school_country : code(\"[A-Z]{2}\")\n"
    )
    var cases = SmallCases()
    cases.policies["permit.policy"] = study
    let warnings = try cases.run().content.manifest.warnings
    #expect(warnings.contains { $0.code == "E110" && $0.sentence.contains("H-255.966(1a)") })
  }

  @Test func `one name means one type in all policies`() {
    var study = SmallCases()
    study.policies["other.policy"] = SmallCases.permit
      .replacing("example.permit", with: "example.other")
      .replacing("supervised : yes/no", with: "supervised : date")
      .replacing("(1) supervised", with: "(1) supervised >= 2020-01-01")
    #expect(
      study.error.contains("\"supervised\": has another type here than in example.other")
        || study.error.contains("\"supervised\": has another type here than in example.permit")
    )
  }

  @Test func `a policy that the library does not have has a did-you-mean`() throws {
    var files = try SampleStudies.contents("itp-cases")
    files["study.yaml"] = Array(
      String(decoding: files["study.yaml"] ?? [], as: UTF8.self)
        .replacing("us.tx.itp-provisional", with: "us.tx.itp-provisonal").utf8
    )
    let folder = SampleStudies.folder.appendingPathComponent("itp-cases")
    #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    do {
      _ = try StudyFiles.folder(folder).read("policies/us-tx-itp-provisonal.policy")
    } catch {
      #expect(
        error.sentence.hasSuffix(
          "is neither in the study nor in the policy library; did you mean \"us-tx-itp-provisional\"?"
        )
      )
    }
  }
}
