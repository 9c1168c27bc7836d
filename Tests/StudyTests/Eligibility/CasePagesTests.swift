// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import Foundation
import TestKit
import Testing

@testable import Study

/// What the pages, letters and tables of cases say, and what they never say.
@Suite struct CasePagesTests {
  private static let cases = Result { () throws(StudyError) in
    try StudyRunner().run(SampleStudies.files("itp-cases"))
  }

  private func cases() throws -> StudyRun { try Self.cases.get() }

  @Test func `NineRecommendationsCase: standing, words and flips as printed`() throws {
    let run = try cases()
    let certificate = try #require(run.certificates.first { $0.unit == "A-03" })
    #expect(certificate.result == "A-03 (stage provisional): not decided: 1 not met, 2 unknown.")
    #expect(
      certificate.flips.map(\.change) == [
        "offer given (letter of the employer), and practice total at least 3 years "
          + "(0.5 years more; letters of employers or authorities)"
      ]
    )
    #expect(
      certificate.flips.map(\.result) == ["leaves only (6) reentry limit (owed by policy owner)"]
    )
    #expect(
      certificate.whyOpen.contains(
        "(5)(B) not shown to meet: 2.5 years on file, at least 3 years required"
      )
    )
  }

  @Test func `LetterAndPageAgree: same items, same order, same words`() throws {
    let run = try cases()
    let page = Self.words(run.file("report.html"))
    for certificate in run.certificates {
      let letter = run.file("letters/\(certificate.unit).txt")
      var rest = Substring(letter)
      for sentence in certificate.whyOpen {
        let place = try #require(rest.range(of: sentence), "\(certificate.unit): \(sentence)")
        rest = rest[place.upperBound...]
        #expect(page.contains(sentence), "\(certificate.unit): \(sentence)")
      }
    }
  }

  /// The words of a page, without its markup.
  private static func words(_ page: String) -> String {
    page.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  @Test(arguments: ["itp-cases", "tennessee-itp", "residency-claims", "mississippi-praxis"])
  func `NoDenialWordsAnywhere: no output says that anybody is turned away`(study: String) throws {
    let run = try StudyRunner().run(SampleStudies.files(study))
    for (path, bytes) in run.content.files.sorted(by: { $0.key < $1.key }) {
      // The manifest counts rows of files under this name, never people.
      let text = String(decoding: bytes, as: UTF8.self).replacing("\"rejected\":", with: "")
      #expect(ConductWords.found(in: text) == [], "\(path)")
    }
    #expect(ConductWords.found(in: "The application was denied.") == ["denied"])
  }

  @Test func `every criterion prints its citation and its evidence mark`() throws {
    let run = try cases()
    let marks = ["[official]", "[secondary]", "[unverified]"]
    for row in run.rows("checklist") where row["criterion"] != "" {
      let sources = row["sources"] ?? ""
      #expect(
        marks.contains { sources.contains($0) },
        "\(row["case"] ?? "") \(row["criterion"] ?? "")"
      )
    }
    for certificate in run.certificates {
      for step in certificate.rulePath where !step.value.contains("no law") {
        #expect(marks.contains { step.source.contains($0) }, "\(certificate.unit) \(step.step)")
      }
    }
  }

  @Test func `UnsetReentryLimitIsUnknown: not published, and the policy owner owes it`() throws {
    let rows = try cases().rows("checklist").filter {
      $0["criterion"] == "(6)" && $0["decision"] == "considered"
    }
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row["status"] == "? not yet known (unpublished)" && row["owed-by"] == "policy owner")
    }
  }

  @Test func `TransitionNeedsPerson: a term that has run out gives notice only`() throws {
    let run = try cases()
    let held = try #require(
      run.rows("stages").first { $0["case"] == "A-04" && $0["stage"] == "provisional" }
    )
    #expect(held["term-ends"] == "2026-10-01" && held["notices"] == "2026-07-03, 2026-09-01")
    #expect(held["standing"]?.contains("notice only, a named person decides") == true)
    let next = try #require(
      run.rows("stages").first { $0["case"] == "A-04" && $0["stage"] == "full" }
    )
    #expect(next["standing"] == "not held")
    let certificate = try #require(run.certificates.first { $0.unit == "A-04" })
    #expect(certificate.outcome == .unknown(.judgment))
  }

  @Test
  func `the comparison says that recommendations are no law, and tells silent from unpublished`()
    throws
  {
    let run = try SmallCases().run()
    let cells = run.rows("conformance")
    #expect(cells.map { $0["place"] } == ["1", "2", "9"])
    #expect(cells.map { $0["relation"] } == ["stricter and looser", "same", "silent"])
    #expect(cells[0]["clauses"] == "entry (1); full (1)")
    #expect(run.file("report.html").contains("Recommendations do not carry the force of law"))
    let grid = try cases().rows("conformance")
    #expect(grid.contains { $0["relation"] == "not published" })
    #expect(
      try cases().file("report.html").contains("Recommendations do not carry the force of law")
    )
  }

  @Test func `small counts of people are held back`() throws {
    let rows = try SmallCases().run().rows("program-outcomes")
    #expect(rows.count == 1 && rows[0]["open"] == "held back")
    var many = "id,applied_on\n"
    for number in 1...12 { many += "A\(number),2026-02-01\n" }
    let shown = try SmallCases().with("cases", many).run().rows("program-outcomes")
    #expect(shown[0]["open"] == "12" && shown[0]["granted"] == "0")
  }

  @Test func `the certificate and the letter of the recommendations are as recorded`() throws {
    let run = try cases()
    // The fingerprint takes in every policy of the study.
    let certificate = run.file("certificates/A-03.txt")
      .replacing(run.content.manifest.fingerprint.line, with: "FINGERPRINT")
    try expectGolden(certificate, "itp-cases-A-03.txt")
    try expectGolden(run.file("letters/A-03.txt"), "itp-cases-A-03-letter.txt")
  }
}
