// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Study

/// The kind `scoring` on its sample study and on a small one whose files a test changes.
@Suite struct ScoringStudyTests {
  private static func rows(_ table: String) throws -> [[String: String]] {
    try ClaimMeans.rows(SampleStudies.holisticScores().table(table))
  }

  @Test func `scores are exact, bands hold ranks, and who lacks weight has reasons`() throws {
    let run = try SampleStudies.holisticScores()
    #expect(
      run.headline
        == "Applicants of two programs by a scoring sheet: 25 of 27 applicants scored; 1 of 2 lists "
        + "ordered"
    )
    let rows = try Self.rows("scores")
    let scored = try #require(rows.first { $0["applicant"] == "A306" })
    // (4·42 + 14/3·43 + 11/3·42 + 5·43)/170 with the weights 4.2, 4.3, 4.2 and 4.3 of 17.
    #expect(scored["exact"] == "2213/510" && scored["score"] == "4.339")
    #expect(scored["rank"] == "4" && scored["group"] == "2")
    let missing = try #require(rows.first { $0["applicant"] == "A317" })
    #expect(missing["reasons"] == "59.9 % of the weight is present and 80.0 % is needed")
    #expect(missing["rank"] == "" && missing["band"] == "")
    for row in rows where row["score"] != "" {
      let ends = try #require(row["band"]).components(separatedBy: " to ").compactMap(Double.init)
      let rank = try #require(row["rank"].flatMap(Double.init))
      #expect(ends.count == 2 && ends[0] <= rank && rank <= ends[1], "\(row)")
    }
  }

  @Test func `default weights are labelled wherever a score stands`() throws {
    let run = try SampleStudies.holisticScores()
    let label = "mean importance ratings of 2018, NRMP Program Director Survey 2018"
    #expect(run.text("report.html").contains(label))
    #expect(
      run.certificates.allSatisfy { $0.rule.contains(label) && $0.rule.contains("29.2 percent") }
    )
    for (path, bytes) in run.content.files where path.hasPrefix("letters/") {
      #expect(
        String(decoding: bytes, as: UTF8.self).contains("to be replaced by the program's own")
      )
    }
  }

  @Test func `a letter names no rater and nobody else, and no remark leaves the evidence`() throws {
    let run = try SampleStudies.holisticScores()
    let applicants = try Self.rows("scores").compactMap { $0["applicant"] }
    let letters = run.content.files.filter { $0.key.hasPrefix("letters/") }
    #expect(letters.count == 27 && applicants.count == 27)
    for (path, bytes) in letters {
      let text = String(decoding: bytes, as: UTF8.self)
      for name in applicants + ["R1", "R2", "R3", "R4", "R5"] {
        #expect(!text.contains(name), "\(path)")
      }
    }
    let source = String(
      decoding: try SampleStudies.contents("holistic-scores")["ratings.csv"] ?? [],
      as: UTF8.self
    )
    #expect(source.contains("example remark"))
    for (path, bytes) in run.content.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("example remark"), "\(path)")
    }
  }

  @Test func `agreement is kappa of two raters and ICC of three`() throws {
    let rows = try Self.rows("agreement")
    #expect(rows.count == 10)
    for row in rows {
      let isPair = row["program"] == "P2"
      #expect(row["measure"] == (isPair ? "quadratic-weighted kappa" : "ICC(2,k)"))
      #expect(row["raters"] == (isPair ? "2" : "3") && row["interval"]?.contains(" to ") == true)
    }
  }

  @Test func `the ordered list carries a name, and the other has only groups`() throws {
    let list = try Self.rows("rank-list")
    #expect(list.allSatisfy { $0["program"] == "P2" && $0["by"] == "the example director of P2" })
    #expect(
      list.map { $0["applicant"] } == [
        "A405", "A401", "A407", "A402", "A403", "A404", "A406", "A400",
      ]
    )
    let groups = try Self.rows("draft-list").filter { $0["program"] == "P1" }
    #expect(groups[1]["applicants"] == "A306; A314; A315")
    #expect(groups.last?["group"] == "none" && groups.last?["applicants"] == "A317")
  }

  // MARK: - What is refused

  private func run(
    _ parameters: String,
    ratings: String = "P1,A1,c,R1,4\nP1,A1,c,R2,5\nP1,A2,c,R1,2\nP1,A2,c,R2,1\n",
    weights: String? = nil
  ) throws -> StudyRun {
    let study = """
      study: small
      title: Small
      kind: scoring
      source: example
      inputs:
        ratings: { file: r.csv }
      \(weights == nil ? "" : "  weights: { file: w.csv }")
      parameters:
      \(parameters.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))

      """
    var files = [
      "study.yaml": Array(study.utf8),
      "r.csv": Array(("program,applicant,criterion,rater,value\n" + ratings).utf8),
    ]
    if let weights {
      files["w.csv"] = Array(("year,factor,measure,value,unit,mark,source\n" + weights).utf8)
    }
    return try StudyRunner().run(.memory(files))
  }

  private static let good = "criteria: { c: { weight: 2 } }\nweightSource: us\nconcentration: 50"

  @Test func `a small study runs with weights of its own`() throws {
    let run = try run(Self.good)
    #expect(run.table("scores").dropFirst().map { $0[4] } == ["4.500", "1.500"])
    #expect(run.certificates.map(\.outcome) == [.met, .met])
    #expect(run.certificates.map(\.firmness) == [.firm, .firm])
    #expect(run.table("rank-list").isEmpty)
  }

  @Test(arguments: [
    ("concentration: 5", "`parameters.criteria` is missing"),
    ("criteria: { c: { weight: 1 } }\nconcentration: 5", "`parameters.weightSource` is missing"),
    ("criteria: { c: {} }\nconcentration: 5", "the criteria have no weights; give each one"),
    (
      "criteria: { c: { weight: 1 }, d: {} }\nconcentration: 5\nweightSource: us",
      "has weights for some criteria only"
    ),
    ("criteria: { c: { weight: 0 } }\nweightSource: us\nconcentration: 5", "is 0; it is above 0"),
    (
      "criteria: { c: { weight: 1 } }\nweightSource: us\nconcentration: 0",
      "`parameters.concentration` is above 0"
    ),
    (good + "\nlevel: 0.5", "`parameters.level` lies between one half and one"),
    (good + "\nscale: { low: 5, high: 5 }", "`parameters.scale.low` lies below `high`"),
    (
      good + "\norders: [{ program: P9, by: x, on: 2020-01-01, groups: [] }]",
      "names the program \"P9\", which has no ratings"
    ),
    (
      good + "\norders: [{ program: P1, by: x, on: soon, groups: [] }]",
      "is a day such as 2020-02-20, not \"soon\""
    ),
    (
      good + "\norders: [{ program: P1, by: x, on: 2020-01-01, groups: [{ applicants: [A1] }] }]",
      "program \"P1\": the list has 2 groups and 1 orders; order each group"
    ),
  ])
  func `a parameter that cannot hold is refused in a sentence`(parameters: String, words: String) {
    let error = #expect(throws: StudyError.self) { try run(parameters) }
    #expect(error?.kind == .configuration)
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a rating off the scale stops the run and names no person`() {
    let error = #expect(throws: StudyError.self) {
      try run(Self.good, ratings: "P1,Applicant-One,c,Rater-One,9\n")
    }
    let sentence = ([error?.sentence ?? ""] + (error?.findings.map(\.sentence) ?? [])).joined()
    #expect(sentence.contains("is not on the scale of the sheet"))
    #expect(!sentence.contains("Applicant-One") && !sentence.contains("Rater-One"))
  }

  @Test func `published weights are taken where the study has none, and a missing factor is told`()
    throws
  {
    let parameters = "criteria: { c: {} }\nconcentration: 50"
    let run = try run(parameters, weights: "2018,c,mean_importance,4.2,rating,S,a survey\n")
    #expect(run.text("report.html").contains("mean importance ratings of 2018, a survey (mark S)"))
    let error = #expect(throws: StudyError.self) {
      try self.run(parameters, weights: "2018,d,mean_importance,4.2,rating,S,a survey\n")
    }
    #expect(error?.sentence.contains("has no importance rating of \"c\"") == true)
  }
}
