// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Testing

@testable import Study

/// One row of the specification's table of bad input (section 17), as a study that must not run.
struct BadStudy: Sendable, CustomTestStringConvertible {
  let name: String
  let study: SmallStudy
  /// What the sentence must hold: file and row, column, value, rule, remedy.
  let parts: [String]

  init(_ name: String, _ study: SmallStudy, _ parts: String...) {
    self.name = name
    self.study = study
    self.parts = parts
  }

  var testDescription: String { name }
}

@Suite struct BadInputTests {
  static let judgments: [BadStudy] = [
    BadStudy(
      "a value that is not on the scale",
      .angoff.replacing("panel-judgments", "1,P2,I3,.95", "1,P2,I3,.75"),
      "panel-judgments.csv row 9, column \"value\", \".75\": round 1, panelist P2, item I3: ",
      "the value is not on the scale ets13; nearest allowed: 0.7 and 0.8; ",
      "ask the panelist, then correct the value"
    ),
    BadStudy(
      "a cell missing in round 1",
      .angoff.replacing("panel-judgments", "1,P3,I2,.50\n", ""),
      "panel-judgments.csv row 15",
      "round 1, panelist P3: 1 of 5 items have no judgment (I2); ",
      "complete round 1, or declare `prorate`"
    ),
    BadStudy(
      "a round-2 value for an item never judged in round 1",
      .angoff.replacing("panel-judgments", "1,P3,I2,.50", "2,P3,I2,.50"),
      "panel-judgments.csv row 13, column \"value\", \".50\": round 2, panelist P3, item I2: ",
      "a later round changes judgments of round 1, and there is none in this cell; ",
      "enter the judgment of round 1"
    ),
    BadStudy(
      "one cell judged twice with two values",
      .angoff.replacing("panel-judgments", "1,P3,I2,.50\n", "1,P3,I2,.50\n1,P3,I2,.60\n"),
      "panel-judgments.csv row 14, column \"value\", \".60\": round 1, panelist P3, item I2: ",
      "the cell already holds 0.5, and two values cannot both stand; ",
      "keep one of the two"
    ),
    BadStudy(
      "an item that is not on the list",
      .angoff.replacing("panel-judgments", "1,P3,I2,.50", "1,P3,I9,.50"),
      "panel-judgments.csv row 13, column \"value\", \".50\": round 1, panelist P3, item I9: ",
      "there is no such item; add the item"
    ),
    BadStudy(
      "a panelist who is not on the list",
      .angoff.with("panelists", "panelist\nP1\nP2\nP3\n"),
      "round 1, panelist P4, item I1: there is no such panelist; add the panelist (and 4 more)"
    ),
    BadStudy(
      "a round that is not a number from 1 to 9",
      .angoff.replacing("panel-judgments", "1,P3,I2,.50", "0,P3,I2,.50"),
      "panel-judgments.csv row 13, column \"round\", \"0\": outside 1-9; correct the cell"
    ),
    BadStudy(
      "judgments without a list of items",
      {
        var study = SmallStudy.angoff
        study.evidence["items"] = nil
        return study
      }(),
      "study.yaml: `inputs` has no file with the role \"items\"; judgments need the list of items"
    ),
    BadStudy(
      "an item that stands twice",
      .angoff.replacing("items", "I2,all,1,1\n", "I2,all,1,1\nI2,all,2,1\n"),
      "items.csv row 4, column \"item\", \"I2\": the key item stands already in row 3; ",
      "correct or remove one of the two"
    ),
    BadStudy(
      "a decision by a round that was not held",
      {
        var study = SmallStudy.angoff
        study.parameters = study.parameters.replacing(" }\n", with: " }\n")
          .replacing("angoff-probability }", with: "angoff-probability, round: 3 }")
        return study
      }(),
      "study.yaml: method \"angoff\" decides by round 3, but the evidence has 1"
    ),
  ]

