// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Matching

/// A season from its files, and a sentence for everything that can be wrong with them.
@Suite struct SeasonReadingTests {
  /// A row added to a file, or put in place of another, and what is said of it.
  struct Wrong: Sendable, CustomTestStringConvertible {
    var file: SeasonFile
    /// The row that goes; empty where one is added.
    var before = ""
    var after: String
    var row: Int?
    var column: String?
    /// What the sentence holds.
    var rule: String
    var testDescription: String { "\(file.rawValue): \(after)" }

    init(
      _ file: SeasonFile,
      _ before: String = "",
      _ after: String,
      _ row: Int?,
      _ column: String?,
      _ rule: String
    ) {
      (self.file, self.before, self.after) = (file, before, after)
      (self.row, self.column, self.rule) = (row, column, rule)
    }

    var text: SeasonText {
      var text = SeasonText()
      let old = text.files[file] ?? ""
      text.files[file] =
        before.isEmpty ? old + after + "\n" : old.replacing(before, with: after, maxReplacements: 1)
      return text
    }
  }

  static let errors = [
    Wrong(.primary, "A1,2,P1", "A1,2,P2", 3, "program", "is on the list twice"),
    Wrong(.primary, "A1,2,P1", "A1,3,P1", 3, "rank", "leaves out rank 2 of the list"),
    Wrong(.primary, "A1,2,P1", "A1,1,P1", 3, "rank", "is a rank twice on one list"),
    Wrong(.primary, "A5,1,P4", "A5,Jan-05,P4", 6, "rank", "not a whole number"),
    Wrong(
      .primary,
      "A5,1,P4",
      "A5,1,P44",
      6,
      "program",
      "is no program of programs.csv; did you mean \"P4\"?"
    ),
    Wrong(.primary, "A5,1,P4", "B5,1,P4", 6, "applicant", "is no applicant of applicants.csv"),
    Wrong(.programLists, "P2,1,A1", "P2,1,A9", 6, "applicant", "is no applicant of applicants.csv"),
    Wrong(.programs, "P1,S1,R1,C,2,,yes", "P1,S1,R1,C,-1,,yes", 2, "quota", "-1"),
    Wrong(.programs, "P1,S1,R1,C,2,,yes", "P1,S1,R1,C,1.5,,yes", 2, "quota", "whole number"),
    Wrong(.programs, "P1,S1,R1,C,2,,yes", "P1,S1,R1,C,,,yes", 2, "quota", "a value is required"),
    Wrong(.programs, "P4,S1,R2,C,3,even,yes", "P4,S1,R2,C,0,odd,yes", 5, "parity", "odd number"),
    Wrong(.programs, "P2,S1,R2,A,1,,yes", "P1,S1,R2,A,1,,yes", 3, "program", "row 2"),
    Wrong(.primary, "A5,1,P4", "A5,1,P4\nA3,1,P1", 7, "applicant", "is in a couple and has a list"),
    Wrong(.couples, "", "C2,A3,A5", 3, "first", "is in two couples"),
    Wrong(.couples, "", "C2,A5,A5", 3, "second", "is a couple with itself"),
    Wrong(.couples, "", "C2,A5,A9", 3, "second", "is no applicant of applicants.csv"),
    Wrong(.joint, "C1,3,P4,", "C1,3,,", 4, "first_program", "is empty like the other half"),
    Wrong(.joint, "C1,3,P4,", "C1,3,P4,P4", 4, "first_program", "stands with the other half"),
    Wrong(.joint, "C1,3,P4,", "C9,1,P4,", 4, "couple", "is no couple of couples.csv"),
    Wrong(.joint, "C1,3,P4,", "C1,3,P9,", 4, "first_program", "is no program of programs.csv"),
    Wrong(.supplemental, "A1,P2,1,P3", "A1,P1,1,P3", 2, "for_program", "is no advanced program"),
    Wrong(.supplemental, "A1,P2,1,P3", "A2,P2,1,P3", 2, "for_program", "is not on the applicant's"),
    Wrong(.supplemental, "A1,P2,1,P3", "A1,P2,1,P2", 2, "program", "is an advanced program itself"),
    Wrong(.supplemental, "", "A1,P2,3,P1", 3, "rank", "leaves out rank 2"),
    Wrong(.reversions, "", "P1,P2,1", nil, "donor", "gives seats in a circle: P1 to P2 to P1"),
    Wrong(.reversions, "", "P2,P4,1", 3, "donor", "gives its seats to two programs"),
    Wrong(.reversions, "P2,P1,1", "P2,P1,4", 2, "max_seats", "is more than the 1 seats of P2"),
    Wrong(.reversions, "P2,P1,1", "P2,P9,1", 2, "receiver", "is no program of programs.csv"),
    Wrong(
      .applicants,
      "C1,yes",
      "C7,yes",
      4,
      "couple",
      "is not the couple that the file of couples"
    ),
    Wrong(.applicants, "A1,us_md", "A1,martian", 2, "type", "martian"),
  ]

