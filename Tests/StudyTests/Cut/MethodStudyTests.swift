// SPDX-License-Identifier: Apache-2.0
import Decisions
import Foundation
import Testing

@testable import Study

@Suite struct MethodStudyTests {
  @Test func `G4 four judges and five items give 2 point 9875, rounded up 3`() throws {
    let run = try SmallStudy.angoff.run()
    #expect(run.figure("cut")?.text == "3")
    #expect(run.figure("unrounded")?.exact == "2.9875")
    #expect(
      run.table("table-3").map { $0[1] }.dropFirst() == [
        "3.00", "3.35", "2.80", "2.80", "2.99", "2.80", "3.35", "0.26", "0.13",
      ]
    )
    let statistics = run.table("panel-statistics")
    #expect(statistics.contains(["SD, n - 1", "0.259406"]))
    #expect(statistics.contains(["SEJ", "0.129703"]))
  }

  @Test func `G4 variance components, errors with fixed and random items, and agreement`() throws {
    let run = try SmallStudy.angoff.run()
    let rows = run.table("generalizability")
    func row(_ name: String) -> [String]? { rows.first { $0[0] == name }.map { Array($0[1...2]) } }
    #expect(row("judges") == ["0.013458", "0.001833"])
    #expect(row("items") == ["0.192625", "0.047083"])
    #expect(row("judges x items, residual")?[0] == "0.004292")
    #expect(row("SE of the cut, items fixed")?[1] == "0.129703")
    #expect(row("SE of the cut, items random")?[1] == "0.502235")
    let agreement = run.table("agreement")
    #expect(
      agreement.map { Array($0[0...1]) }.dropFirst() == [
        ["ICC(C,1)", "0.916464"], ["ICC(A,1)", "0.884886"],
      ]
    )
  }

  @Test func `a cut from examinees says how often other examinees give it`() throws {
    let run = try MethodStudies.stations.run()
    let cut = try #require(run.figure("cut")?.text)
    let rows = run.table("cut-distribution").dropFirst()
    let share = try #require(rows.first { $0[0] == cut }.flatMap { Double($0[1]) })
    let certificate = run.certificates[0]
    let percent = Int((share * 100 + 0.5).rounded(.down))
    #expect(
      certificate.certainty[0].hasPrefix("\(percent) in 100 groups of examinees like this give ")
    )
    #expect(certificate.firmness == Firmness(keeping: share))
    #expect(abs(rows.compactMap { Double($0[1]) }.reduce(0, +) - 1) < 1e-7)
  }

  @Test(arguments: [
    ("rule: { rounding: floor }", true), ("ratingScale: points\nratingMaximum: 1", true),
    ("panel: { incomplete: prorate }", true), ("leaveOut: P1", true),
    ("date: May 2031", false), ("unit: other", false), ("rawScores: 1,2", false),
  ])
  func `the rule's hash changes with what can move the cut, and with nothing else`(
    line: String,
    moves: Bool
  ) throws {
    let before = try SmallStudy.angoff.run().content.manifest.policy.sha256
    let after = try SmallStudy.angoff.with(line).run().content.manifest.policy.sha256
    #expect((before != after) == moves)
  }

  @Test func `G5 yes or no judgments give 4 with SD 1 and SEJ 0 point 447`() throws {
    let run = try MethodStudies.yesNo.run()
    #expect(run.table("table-3")[1...5].map { $0[1] } == ["4.00", "3.00", "5.00", "3.00", "5.00"])
    #expect(run.figure("cut")?.text == "4")
    #expect(run.figure("unrounded")?.exact == "4")
    let statistics = run.table("panel-statistics")
    #expect(statistics.contains(["SD, n - 1", "1.000000"]))
    #expect(statistics.contains(["SEJ", "0.447214"]))
  }

  @Test func `points of an extended Angoff add up: 5 point 5 and 7 point 5 of 10 give 7`() throws {
    let run = try MethodStudies.points.run()
    #expect(run.table("table-3")[1...2].map { $0[1] } == ["5.50", "7.50"])
    #expect(run.figure("cut")?.text == "7")
    #expect(run.figure("unrounded")?.exact == "6.5")
    #expect(run.summary.first?.contains("10 points") == true)
    #expect(run.table("panel-statistics").contains(["SEJ", "1.000000"]))
  }

  @Test func `points between the steps or above an item's maximum are refused`() throws {
    let between = try #require(
      MethodStudies.points.replacing("panel-judgments", "1,P1,I1,2.5", "1,P1,I1,2.7").error
    )
    #expect(between.sentence.contains("nearest allowed: 2.5 and 3"))
    let above = try #require(
      MethodStudies.points.replacing("panel-judgments", "1,P1,I1,2.5", "1,P1,I1,4.5").error
    )
    #expect(above.sentence.contains("round 1, panelist P1, item I1"))
  }

  @Test func `Lord's error is refused on items of several points, a stratified rule is taken`()
    throws
  {
    let study = MethodStudies.points
    let error = try #require(study.with("rule: { csem: { rule: lord } }").error)
    #expect(error.kind == .configuration)
    #expect(error.sentence.contains("the rule `lord` holds for items scored right or wrong"))
    #expect(error.sentence.contains("use a stratified rule"))
    let strata = "rule: { csem: { rule: feldt, strata: [{ items: 5, weight: 2 }] } }"
    #expect(try study.with(strata).run().figure("csem") != nil)
  }

  @Test func `G6 Ebel's six cells give 25 point 8`() throws {
    let run = try MethodStudies.ebel.run()
    #expect(run.figure("unrounded")?.exact == "25.8")
    #expect(run.figure("cut")?.text == "26")
    #expect(run.summary.first?.contains("36 points") == true)
  }

  @Test func `G6 Ebel's cells list the items when no other file does`() throws {
    var study = MethodStudies.ebel
    study.evidence["items"] = nil
    #expect(try study.run().figure("unrounded")?.exact == "25.8")
  }

  @Test func `G6 Nedelsky's options left give 2 point 583333`() throws {
    let run = try MethodStudies.nedelsky.run()
    #expect(run.figure("unrounded")?.exact == "31/12")
    #expect(run.figure("cut")?.text == "3")
  }

  @Test func `G11 borderline regression cuts at 47 point 769231`() throws {
    let run = try MethodStudies.stations.run()
    #expect(run.figure("unrounded")?.text == "47.77")
    #expect(run.figure("cut")?.text == "48")
    let steps = run.certificates.first?.rulePath.map(\.value) ?? []
    #expect(steps.contains("47.769231"))
  }

  @Test func `G12 body of work cuts at 19 by symmetry, and 19 stays 19 rounded up`() throws {
    let run = try MethodStudies.folders.run()
    #expect(run.figure("unrounded")?.text == "19.00")
    #expect(run.figure("cut")?.text == "19")
  }

  @Test(arguments: [("1:1", "19.00", "19"), ("2:1", "21.05", "22"), ("1:2", "16.95", "17")])
  func `G12 losses move the logistic cut of contrasting groups`(
    loss: String,
    unrounded: String,
    cut: String
  ) throws {
    let run = try MethodStudies.contrasting.with("loss: \(loss)").run()
    #expect(run.figure("unrounded")?.text == unrounded)
    #expect(run.figure("cut")?.text == cut)
  }

  @Test func `G16 Hofstee cuts at 63 with 44 in 100 below`() throws {
    let run = try MethodStudies.hofstee("J1,60,80,.10,.50").run()
    #expect(run.figure("cut")?.text == "63")
    let rows = run.table("method").dropFirst().map { $0[1] }
    #expect(rows.contains { $0.hasPrefix("0.44") })
  }

  @Test func `G16 Beuk cuts at 66`() throws {
    let run = try MethodStudies.cutsAndRates(
      "beuk",
      "J1,66,.50",
      "J2,68,.55",
      "J3,70,.60",
      "J4,72,.65",
      "J5,74,.70"
    ).run()
    #expect(run.figure("cut")?.text == "66")
  }

  @Test func `G16 De Gruijter cuts at 62 point 8, rounded up 63`() throws {
    let run = try MethodStudies.cutsAndRates(
      "de-gruijter",
      "J1,66,.56",
      "J2,70,.60",
      "J3,74,.64"
    ).run()
    #expect(run.figure("unrounded")?.text == "62.80")
    #expect(run.figure("cut")?.text == "63")
  }

  @Test func `two methods on one panel stand in one table with one seed`() throws {
    var study = SmallStudy.totals
    study.head = "seed: 7"
    study.parameters = study.parameters.replacing(
      "  - { id: angoff, kind: angoff-probability }",
      with: "  - { id: last, kind: angoff-probability }\n"
        + "  - { id: first, kind: angoff-probability, round: 1 }"
    )
    let run = try study.run(threads: 2)
    #expect(run.content.manifest.seed == 7)
    #expect(run.content.files == (try study.run(threads: 1)).content.files)
  }
}