  static let totals: [BadStudy] = [
    BadStudy(
      "a total above the highest raw score",
      .totals.replacing("panelist-totals", "8.00", "80.00"),
      "panelist-totals.csv row 5, column \"round1\", \"80.00\": round 1, panelist P4: ",
      "a total lies within 0-10; correct the total"
    ),
    BadStudy(
      "a total below 0",
      .totals.replacing("panelist-totals", "8.00", "-8.00"),
      "panelist-totals.csv row 5, column \"round1\", \"-8.00\": below 0; correct the cell"
    ),
    BadStudy(
      "a total missing in round 1",
      .totals.replacing("panelist-totals", "8.00", ""),
      "panelist-totals.csv row 5, column \"round1\", \"\": a value is required here; fill the cell"
    ),
    BadStudy(
      "a panelist who stands twice",
      .totals.replacing("panelist-totals", "P2,7.00", "P1,7.00"),
      "panelist-totals.csv row 3, column \"panelist\", \"P1\": ",
      "the key panelist stands already in row 2; correct or remove one of the two"
    ),
    BadStudy(
      "totals without the highest raw score",
      {
        var study = SmallStudy.totals
        study.parameters = study.parameters.replacing(", maximumPoints: 10", with: "")
        return study
      }(),
      "study.yaml: `parameters.test.maximumPoints` is missing; totals need the highest raw score"
    ),
    BadStudy(
      "no judgments at all",
      {
        var study = SmallStudy.angoff
        study.evidence["panel-judgments"] = nil
        return study
      }(),
      "study.yaml: method \"angoff\" needs an input with the role \"panel-judgments\" "
        + "or \"panelist-totals\""
    ),
  ]

  private static let scaled = SmallStudy.totals.with("scale: { low: 100, high: 200 }")

  static let conversions: [BadStudy] = [
    BadStudy(
      "one raw score with two scale scores",
      scaled.with("conversion", "raw,scale\n6,150\n7,160\n6,155\n"),
      "conversion.csv row 4, column \"scale\", \"155\": conversion, raw 6: ",
      "the raw score has the scale score 150 too; check the published table"
    ),
    BadStudy(
      "a higher raw score with a lower scale score",
      scaled.with("conversion", "raw,scale\n6,150\n7,140\n"),
      "conversion.csv row 3, column \"scale\", \"140\": conversion, raw 7: ",
      "a higher raw score never has a lower scale score, and raw 6 has 150; ",
      "check the published table"
    ),
    BadStudy(
      "a scale score outside the scale",
      scaled.with("conversion", "raw,scale\n6,150\n7,400\n"),
      "conversion.csv row 3, column \"scale\", \"400\": conversion, raw 7: ",
      "a scale score lies within 100-200; check the published table"
    ),
    BadStudy(
      "a conversion without the ends of its scale",
      SmallStudy.totals.with("conversion", "raw,scale\n6,150\n"),
      "study.yaml: `parameters.scale` is missing; a conversion needs the ends of its scale"
    ),
  ]

  static let compromise: [BadStudy] = [
    BadStudy(
      "percentages given where shares are declared",
      MethodStudies.hofstee("J1,60,80,10,50"),
      "method \"hofstee\": ",
      "`fmin` is 10",
      "a rate lies in 0–1 unless `unit: percent` is declared",
      "correct the value"
    ),
    BadStudy(
      "a judge who left a cell empty",
      MethodStudies.hofstee("J1,60,80,,.5"),
      "compromise.csv row 2, column \"fmin\": empty; hofstee needs kmin, kmax, fmin, fmax",
      "fill the cell, or leave the method out"
    ),
    BadStudy(
      "a score distribution without a score",
      MethodStudies.hofstee("J1,60,80,.1,.5").with("scores", "person,score\n"),
      "method \"hofstee\": ",
      "score"
    ),
  ]

