// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Testing

@testable import Study

@Suite struct MississippiTests {
  @Test func `SST11 42 lines give 41 accepted and 1 quarantined, 139 to 170`() throws {
    let run = try SampleStudies.mississippi()
    #expect(
      run.headline == "Praxis passing scores required by Mississippi, as listed: 42 lines, "
        + "41 accepted, 1 quarantined; 139 (Physics) to 170 (Audiology)"
    )
    #expect(
      ["lines", "accepted", "quarantined"].map { run.figure($0)?.text } == ["42", "41", "1"]
    )
    #expect(run.figure("lowest")?.text == "139")
    #expect(run.figure("lowest")?.label == "Lowest (Physics)")
    #expect(run.figure("highest")?.text == "170")
    #expect(run.figure("highest")?.label == "Highest (Audiology)")
    let input = try #require(run.content.manifest.inputs.first)
    #expect([input.accepted, input.quarantined, input.rejected] == [41, 1, 0])
  }

  @Test func `SST11 the damaged line is unknown, illegible, and has no number`() throws {
    let run = try SampleStudies.mississippi()
    let damaged = run.certificates.filter { $0.outcome != .met }
    #expect(damaged.map(\.outcome) == [.unknown(.illegible)])
    #expect(run.content.manifest.counts.outcomes == ["met": 41, "unknown": 1])
    let evidence = damaged[0].evidence.map(\.value).joined()
    #expect(evidence.contains("column \"scaled_score\", \"400\": outside 100-200"))
    #expect(evidence.contains("column \"test_codes\", \"033062533300\": not of the form"))
    #expect(damaged[0].figures.isEmpty)
    let decisions = CSVText.rows(run.text("decisions.csv"))
    let row = try #require(decisions.first { $0[2] == "unknown" })
    #expect(row[3] == "illegible" && row[4] == "undetermined" && row[5].isEmpty)
  }

  @Test func `SST11 the line stands in the rejects with its reason`() throws {
    let run = try SampleStudies.mississippi()
    let rejects = run.text("rejects/claims.csv")
    #expect(rejects.contains("400"))
    #expect(CSVText.rows(rejects).count == 2)
  }

  @Test func `the mean of the accepted lines is 154 point 878, and 5331 stands at 162`() throws {
    let rows = try SampleStudies.mississippi().table("claims").dropFirst()
    let values = rows.compactMap { Int($0[2]) }
    #expect(values.count == 41)
    #expect(abs(Double(values.reduce(0, +)) / 41 - 154.878) < 0.0005)
    #expect(rows.contains { $0[1].contains("5331") && $0[2] == "162" })
  }

  @Test func `a leading zero stays part of a code`() throws {
    let rows = try SampleStudies.mississippi().table("claims")
    #expect(rows.contains { $0[0] == "Audiology" && $0[1] == "0342;5342" && $0[2] == "170" })
  }
}

@Suite struct ClaimsTests {
  private func run(_ csv: String, _ parameters: String = "{ range: { low: 0, high: 9 } }")
    throws(StudyError) -> StudyRun
  {
    let document = """
      study: c
      title: C
      kind: claims
      inputs:
        claims: { file: c.csv }
      parameters: \(parameters)

      """
    return try StudyRunner()
      .run(.memory(["study.yaml": Array(document.utf8), "c.csv": Array(csv.utf8)]))
  }

  @Test func `claims that disagree on a topic are kept apart`() throws {
    let run = try run("claim,value,topic\na,1,t\nb,2,t\nc,3,u\nd,4,v\ne,4,v\n")
    let status = run.table("claims").dropFirst().compactMap { $0.dropLast().last }
    #expect(status == ["conflicts", "conflicts", "single", "agrees", "agrees"])
  }

