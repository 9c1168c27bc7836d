// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@testable import Study

/// Published figures of the residency match: what their own numbers give for them, and what conflicts.
@Suite struct MatchFiguresTests {
  private func claims(_ name: String) throws -> [[String: String]] {
    try ClaimMeans.rows(SampleStudies.matchFigures().table("claims")).filter {
      $0["claim"] == name
    }
  }

  private func recomputed() throws -> [String: [String: String]] {
    let rows = try ClaimMeans.rows(SampleStudies.matchFigures().table("recomputed"))
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["claim"] ?? "", $0) })
  }

  /// The identities that the specification lists as holding.
  @Test(arguments: [
    ("2018 us md senior active", "17740 + 1078", "18818"),
    ("2018 pgy1 positions unfilled", "30232 - 29040", "1192"),
    ("2018 internal medicine fill rate", "7363/7542", "97.6%"),
    ("2018 family medicine fill rate", "3510/3629", "96.7%"),
    ("2018 pediatrics fill rate", "2711/2768", "97.9%"),
    ("2018 primary care total fill rate", "14333/14695", "97.5%"),
    ("2020 internal medicine categorical fill rate", "8324/8697", "95.7%"),
    ("2020 internal medicine primary fill rate", "423/430", "98.4%"),
    ("2020 all positions left after soap", "1897 - 1687", "210"),
  ])
  func `acceptance 11: an identity holds`(claim: String, formula: String, printed: String) throws {
    let row = try #require(try recomputed()[claim])
    #expect(row["formula"] == formula && row["printed"] == printed && row["verdict"] == "holds")
    #expect(try claims(claim).first?["status"]?.hasPrefix("agrees") == true)
  }

  @Test(arguments: [
    (
      "2020 us md senior match rate printed as 93.9%", "18108/19326", "93.698", "0.202", "differs"
    ),
    ("2019 all fill rate", "33417/35185", "94.975", "-0.075", "cut off, not rounded"),
    ("2019 all positions left after soap", "1652 - 1310", "342", "116", "differs"),
  ])
  func `acceptance 11: a figure that its own counts do not give is in conflict`(
    claim: String,
    formula: String,
    given: String,
    difference: String,
    verdict: String
  ) throws {
    let row = try #require(try recomputed()[claim])
    #expect(row["formula"] == formula && row["recomputed"] == given)
    #expect(row["difference"] == difference && row["verdict"] == verdict)
    #expect(try claims(claim).first?["status"]?.contains("conflicts") == true)
    let certificate = try #require(
      try SampleStudies.matchFigures().certificates.first { $0.unit == claim }
    )
    let unit = formula.contains("/") ? " %" : ""
    let words = "Recomputed from other claims: \(formula) = \(given)\(unit), \(verdict)."
    #expect(certificate.certainty.contains { $0.hasSuffix(words) })
  }

  @Test func `acceptance 11: two rates of one year and people conflict, and neither is chosen`()
    throws
  {
    for (low, high) in [
      (
        "2020 us md senior match rate printed as 93.7%",
        "2020 us md senior match rate printed as 93.9%"
      ),
      ("2018 us do match rate printed as 81%", "2018 us do match rate printed as 81.7%"),
    ] {
      #expect(try claims(low).first?["conflicts-with"] == high)
      #expect(try claims(high).first?["conflicts-with"] == low)
    }
    let strip = try SampleStudies.matchFigures().text("charts/claims.csv")
    #expect(strip.contains("93.7%") && strip.contains("93.9%") && strip.contains("in conflict"))
  }

  @Test func `acceptance 11: the doubtful means keep their doubt, and none is a threshold`() throws
  {
    let rows = try ClaimMeans.rows(SampleStudies.matchFigures().table("claims"))
    let doubted = rows.filter { $0["status"]?.contains("implausible") == true }
    #expect(doubted.map { $0["value"] } == ["207", "465", "237.27"])
    #expect(rows.allSatisfy { $0["backs-a-rule"]?.hasPrefix("no: ") == true })
    #expect(rows.allSatisfy { ["P", "S"].contains($0["mark"]) })
  }

  /// The contradictions that must be shown, as they stand on the strips and with their status.
  @Test func `acceptance 11: what residency pages say stands side by side`() throws {
    let run = try SampleStudies.residency()
    let rows = try ClaimMeans.rows(run.table("claims"))
    func status(_ value: String, _ topic: String) -> [String?] {
      rows.filter { $0["value"] == value && $0["topic"] == topic }.map { $0["status"] }
    }
    // 1: cut-offs, minima and "none" beside a mean.
    let strip = run.text("charts/claims.csv")
    for value in ["215", "220", "225", "230", "235", "250", "none", "242"] {
      #expect(strip.contains(",\(value),"), "\(value)")
    }
    #expect(status("225", "step1.minimum") == ["conflicts; unsourced"])
    #expect(status("none", "step1.minimum") == ["conflicts; unsourced"])
    // 2 and 3: means, of which none is a threshold; two are doubted, and so is 465.
    for value in ["229", "233", "235"] {
      #expect(status(value, "step1.mean") == ["single; unsourced"], "\(value)")
    }
    for (value, topic) in [
      ("237.27", "step1.mean"), ("207", "step1.mean"), ("465", "comlex1.mean"),
    ] {
      #expect(status(value, topic) == ["single; unsourced; implausible"], "\(value)")
    }
    // 6: experience and deadlines.
    #expect(status("12", "usce.months") == ["conflicts; unsourced"])
    #expect(status("not a requirement", "usce.months") == ["conflicts; unsourced"])
    #expect(status("2020-11-01", "deadline") == ["conflicts; unsourced"])
    #expect(status("2020-10-21", "deadline").allSatisfy { $0?.contains("conflicts") == true })
    // 7: ratios of nothing stated.
    for value in ["1/54 = 1.85%", "0/16 = 0%"] {
      #expect(status(value, "ratio.unlabelled").allSatisfy { $0?.contains("unlabelled") == true })
    }
  }

  /// Every table, chart twin, picture, certificate and report of both ledgers.
  @Test func `acceptance 11: no averaged number stands anywhere`() throws {
    for (run, least) in [
      (try SampleStudies.residency(), 90), (try SampleStudies.matchFigures(), 400),
    ] {
      let search = try ClaimMeans(of: run)
      #expect(search.means.count > 4)
      #expect(search.paths.count > least)
      for part in ["report.html", "tables/claims.csv", "charts/claims.csv", "charts/claims.svg"] {
        #expect(search.paths.contains(part))
      }
      #expect(search.found.isEmpty, "\(search.found)")
    }
    // The search finds what it looks for: 237.5 is the mean of two minimum scores, 225 and 250.
    let search = try ClaimMeans(of: SampleStudies.residency())
    #expect(search.means.contains("237.5"))
    #expect(
      search.found(in: [
        "charts/a.csv": Array("topic,mean\nminimum,237.5\n".utf8),
        "charts/a.svg": Array("<svg><line x1=\"237.5\"/><text>237.4</text></svg>".utf8),
        "report.html": Array("<p>about 237.5 points</p>".utf8),
      ]) == ["237.5 in charts/a.csv", "237.5 in report.html"]
    )
  }

  @Test func `the figures are those of the collected files, row for row`() throws {
    guard let totals = SharedData.file("data/residency/nrmp_totals.csv") else { return }
    let lines = try String(contentsOf: totals, encoding: .utf8).split(separator: "\n").count - 1
    let rows = try ClaimMeans.rows(SampleStudies.matchFigures().table("claims"))
    #expect(lines == 62 && rows.count == 62 + 93 + 17 + 47)
    let survey = try #require(SharedData.file("data/residency/pd_survey_2018.csv"))
    let copy = SampleStudies.folder.appendingPathComponent("holistic-scores/pd_survey_2018.csv")
    #expect(try Data(contentsOf: survey) == Data(contentsOf: copy))
  }

  @Test(arguments: [
    (
      "{ claim: a, is: mean, of: [b, c] }",
      "is one of sum, difference, share, not \"mean\""
    ),
    ("{ claim: a, is: sum, of: [b] }", "cannot be tested: \"a\" needs two terms for a share"),
    ("{ claim: a, is: sum, of: [b, bb] }", "names \"bb\", which is no accepted claim of c.csv"),
    ("{ claim: a, is: share, of: [b, d] }", "\"d\" is no number that can be computed with"),
    ("{ claim: d, is: sum, of: [a, b] }", "\"d\" is no number that can be computed with"),
    ("{ claim: a, is: share, of: [b, z] }", "\"z\" is the whole of a share and is not above 0"),
  ])
  func `an identity that cannot be computed is refused in a sentence`(
    identity: String,
    words: String
  ) {
    let error = #expect(throws: StudyError.self) {
      let study = """
        study: small
        title: Small
        kind: claims
        source: example
        inputs:
          claims: { file: c.csv, as: claims }
        parameters:
          values: as-printed
          identities: [\(identity)]

        """
      let claims = "claim,value,population\na,3,x\nb,1,x\nc,2,x\nd,none,x\nz,0,x\n"
      return try StudyRunner().run(
        .memory(["study.yaml": Array(study.utf8), "c.csv": Array(claims.utf8)])
      )
    }
    #expect(error?.kind == .configuration)
    #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
  }
}