  static let cells: [BadStudy] = [
    BadStudy(
      "an Ebel cell that holds items but no judgment",
      MethodStudies.ebel.replacing("ebel-judgments", "P2,essential,hard,.7\n", ""),
      "method \"ebel\": Ebel, cell `essential / hard`",
      "it holds 6 items but no judgment by panelist `P2`",
      "a cell that holds items needs a success rate and never counts as 0"
    ),
    BadStudy(
      "an item in no Ebel cell",
      MethodStudies.ebel.replacing("ebel-cells", "I1,essential,easy\n", ""),
      "method \"ebel\": Ebel, item `I1`",
      "it is in no cell",
      "put the item into a cell"
    ),
    BadStudy(
      "an Ebel cell with an item that is not on the list",
      MethodStudies.ebel.replacing("ebel-cells", "I1,essential,easy\n", "I99,essential,easy\n"),
      "ebel-cells.csv row 2, column \"item\", \"I99\": the list of items has no such item; ",
      "add it there, or remove the row"
    ),
    BadStudy(
      "a list of items none of which counts",
      MethodStudies.ebel.with("items", "item,scored\nI1,0\nI2,0\n"),
      "items.csv: no item counts; list the items of the test, with `scored` 1"
    ),
    BadStudy(
      "judgments of items none of which counts",
      .angoff.with("items", "item,scored\nI1,0\nI2,0\nI3,0\nI4,0\nI5,0\n"),
      "no item counts: every one is unscored, worth 0 points or excluded"
    ),
    BadStudy(
      "an Ebel rate above 1",
      MethodStudies.ebel.replacing(
        "ebel-judgments",
        "P1,essential,easy,.9",
        "P1,essential,easy,90"
      ),
      "method \"ebel\": Ebel, panelist `P1`, cell `essential / easy`",
      "the rate is 90",
      "a success rate lies in 0–1"
    ),
    BadStudy(
      "a Nedelsky judge who rules out the right option",
      MethodStudies.nedelsky.replacing("nedelsky", "P1,I2,A|B|C|D,A,B|C", "P1,I2,A|B|C|D,A,A|C"),
      "method \"nedelsky\": ",
      "I2",
      "P1"
    ),
    BadStudy(
      "a level of work that is none",
      MethodStudies.folders.replacing("folders", "W1,J1,1,10", "W1,J1,0,10"),
      "folders.csv row 2, column \"level\", \"0\": outside 1-20; correct the cell"
    ),
  ]

  @Test(arguments: judgments + totals + conversions + compromise + cells)
  func `SST15 bad input ends in one sentence with place, value, rule and remedy`(bad: BadStudy)
    throws
  {
    let error = try #require(bad.study.error, "the study ran")
    for part in bad.parts { #expect(error.sentence.contains(part), "\(error.sentence)") }
    #expect(error.kind == .data || error.sentence.hasPrefix("study.yaml"), "\(error.kind)")
    #expect(!error.sentence.contains("\n"))
  }

  @Test func `SST15 every wrong judgment is listed, not only the first`() throws {
    let study = SmallStudy.angoff
      .replacing("panel-judgments", "1,P1,I1,.70", "1,P1,I1,.72")
      .replacing("panel-judgments", "1,P4,I5,.50", "1,P4,I5,1.50")
    let error = try #require(study.error)
    #expect(error.sentence.hasSuffix("(and 1 more)"))
    #expect(error.findings.map(\.row) == [2, 21])
    #expect(error.findings.map(\.value) == [".72", "1.50"])
  }
}

@Suite struct AcceptedInputTests {
  @Test func `SST15 prorating that was declared is printed`() throws {
    let study = SmallStudy.angoff.replacing("panel-judgments", "1,P3,I2,.50\n", "")
      .with("panel: { incomplete: prorate }")
    let run = try study.run()
    let warning = try #require(run.warnings("incomplete").first)
    #expect(warning.contains("round 1, panelist P3: 1 of 5 items have no judgment (I2)"))
    #expect(warning.contains("points are prorated as declared"))
    // P3 gave .60 + .80 + .20 + .70 = 2.30 on 4 of 5 points: 2.875.
    #expect(run.table("table-3")[3] == ["P3", "2.88"])
    #expect(run.text("report.html").contains("prorate"))
  }

  @Test func `SST15 a judgment that stands twice with one value is taken once, with a note`()
    throws
  {
    let study = SmallStudy.angoff
      .replacing("panel-judgments", "1,P3,I2,.50\n", "1,P3,I2,.50\n1,P3,I2,.5\n")
    let run = try study.run()
    #expect(run.table("table-3") == (try SmallStudy.angoff.run()).table("table-3"))
    #expect(run.warnings("repeated").count == 1)
  }

