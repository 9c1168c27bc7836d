// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Study

/// The claims of residency pages, as they stand in the sample study.
@Suite struct ResidencyClaimsTests {
  private static let table = Result { try rows() }

  /// The claims by column name.
  private static func rows() throws -> [[String: String]] {
    let rows = try SampleStudies.residency().table("claims")
    let head = try #require(rows.first)
    return rows.dropFirst().map { row in
      Dictionary(uniqueKeysWithValues: zip(head, row))
    }
  }

  private func claims(_ topic: String) throws -> [[String: String]] {
    try Self.table.get().filter { $0["topic"] == topic }
  }

  @Test func `ClaimsNeverAveraged 225, none and not published stand side by side`() throws {
    let minimum = try claims("step1.minimum")
    #expect(
      minimum.map { $0["value"] } == [
        "225", "none", "250", "not published", "no specific cut-offs",
      ]
    )
    #expect(
      minimum.map { $0["status"] } == [
        "conflicts; unsourced", "conflicts; unsourced", "single; unsourced",
        "conflicts; unsourced", "conflicts; unsourced",
      ]
    )
    #expect(
      minimum[0]["conflicts-with"]
        == "no minimum per se; no minimum published; no specific cut-offs"
    )
    let strip = try SampleStudies.residency().text("charts/claims.csv")
    for words in ["none", "not published", "no specific cut-offs"] {
      #expect(strip.contains(words))
    }
  }

  @Test func `BothAboveIsStricter 10,5 and 1,9 are shown as a double condition`() throws {
    let run = try SampleStudies.residency()
    let sentence =
      "Of first-year anesthesiology residents 10.5% (Step 2 CK above 259) met the one condition and "
      + "1.9% (Step 1 and Step 2 CK above 259) both: 105/19 = 5.5 times as many meet the one. As the "
      + "shares are printed in rounded form, the ratio lies between 5.36 and 5.70."
    #expect(run.summary.contains(sentence))
    let report = run.text("report.html")
    #expect(report.contains(sentence))
    #expect(
      report.contains("a rule that asks for both lets in at most as many as either condition")
    )
    let figure = try #require(run.figure("ratio-above-259.step2ck-above-259.both"))
    #expect(figure.text == "5.5" && figure.exact == "105/19")
  }

  @Test func `every topic is there, and every status`() throws {
    let rows = try Self.table.get()
    #expect(Set(rows.map { $0["topic"] }).count == 17)
    #expect(
      try SampleStudies.residency().headline
        == "What residency pages say about scores, experience and deadlines: 32 lines, 32 accepted, "
        + "0 quarantined; 2 agree, 9 conflict, 30 unsourced, 3 implausible, 2 unlabelled; "
        + "none may back a rule"
    )
    let unlabelled = rows.filter { $0["status"]?.contains("unlabelled") ?? false }
    #expect(unlabelled.map { $0["value"] } == ["1/54 = 1.85%", "0/16 = 0%"])
    let deadlines = try claims("deadline").map { $0["status"] }
    #expect(
      deadlines == [
        "agrees; conflicts; unsourced", "conflicts; unsourced", "agrees; conflicts; unsourced",
      ]
    )
    let named = rows.filter { $0["issuer"] != "nobody named" }.map { $0["issuer"] }
    #expect(named == ["Program Director's Survey 2018", "MedSchoolCoach (a company)"])
  }

  @Test func `a standard deviation of 8 is implausible by what a study prints`() throws {
    let means = try claims("step1.mean")
    let doubted = means.filter { $0["status"]?.contains("implausible") ?? false }
    #expect(doubted.map { $0["value"] } == ["237.27", "207"])
    #expect(
      doubted.first?["implausible-because"]
        == "a standard deviation of 8 is printed; Williams et al. 2020 (PMC7170452) prints 18.4 and "
        + "19.4 for the same exam"
    )
    #expect(doubted.last?["implausible-because"]?.hasPrefix("one sentence gives two means") == true)
    #expect(try claims("comlex1.mean").map { $0["status"] } == ["single; unsourced; implausible"])
    for mean in means { #expect(mean["backs-a-rule"]?.contains("never a threshold") == true) }
  }

  @Test func `every sentence stands in the document at its character`() throws {
    guard let file = SharedData.file("seeds/000_c03e151a26b986d3.txt") else { return }
    let document = Array(try String(contentsOf: file, encoding: .utf8).unicodeScalars)
    for row in try Self.table.get() {
      let sentence = Array(try #require(row["sentence"]).unicodeScalars)
      let offset = try #require(row["offset"].flatMap { Int($0) })
      try #require(offset + sentence.count <= document.count)
      #expect(
        Array(document[offset..<(offset + sentence.count)]) == sentence,
        "\(row["claim"] ?? "")"
      )
    }
  }

  @Test func `a certificate says what, by whom, of whom, when, and who says something else`() throws
  {
    let certificate = try #require(
      try SampleStudies.residency().certificates.first { $0.unit == "minimum of 225" }
    )
    #expect(
      certificate.result
        == "minimum to apply: \"225\" (equals), of a program, not named in the document, "
        + "year not stated; nobody is named who says it."
    )
    #expect(
      certificate.rulePath.map(\.step) == [
        "what is said", "by whom", "of whom", "of when", "says the same", "says something else",
        "may back a rule",
      ]
    )
    #expect(certificate.rulePath[5].value.hasPrefix("no minimum per se; "))
    #expect(certificate.evidence[0].source == "000_c03e151a26b986d3.txt, character 13947")
    #expect(certificate.evidence[0].value == "\"The minimum USMLE Step 1 score is 225.\"")
  }
}