  @Test(arguments: errors)
  func `every rule that a file breaks is said with its row, and no season comes of it`(
    wrong: Wrong
  ) throws {
    let (reading, findings) = wrong.text.reading()
    #expect(reading?.season == nil)
    let finding = try #require(findings.first { $0.severity == .error })
    #expect(finding.sentence.contains(wrong.rule), "\(finding.sentence)")
    #expect(finding.column == wrong.column && !finding.remedy.isEmpty, "\(finding.sentence)")
    if let row = wrong.row { #expect(finding.row == row, "\(finding.sentence)") }
  }

  @Test func `what is right is read as it stands`() throws {
    let (reading, findings) = SeasonText().reading()
    let season = try #require(reading?.season)
    #expect(findings.isEmpty)
    #expect(season.market.applicants[0].list == [1, 0])
    #expect(season.market.applicants[0].supplemental == [1: [2]])
    #expect(
      season.market.couples
        == [
          Market.Couple(
            2,
            3,
            list: [Market.Pair(0, 0), Market.Pair(3, 3), Market.Pair(3, nil)]
          )
        ]
    )
    #expect(season.market.programs[3].parity == .even && season.market.programs[3].quota == 3)
    #expect(season.market.reversions == [Market.Reversion(from: 1, to: 0, most: 1)])
    #expect(season.people[0].score == 231 && season.people[1].score == nil)
    #expect(season.tracks[1].isAdvanced)
  }

  @Test func `the order of rows, and marks of other systems, mean nothing`() throws {
    var text = SeasonText()
    let plain = try #require(text.reading().reading?.season)
    for (file, content) in text.files {
      var lines = content.split(separator: "\n").map(String.init)
      let header = lines.removeFirst()
      // The order of applicants, programs and couples is that of places; others may be turned round.
      if ![.applicants, .programs, .couples].contains(file) { lines.reverse() }
      text.files[file] = "\u{FEFF}" + ([header] + lines).joined(separator: "\r\n")
    }
    let turned = try #require(text.reading().reading?.season)
    #expect(turned.market == plain.market)
  }

  @Test func `joint lists without a file of couples are not passed over`() {
    var text = SeasonText()
    text.files[.couples] = nil
    let (reading, findings) = text.reading()
    #expect(reading?.season == nil)
    #expect(findings.first?.sentence.contains("the season has no file of couples") == true)
  }

  @Test func `semicolons are not taken for commas`() {
    var text = SeasonText()
    text.files[.primary] = text.files[.primary]?.replacing(",", with: ";")
    #expect(text.reading().findings.contains { $0.sentence.contains("primary.csv") })
  }