  @Test func `claims of other people on one topic neither agree nor conflict, and say so`() throws {
    let run = try run("claim,value,topic,population\na,1,t,x\nb,2,t,y\n")
    #expect(
      run.table("claims").dropFirst().compactMap { $0.dropLast().last } == ["single", "single"]
    )
    #expect(
      run.text("certificates/a.txt").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("It is the only claim on its topic that speaks of these people.")
    )
  }

  @Test func `a row that is no row stops the run`() {
    let error = #expect(throws: StudyError.self) { try run("claim,value\na,1\nb\n") }
    #expect(error?.kind == .data)
    #expect(error?.sentence.contains("c.csv row 3: has 1 field, the header has 2") == true)
  }

  @Test func `a list on which no line is good has no number at all`() throws {
    let run = try run("claim,value\na,10\nb,x\n")
    #expect(run.headline == "C: 2 lines, 0 accepted, 2 quarantined")
    #expect(run.figure("lowest") == nil)
  }

  @Test func `an empty list is no trap`() throws {
    let run = try run("claim,value\n")
    #expect(run.headline == "C: 0 lines, 0 accepted, 0 quarantined")
  }

  @Test func `units whose names become one file name keep a certificate each`() throws {
    let run = try run("claim,value\na b,1\na/b,2\na-b,3\n")
    let files = run.content.files.keys.filter { $0.hasSuffix(".txt") }.sorted()
    #expect(files == ["certificates/a-b-2.txt", "certificates/a-b-3.txt", "certificates/a-b.txt"])
  }

  @Test func `a pattern that is none is refused at its place`() {
    let error = #expect(throws: StudyError.self) {
      try run("claim,value\na,1\n", "{ codePattern: '[' }")
    }
    #expect(
      error?.sentence.hasPrefix("study.yaml:6:28: `parameters.codePattern` is a pattern") == true
    )
  }

  @Test func `values as printed take numbers, dates, ratios and words, and keep their text`() throws
  {
    let run = try run(
      "claim,value,topic\na,225,t\nb,none,t\nc,1/54 = 1.85%,u\nd,2020-10-21,v\ne,0225.0,w\n",
      "{ values: as-printed }"
    )
    #expect(
      run.table("claims").dropFirst().map { $0[2] }
        == ["225", "none", "1/54 = 1.85%", "2020-10-21", "0225.0"]
    )
    #expect(run.headline.contains("5 accepted, 0 quarantined; 0 agree, 2 conflict, 5 unsourced"))
    #expect(run.text("charts/claims.csv").contains("none"))
  }

  @Test func `without values as printed a word is set aside, as before`() throws {
    let run = try run("claim,value,topic\na,2,t\nb,none,t\n")
    #expect(run.headline.contains("1 accepted, 1 quarantined"))
  }

  @Test func `a claim that a program declares may back a rule`() throws {
    let run = try run(
      "claim,value,relation,issuer,declared_by,declared_on\n"
        + "a,5,at least,P,Program P (director),2021-06-01\nb,6,mean,P,Program P,2021-06-01\n"
        + "c,7,at least,P,Program P,\nd,8,at least,P,,\n",
      "{ values: as-printed }"
    )
    let backs = CSVText.rows(run.text("decisions.csv")).dropFirst().compactMap(\.last)
    #expect(backs == ["yes", "no", "no", "no"])
    #expect(run.headline.hasSuffix("1 may back a rule"))
    #expect(run.text("report.html").contains("declared by Program P (director) on 2021-06-01"))
  }

  @Test func `a bad offset or date of declaration is set aside with its cell`() throws {
    let run = try run(
      "claim,value,offset,declared_on\na,5,-1,\nb,6,,June\nc,7,0,2021-06-01\n",
      "{ values: as-printed }"
    )
    #expect(run.headline.contains("1 accepted, 2 quarantined"))
    #expect(run.summary.joined().contains("column \"offset\", \"-1\""))
  }

  @Test func `a topic's plausible range comes from the study, with its reason`() throws {
    let run = try run(
      "claim,value,topic\na,301,t\nb,5,t\n",
      "{ values: as-printed, topics: { t: { plausible: { low: 1, high: 300, because: a scale } } } }"
    )
    #expect(run.table("claims")[1][6] == "conflicts; unsourced; implausible")
    #expect(run.table("claims")[1][9].hasSuffix("which the study holds plausible: a scale"))
  }

  @Test func `a topic that no claim has is a warning`() throws {
    let run = try run("claim,value\na,5\n", "{ values: as-printed, topics: { b: { label: B } } }")
    #expect(run.content.manifest.warnings.map(\.code) == ["topic-without-claims"])
  }

  @Test(arguments: [
    (
      "{ values: as-printed, range: { low: 1, high: 2 } }",
      "`parameters.range` needs `values: numbers`"
    ),
    ("{ values: words }", "`parameters.values` is one of numbers, as-printed, not \"words\""),
    (
      "{ values: as-printed, conjunctions: [{ one: aa, both: b }] }",
      "names \"aa\", which is no accepted claim of c.csv"
    ),
    (
      "{ values: as-printed, conjunctions: [{ one: a, both: b }] }",
      "cannot be shown: \"a\" and \"b\" do not speak of the same stated people"
    ),
    (
      "{ values: as-printed, topics: { t: { plausible: { low: 3, high: 2, because: x } } } }",
      "lies below `high`"
    ),
  ])
  func `a parameter that cannot hold is refused in a sentence`(parameters: String, words: String) {
    let error = #expect(throws: StudyError.self) {
      try run("claim,value\na,5%\nb,4%\n", parameters)
    }
    #expect(error?.kind == .configuration)
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a file of claims can be checked on its own, words included`() {
    let specification = EvidenceRoles.specification("claims")
    #expect(specification?[column: "value"]?.kind == .text)
    for name in ["relation", "sentence", "source", "offset", "declared_by", "declared_on"] {
      #expect(specification?[column: name]?.isRequired == false)
    }
  }

  @Test func `many claims on one topic name a few and count the rest`() throws {
    let lines = (0..<300).map { "c\($0),\($0)\n" }.joined()
    let run = try run(
      "claim,value,topic\n" + lines.replacing("\n", with: ",t\n"),
      "{ values: as-printed }"
    )
    #expect(run.table("claims")[1][8].hasSuffix("and 287 more"))
  }
}
