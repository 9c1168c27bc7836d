// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

@Suite struct SmallPanelTests {
  private static let needsTwo = "need \u{2265} 2 panelists"

  private static let one = SmallStudy.totals
    .with("panelist-totals", "panelist,round1,round2\nP1,6.50,6.60\n")

  @Test func `SST15 one panelist gives a cut, and words in place of every error`() throws {
    let run = try Self.one.run()
    #expect(run.figure("cut")?.text == "7")
    #expect(
      run.table("table-3") == [
        ["panelist", "round-1", "round-2"], ["P1", "6.50", "6.60"], ["Average", "6.50", "6.60"],
        ["Lowest", "6.50", "6.60"], ["Highest", "6.50", "6.60"],
        ["SD", Self.needsTwo, Self.needsTwo], ["SEJ", Self.needsTwo, Self.needsTwo],
      ]
    )
    #expect(run.summary.contains("another such panel: \(Self.needsTwo)"))
    #expect(run.table("cut-distribution").isEmpty)
    #expect(run.table("leave-one-out").isEmpty)
    let certainty = run.certificates.first?.certainty.joined(separator: " ") ?? ""
    #expect(certainty.contains(Self.needsTwo))
    #expect(!run.text("report.html").contains("nan"))
  }

  @Test func `SST15 one panelist's item judgments give a cut without a trap`() throws {
    let study = SmallStudy.angoff
      .with("panel-judgments", SmallStudy.judgments([SmallStudy.ratings[0]]))
    let run = try study.run()
    #expect(run.figure("cut")?.text == "3")
    #expect(run.table("generalizability").isEmpty)
  }

  @Test func `SST15 equal judgments have SD 0 and SEJ 0, and no agreement instead of NaN`() throws {
    let row = [".50", ".50", ".50", ".50", ".50"]
    let study = SmallStudy.angoff
      .with("panel-judgments", SmallStudy.judgments([row, row, row]))
    let run = try study.run()
    #expect(run.figure("unrounded")?.exact == "2.5")
    #expect(run.table("table-3").suffix(2) == [["SD", "0.00"], ["SEJ", "0.00"]])
    #expect(run.table("agreement").dropFirst().map { $0[1] } == ["no variance", "no variance"])
    #expect(run.table("cut-distribution").dropFirst() == [["3", "1.00000000"]])
    for path in run.content.files.keys {
      let text = run.text(path).lowercased()
      #expect(!text.contains("nan,") && !text.contains(">nan<"), "\(path)")
    }
  }

  @Test func `a panel of one item, and a test of one point, are no trap`() throws {
    let study = SmallStudy.angoff.with("items", SmallStudy.items(1))
      .with("panel-judgments", SmallStudy.judgments([[".5"], [".6"], [".5"]]))
    let run = try study.with("rule: { csem: { rule: lord } }").run()
    #expect(run.figure("cut")?.text == "1")
    #expect(run.figure("csem") == nil)
    let certainty = run.certificates.first?.certainty.joined(separator: " ") ?? ""
    #expect(certainty.contains("No CSEM is given"))
  }

  @Test(arguments: ["0", "10"])
  func `totals at the ends of the scale give a cut at the end`(total: String) throws {
    let study = SmallStudy.totals
      .with("panelist-totals", "panelist,round1\nP1,\(total)\nP2,\(total)\n")
      .with("rule: { csem: { rule: lord } }")
    let run = try study.run()
    #expect(run.figure("cut")?.text == total)
    #expect(run.table("table-4").allSatisfy { $0.count == 3 })
  }

  @Test func `a trimmed mean with nobody left is one sentence`() throws {
    let error = try #require(SmallStudy.totals.with("rule: { statistic: trimmed-2 }").error)
    #expect(error.kind == .data)
    #expect(!error.sentence.contains("nil"))
  }

  @Test func `a mean that is a whole number is not rounded up`() throws {
    let study = SmallStudy.totals
      .with("panelist-totals", "panelist,round1\nP1,7.05\nP2,6.95\nP3,7.00\n")
    #expect(try study.run().figure("cut")?.text == "7")
    let above = study.replacing("panelist-totals", "7.05", "7.10")
    #expect(try above.run().figure("cut")?.text == "8")
  }
}
