// SPDX-License-Identifier: Apache-2.0
import Decisions
import Testing

@testable import Study

@Suite struct NumberFormTests {
  @Test(arguments: [
    ("NaN", "not a finite number; leave the cell empty or declare the word as missing"),
    ("nan", "not a finite number; leave the cell empty or declare the word as missing"),
    ("inf", "not a finite number; leave the cell empty or declare the word as missing"),
    ("-Infinity", "not a finite number; leave the cell empty or declare the word as missing"),
    ("\"6,60\"", "a decimal comma was not declared; declare it for the file"),
    ("\"1,250\"", "a thousands mark is not read; write the number without it"),
    ("six", "not a number; correct the cell"),
    (" 6.60", "blanks surround the number; remove them or declare that blanks are trimmed"),
    ("6.6e400", ""), ("6..6", "not a number; correct the cell"),
  ])
  func `SST15 a number that is none is named by row, column and value`(cell: String, rule: String)
    throws
  {
    let study = SmallStudy.totals.replacing("panelist-totals", "6.60", cell)
    let error = try #require(study.error)
    let value = cell.replacing("\"", with: "")
    let place = "panelist-totals.csv row 2, column \"round2\", \"\(value)\": "
    #expect(error.sentence.hasPrefix(place))
    if !rule.isEmpty { #expect(error.sentence == place + rule) }
    #expect(error.kind == .data)
    #expect(error.rejects.contains("P1,6.50,"))
  }

  @Test func `a decimal comma that the mapping declares is read`() throws {
    var study = SmallStudy.totals
    study.evidence["panelist-totals"] =
      study.evidence["panelist-totals"]?.replacing(",", with: ";").replacing(".", with: ",")
    study.mappings["panelist-totals"] =
      #"{"format": {"delimiter": ";", "decimalComma": true}}"#
    #expect(try study.run().table("table-3") == SmallStudy.totals.run().table("table-3"))
  }

  @Test func `a mapping renames columns and declares missing codes`() throws {
    var study = SmallStudy.totals
    study.evidence["panelist-totals"] =
      study.evidence["panelist-totals"]?.replacing("panelist,round1", with: "Judge,First")
      .replacing("P2,7.00,", with: "P2,7.00,-99")
    study.mappings["panelist-totals"] =
      #"{"columns": {"Judge": "panelist", "First": "round1"}, "format": {"missingCodes": ["-99"]}}"#
    #expect(try study.run().table("table-3") == SmallStudy.totals.run().table("table-3"))
  }

  @Test func `a mapping that is none is refused`() {
    var study = SmallStudy.totals
    study.mappings["panelist-totals"] = #"{"columns": 3}"#
    #expect(study.error?.kind == .configuration)
    #expect(
      study.error?.sentence.hasPrefix("panelist-totals.map.json: not a column mapping") == true
    )
  }

  @Test func `a byte order mark is skipped with a note`() throws {
    let text = "\u{FEFF}" + (SmallStudy.totals.evidence["panelist-totals"] ?? "")
    let run = try SmallStudy.totals.with("panelist-totals", text).run()
    #expect(run.table("table-3") == (try SmallStudy.totals.run()).table("table-3"))
    #expect(
      run.warnings("byte-order-mark")
        == ["panelist-totals.csv row 1: a byte order mark opens the file; it was skipped"]
    )
  }

  @Test func `a blank line between rows is skipped with a warning that names it`() throws {
    let study = SmallStudy.totals.replacing("panelist-totals", "P2,", "\nP2,")
    let run = try study.run()
    #expect(run.table("table-3") == (try SmallStudy.totals.run()).table("table-3"))
    #expect(
      run.warnings("blank-line")
        == ["panelist-totals.csv row 3: a blank line between rows; it was skipped"]
    )
  }

  @Test func `line ends of both kinds give the same decision`() throws {
    let text = SmallStudy.totals.evidence["panelist-totals"]?.replacing("\n", with: "\r\n") ?? ""
    let run = try SmallStudy.totals.with("panelist-totals", text).run()
    #expect(run.table("table-3") == (try SmallStudy.totals.run()).table("table-3"))
    #expect(run.content.manifest.warnings.map(\.code) == ["missing-total"])
  }

  @Test(arguments: ["", "\n", "\u{FEFF}"])
  func `an empty evidence file is one sentence`(text: String) throws {
    let error = try #require(SmallStudy.totals.with("panelist-totals", text).error)
    #expect(error.sentence.hasPrefix("panelist-totals.csv"))
    #expect(error.kind == .data)
  }

  @Test func `an evidence file with a header alone is one sentence`() throws {
    let totals = try #require(
      SmallStudy.totals.with("panelist-totals", "panelist,round1,round2\n").error
    )
    #expect(totals.kind == .data)
    #expect(totals.sentence.contains("panelist-totals.csv"))
    let judgments = try #require(
      SmallStudy.angoff.with("panel-judgments", "round,panelist,item,value\n").error
    )
    #expect(
      judgments.sentence
        == "panel-judgments.csv: the file holds no judgment; add one row for each"
    )
    let items = try #require(SmallStudy.angoff.with("items", "item\n").error)
    #expect(items.kind == .data)
  }

  @Test func `a file that is not UTF-8 is refused with its place`() throws {
    var files = SmallStudy.totals.files
    files["panelist-totals.csv"]?.replaceSubrange(30...30, with: [0xFF])
    let error = #expect(throws: StudyError.self) { try StudyRunner().run(.memory(files)) }
    #expect(error?.kind == .data)
    #expect(error?.sentence.hasPrefix("panelist-totals.csv") == true)
  }

  @Test func `a column that is missing or unknown is named`() throws {
    let missing = try #require(
      SmallStudy.totals.replacing("panelist-totals", "panelist,", "panellist,").error
    )
    #expect(missing.sentence.contains("panelist"))
    #expect(missing.kind == .data)
  }
}