  @Test func `SST15 ratings of a pretest item do not count, with a warning and their number`()
    throws
  {
    let study = SmallStudy.angoff.replacing("items", "I5,all,1,1", "I5,all,1,0")
    let run = try study.run()
    // Without I5 the totals are 2.40, 2.75, 2.10, 2.30.
    #expect(run.table("table-3")[1...4].map { $0[1] } == ["2.40", "2.75", "2.10", "2.30"])
    let warning = try #require(run.warnings("unscored-item").first)
    #expect(warning.contains("\"4\""))
    #expect(warning.contains("judgments on items that do not count were ignored"))
  }

  @Test func `SST15 a total between the steps of the scale is a warning SS05`() throws {
    let run = try SmallStudy.totals.replacing("panelist-totals", "6.05", "6.07").run()
    let warning = try #require(run.warnings("SS05").first)
    #expect(warning.contains("round 2, panelist P3, \"6.07\": a total is a multiple of 0.05"))
    #expect(warning.contains("nearest: 6.05 and 6.1"))
    #expect(run.table("lint").contains { $0[0] == "SS05" && $0[2] != "pass" })
  }

  @Test func `an empty total of a later round keeps the round before, with a note`() throws {
    let run = try SmallStudy.totals.run()
    #expect(run.table("table-3")[2] == ["P2", "7.00", "7.00"])
    #expect(run.warnings("missing-total").count == 1)
  }

  @Test func `SST15 SS06 a row of the evaluation that does not sum to the respondents`() throws {
    let evaluation = """
      section,item,option,count
      a,clear,yes,4
      a,clear,no,0
      a,ready,yes,3
      a,ready,no,0

      """
    let run = try SmallStudy.totals.with("evaluation", evaluation).run()
    let finding = try #require(run.table("lint").first { $0[0] == "SS06" })
    #expect(finding[2] == "warning")
    #expect(finding[3].contains("sums to 3 of 4"))
    #expect(run.text("report.html").contains("sums to 3 of 4"))
  }

  @Test func `SST15 a time outside the window of its round is a warning and the value is kept`()
    throws
  {
    var text = "round,panelist,item,value,at\n"
    for line in SmallStudy.judgments(SmallStudy.ratings).split(separator: "\n").dropFirst() {
      let hour = line.hasPrefix("1,P2,I1") ? "19" : "10"
      text += "\(line),2026-03-02T\(hour):00:00Z\n"
    }
    let window = "{ round: 1, opened: 2026-03-02T09:00:00Z, closed: 2026-03-02T12:00:00Z }"
    let run = try SmallStudy.angoff.with("panel-judgments", text)
      .with("panel: { windows: [\(window)] }").run()
    let warning = try #require(run.warnings("outside-window").first)
    #expect(warning.contains("round 1, panelist P2, item I1, \"2026-03-02T19:00:00Z\""))
    #expect(
      warning.contains(
        "the round took judgments from 2026-03-02T09:00:00Z to 2026-03-02T12:00:00Z"
      )
    )
    #expect(warning.contains("the judgment is kept"))
    #expect(run.warnings("outside-window").count == 1)
    #expect(run.table("table-3") == (try SmallStudy.angoff.run()).table("table-3"))
  }

  @Test(arguments: [
    ("person,score\n", "no data"),
    ("person,score\nA,1\nB,2\n", "0 %: the cut is above the highest score on file"),
    ("person,score\nA,9\nB,10\n", "100 %: the cut is not above the lowest score on file"),
  ])
  func `SST15 scores that say nothing about the cut are said to say nothing`(
    scores: String,
    words: String
  ) throws {
    let run = try SmallStudy.totals.with("scores", scores).run()
    #expect(run.text("report.html").contains(words))
  }

  @Test func `SST15 rates declared in percent are read as percent`() throws {
    let run = try MethodStudies.hofstee("J1,60,80,10,50", options: ", rates: percent").run()
    #expect(run.figure("cut")?.text == "63")
  }
}