  @Test func `an empty file is an error, and a list of no rank leaves its owner unmatched`() throws
  {
    var text = SeasonText()
    text.files[.programLists] = ""
    #expect(!text.reading().findings.isEmpty)
    text = SeasonText()
    text.files[.primary] = text.files[.primary]?.replacing("A5,1,P4\n", with: "")
    let season = try #require(text.reading().reading?.season)
    #expect(season.market.applicants[4].list.isEmpty)
    #expect(MatchSolver(season.market).solve().assignment.seats[4] == nil)
  }

  @Test func `gaps are closed where that is asked for, and repeats are not`() throws {
    var text = SeasonText()
    text.files[.primary] = text.files[.primary]?.replacing("A1,2,P1", with: "A1,7,P1")
    let season = try #require(text.reading(closesGaps: true).reading?.season)
    #expect(season.market.applicants[0].list == [1, 0])
    text.files[.primary] = text.files[.primary]?.replacing("A1,7,P1", with: "A1,1,P1")
    #expect(text.reading(closesGaps: true).reading?.season == nil)
  }

  @Test(
    arguments: errors.filter { [.primary, .joint, .supplemental, .programLists].contains($0.file) }
  )
  func `a wrong list is set aside as a whole, where that is asked for`(wrong: Wrong) throws {
    let (reading, findings) = wrong.text.reading(setsListsAside: true)
    // A cell that is no number, or a couple with a list, is more than one list's fault.
    guard !findings.contains(where: { $0.severity == .error }) else {
      #expect(["rank", "applicant"].contains(wrong.column))
      return
    }
    let season = try #require(reading?.season)
    let aside = try #require(reading?.setAside.first)
    #expect(aside.finding.sentence.contains(wrong.rule))
    if wrong.file == .primary,
      let place = season.market.applicants.firstIndex(where: { $0.id == aside.owner })
    {
      #expect(season.market.applicants[place].list.isEmpty)
      #expect(season.people[place].absence == .setAside)
    }
  }

  @Test func `a pair at a program of one seat is passed over with a remark, and keeps its rank`()
    throws
  {
    var text = SeasonText()
    text.files[.programs] = text.files[.programs]?.replacing("C,2,,yes", with: "C,1,,yes")
    text.files[.reversions] = nil
    let (reading, findings) = text.reading()
    let season = try #require(reading?.season)
    #expect(season.market.couples[0].list.count == 3 && season.mutualEntries.joint == 2)
    #expect(findings.map(\.code) == ["two-at-one-seat"] && findings[0].row == 2)
    // With a seat that may revert to the program the pair can match.
    text.files[.reversions] = "donor,receiver,max_seats\nP2,P1,1\n"
    #expect(text.reading().reading?.season?.mutualEntries.joint == 3)
  }

  @Test func `more wrong lists than are named are counted`() {
    var text = SeasonText()
    let people = (0..<300).map { "B\($0),us_md,S1,R1,,,yes\n" }.joined()
    text.files[.applicants]? += people
    text.files[.primary]? += (0..<300).map { "B\($0),1,P9\n" }.joined()
    let findings = text.reading().findings.filter { $0.severity == .error }
    #expect(findings.count == 201)
    #expect(findings.contains { $0.sentence.contains("100 further lists break a rule") })
  }

  @Test func `who is not certified or withdrew is out, and a couple with either member`() throws {
    var text = SeasonText()
    text.files[.applicants] = text.files[.applicants]?
      .replacing("C1,yes", with: "C1,withdrawn", maxReplacements: 1)
    text.files[.programs] = text.files[.programs]?.replacing("C,2,,yes", with: "C,2,,no")
    let season = try #require(text.reading().reading?.season)
    #expect(season.people[2].absence == .withdrawn && season.tracks[0].absence == .notCertified)
    let outcome = MatchSolver(season.market).solve()
    #expect(outcome.assignment.seats[2] == nil && outcome.assignment.seats[3] == nil)
    #expect(!outcome.assignment.seats.contains(0))
  }
}
