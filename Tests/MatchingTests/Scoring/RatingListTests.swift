// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Matching

@Suite struct RatingListTests {
  private func sheet() throws -> ScoringSheet {
    try ScoringSheet(
      criteria: [ScoringCriterion("letters", weight: 1)],
      weightSource: "an example"
    )
  }

  private func read(_ text: String) -> ImportResult {
    CSVReader(specification: RatingList.specification).read(text, fileName: "ratings.csv")
  }

  @Test func `a file of ratings is read, and comments stay in it`() throws {
    let file = read(
      """
      program,applicant,criterion,rater,value,comment
      P1,A1,letters,R1,4,a secret remark
      P1,A1,letters,R2,5,

      """
    )
    #expect(file.findings.isEmpty)
    let list = RatingList(file.table, sheet: try sheet(), file: "ratings.csv")
    #expect(list.findings.isEmpty && list.ratings.map(\.value) == [4, 5])
    let scores = HolisticScores(program: "P1", ratings: list.ratings, sheet: try sheet())
    #expect(scores.notice(for: "A1").first?.contains("4.50") == true)
    #expect(!"\(scores) \(list)".contains("secret"))
  }

  @Test func `a wrong rating is told with its row, and no name of a person`() throws {
    let file = read(
      """
      program,applicant,criterion,rater,value
      P1,Applicant-One,letters,Rater-One,6
      P1,Applicant-One,leters,Rater-One,3
      P1,Applicant-One,letters,Rater-Two,2

      """
    )
    let list = RatingList(file.table, sheet: try sheet(), file: "ratings.csv")
    #expect(
      list.findings.map(\.sentence) == [
        "ratings.csv row 2, column \"value\", \"6\": is not on the scale of the sheet; write a "
          + "whole number from 1 to 5",
        "ratings.csv row 3, column \"criterion\", \"leters\": is no criterion of the sheet; write "
          + "one of letters",
      ]
    )
    #expect(list.ratings.count == 1)
  }

  @Test func `one rater rates an applicant once, and the message hides who`() {
    let file = read(
      """
      program,applicant,criterion,rater,value
      P1,Applicant-One,letters,Rater-One,4
      P1,Applicant-One,letters,Rater-One,5

      """
    )
    #expect(file.report.hasErrors)
    let words = file.findings.map(\.sentence).joined()
    #expect(!words.contains("Applicant-One") && !words.contains("Rater-One"))
  }

  @Test func `default weights come from the published survey and say so`() throws {
    let text = """
      year,factor,measure,value,unit,mark,source
      2018,all,response_rate,29.2,percent,S,a survey
      2018,letters,mean_importance,4.2,rating_1_to_5,S,a survey
      2018,letters,cited_for_interview,86,percent,S,a survey

      """
    let file = CSVReader(specification: PublishedWeights.specification).read(
      text,
      fileName: "weights.csv"
    )
    #expect(file.findings.isEmpty)
    let weights = try PublishedWeights(file.table)
    #expect(
      weights.label
        == "mean importance ratings of 2018, a survey (mark S, response 29.2 percent): default "
        + "weights, to be replaced by the program's own"
    )
    #expect(try weights.criteria(["letters"]).map(\.weight) == [Rational(21, 5)])
    #expect(throws: ScoringError.self) { try weights.criteria(["leters"]) }
    let none = text.replacing("mean_importance", with: "something")
    let empty = CSVReader(specification: PublishedWeights.specification).read(
      none,
      fileName: "weights.csv"
    )
    #expect(throws: ScoringError.self) { try PublishedWeights(empty.table) }
  }

  @Test(
    .enabled(
      if: SharedData.file("data/residency/pd_survey_2018.csv") != nil,
      "skipped: data absent"
    )
  )
  func `the survey of program directors gives ten weights`() throws {
    let file = try #require(SharedData.file("data/residency/pd_survey_2018.csv"))
    let table = CSVReader(specification: PublishedWeights.specification).read(
      try Data(contentsOf: file),
      fileName: "pd_survey_2018.csv"
    )
    #expect(table.findings.isEmpty)
    let weights = try PublishedWeights(table.table)
    #expect(weights.factors.count == 10)
    #expect(weights.factors.contains { $0.name == "step1_score" && $0.weight == Rational(41, 10) })
    #expect(weights.label.contains("response 29.2 percent"))
  }
}
