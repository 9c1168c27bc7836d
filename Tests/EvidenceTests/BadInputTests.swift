// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

/// One damaged file and the sentences it must give, word for word.
struct BadInput: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var sentences: [String]
  /// Accepted, quarantined and rejected rows.
  var counts: [Int]
  var format = CSVFormat.standard

  var testDescription: String { name }

  static let keep = ", or accept the good rows and keep the rejects"
}

@Suite struct BadInputTests {
  static let specification = TableSpecification(
    name: "judgments",
    columns: [
      ColumnSpecification("panelist", .text, pattern: CellPattern("P\\d+")),
      ColumnSpecification("round", .integer, range: ValueRange(1...9)),
      ColumnSpecification(
        "value",
        .decimal,
        allowsMissing: true,
        range: ValueRange(0...1),
        step: Rational(1, 20)
      ),
      ColumnSpecification("answer", .category(["ready", "not ready"]), isRequired: false),
      ColumnSpecification("day", .date, isRequired: false),
      ColumnSpecification(
        "points",
        .decimal,
        isRequired: false,
        allowedValues: [0, Rational(1, 2), 1]
      ),
      ColumnSpecification("person", .integer, isRequired: false, isPrivate: true),
    ],
    key: ["panelist", "round"]
  )

  static let keep = BadInput.keep

  static let cells: [BadInput] = [
    cell("P1,1,.5\nP2,2,400\n", 3, "value", "400", "outside 0-1; correct the cell\(keep)"),
    cell(
      "P1,1,.5\nP2,2,.07\n",
      3,
      "value",
      ".07",
      "not a multiple of 0.05; correct the cell\(keep)"
    ),
    cell("P1,1,.5\nP2,2.5,1\n", 3, "round", "2.5", "not a whole number; correct the cell\(keep)"),
    cell("P1,1,.5\nP2,,1\n", 3, "round", "", "a value is required here; fill the cell\(keep)"),
    cell(
      "P1,1,.5\nQ2,2,1\n",
      3,
      "panelist",
      "Q2",
      "not of the form P\\d+; correct the cell\(keep)"
    ),
    cell("P1,1,.5\nP2,2,l.0\n", 3, "value", "l.0", "not a number; correct the cell\(keep)"),
    cell(
      "P1,1,.5\nP2,2,\"1,250\"\n",
      3,
      "value",
      "1,250",
      "a thousands mark is not read; write the number without it\(keep)"
    ),
    cell(
      "P1,1,.5\nP2,2,\"0,25\"\n",
      3,
      "value",
      "0,25",
      "a decimal comma was not declared; declare it for the file\(keep)"
    ),
    cell(
      "P1,1,.5\nP2,2,NaN\n",
      3,
      "value",
      "NaN",
      "not a finite number; leave the cell empty or declare the word as missing\(keep)"
    ),
    cell(
      "P1,1,.5\nP2,2,-Infinity\n",
      3,
      "value",
      "-Infinity",
      "not a finite number; leave the cell empty or declare the word as missing\(keep)"
    ),
    cell(
      "P1,1,.5\nP2,2, .5\n",
      3,
      "value",
      " .5",
      "blanks surround the number; remove them or declare that blanks are trimmed\(keep)"
    ),
    cell(
      "P1,1,.5\nP2,12345678901234567890,1\n",
      3,
      "round",
      "12345678901234567890",
      "more than 18 digits; declare the column as decimal or text\(keep)"
    ),
  ]

  private static func cell(
    _ rows: String,
    _ line: Int,
    _ column: String,
    _ value: String,
    _ rest: String
  ) -> BadInput {
    BadInput(
      name: rest,
      text: "panelist,round,value\n" + rows,
      sentences: ["j.csv row \(line), column \"\(column)\", \"\(value)\": \(rest)"],
      counts: [1, 1, 0]
    )
  }

  static let records: [BadInput] = [
    BadInput(
      name: "a field too few",
      text: "panelist,round,value\nP1,1\nP2,2,1\n",
      sentences: ["j.csv row 2: has 2 fields, the header has 3; correct the row\(keep)"],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "a field too many",
      text: "panelist,round,value\nP1,1,0,25\nP2,2,1\n",
      sentences: [
        "j.csv row 2: has 4 fields, the header has 3; "
          + "put quotes around a value that holds the delimiter\(keep)"
      ],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "a bare quote",
      text: "panelist,round,value\nP\"1,1,1\nP2,2,1\n",
      sentences: [
        "j.csv row 2, column \"panelist\": a quote stands inside a value that does not begin with "
          + "one; put quotes around the value and double the quote inside\(keep)"
      ],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "text after a quote",
      text: "panelist,round,value\n\"P1\"x,1,1\nP2,2,1\n",
      sentences: [
        "j.csv row 2, column \"panelist\": text follows the closing quote; "
          + "double each quote inside the value\(keep)"
      ],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "text after a quote lines later",
      text: "panelist,round,value\n\"P1,1,1\nP2,2,1\nP3,\"3\",1\nP4,4,1\n",
      sentences: [
        "j.csv row 2, column \"panelist\": text follows the closing quote in line 4; "
          + "double each quote inside the value\(keep)"
      ],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "a quote never closed",
      text: "panelist,round,value\nP1,1,1\nP2,\"2,1\nP3,3,1\n",
      sentences: [
        "j.csv row 3, column \"round\": the quote that opens here is never closed, "
          + "so the rest of the file is one value (the row begins at byte 28); close the quote"
      ],
      counts: [1, 0, 1]
    ),
    BadInput(
      name: "two faults in one row",
      text: "panelist,round,value\nX,0,1\n",
      sentences: [
        "j.csv row 2, column \"panelist\", \"X\": not of the form P\\d+; correct the cell\(keep)",
        "j.csv row 2, column \"round\", \"0\": outside 1-9; correct the cell\(keep)",
      ],
      counts: [0, 1, 0]
    ),
    BadInput(
      name: "a blank line between rows, and one at the end",
      text: "panelist,round,value\nP1,1,1\n\nP2,2,1\n\n",
      sentences: ["j.csv row 3: a blank line between rows; it was skipped"],
      counts: [2, 0, 0]
    ),
    BadInput(
      name: "a byte order mark",
      text: "\u{FEFF}panelist,round,value\nP1,1,1\n",
      sentences: ["j.csv row 1: a byte order mark opens the file; it was skipped"],
      counts: [1, 0, 0]
    ),
    BadInput(
      name: "a word outside its category",
      text: "panelist,round,value,answer\nP1,1,1,redy\n",
      sentences: [
        "j.csv row 2, column \"answer\", \"redy\": not one of ready, not ready "
          + "(did you mean \"ready\"?); correct the cell\(keep)"
      ],
      counts: [0, 1, 0]
    ),
    BadInput(
      name: "a day that does not exist",
      text: "panelist,round,value,day\nP1,1,1,2014-02-29\n",
      sentences: [
        "j.csv row 2, column \"day\", \"2014-02-29\": not a date such as 2014-01-30; "
          + "correct the cell\(keep)"
      ],
      counts: [0, 1, 0]
    ),
    BadInput(
      name: "a value off the scale",
      text: "panelist,round,value,points\nP1,1,1,.75\n",
      sentences: [
        "j.csv row 2, column \"points\", \".75\": not an allowed value (nearest: 0.5 and 1); "
          + "correct the cell\(keep)"
      ],
      counts: [0, 1, 0]
    ),
    BadInput(
      name: "a private value",
      text: "panelist,round,value,person\nP1,1,1,Smith\n",
      sentences: [
        "j.csv row 2, column \"person\", \"<redacted>\": not a whole number; "
          + "correct the cell\(keep)"
      ],
      counts: [0, 1, 0]
    ),
    BadInput(
      name: "a key twice",
      text: "panelist,round,value\nP1,1,1\nP2,1,1\nP1,01,.5\n",
      sentences: [
        "j.csv row 4, column \"panelist\", \"P1\": the key (panelist, round) stands already in "
          + "row 2; correct or remove one of the two"
      ],
      counts: [2, 1, 0]
    ),
    BadInput(
      name: "a row repeated",
      text: "panelist,round,value\nP1,1,1\nP2,1,1\nP1,1,1\n",
      sentences: [
        "j.csv row 4, column \"panelist\", \"P1\": the row repeats row 2 in every cell; "
          + "it was left out"
      ],
      counts: [2, 1, 0]
    ),
    BadInput(
      name: "a column missing and another misspelt",
      text: "panelist,ruond,value\nP1,1,1\n",
      sentences: [
        "j.csv row 1, column \"ruond\": judgments has no such column; "
          + "did you mean \"round\"? rename it or map it",
        "j.csv, column \"round\": the header has no such column; "
          + "did you mean \"ruond\"? rename it or map it",
      ],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "a header twice",
      text: "panelist,round,value,value\nP1,1,1,1\n",
      sentences: [
        "j.csv row 1, column \"value\": the header names this column twice; "
          + "rename or remove one of the two"
      ],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "an empty file",
      text: "\n\n",
      sentences: ["j.csv: the file is empty; it needs a header line"],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "no rows",
      text: "panelist,round,value\n",
      sentences: ["j.csv row 1: the file has no rows; add rows, or leave the file out"],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "rows inside a quoted column name",
      text: "panelist,round,value,\"note\nP1,1,1\nP2,1,1\"\n",
      sentences: [
        "j.csv row 1, column \"note\\nP1,1,1\\nP2,1,1\": judgments has no such column; "
          + "remove it, or map it to a column",
        "j.csv row 1: the file has no rows, and its header spans several lines; "
          + "check the quotes of the header",
      ],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "neighbours swapped in a short column name",
      text: "panelist,round,vlaue\nP1,1,1\n",
      sentences: [
        "j.csv row 1, column \"vlaue\": judgments has no such column; "
          + "did you mean \"value\"? rename it or map it",
        "j.csv, column \"value\": the header has no such column; "
          + "did you mean \"vlaue\"? rename it or map it",
      ],
      counts: [0, 0, 0]
    ),
    BadInput(
      name: "a stray quote in the header",
      text: "panelist,\"round,value\nP1,1,1\n",
      sentences: ["j.csv row 1: a quote in the header is out of place; correct the header"],
      counts: [0, 0, 0]
    ),
  ]

  @Test(arguments: cells + records)
  func `damaged input gives its sentence and its counts`(input: BadInput) {
    let result = CSVReader(specification: Self.specification, format: input.format)
      .read(input.text, fileName: "j.csv")
    #expect(
      result.findings.map(\.sentence).sorted() == input.sentences.sorted(),
      "\(result.report.text())"
    )
    let report = result.report
    #expect([report.accepted, report.quarantined, report.rejected] == input.counts)
    #expect(report.findingCount == input.sentences.count)
  }

  @Test func `bytes that are no text are named`() {
    let header = Array("panelist,round,value\n".utf8)
    let specification = TableSpecification(
      name: "t",
      columns: [
        ColumnSpecification("panelist", .text), ColumnSpecification("round", .integer),
        ColumnSpecification("value", .text),
      ]
    )
    let reader = CSVReader(specification: specification)
    let latin = reader.read(
      header + Array("P".utf8) + [0xE9, 0x2C, 0x31, 0x2C, 0x31],
      fileName: "t"
    )
    #expect(latin.findings.map(\.code) == ["invalid-utf8"])
    #expect(latin.findings.first?.value == "P\u{FFFD}")
    let zero = reader.read(header + [0x50, 0, 0x2C, 0x31, 0x2C, 0x31], fileName: "t")
    #expect(zero.findings.map(\.code) == ["nul-byte"])
    let wide = reader.read([0xFF, 0xFE, 0x70, 0], fileName: "t")
    #expect(
      wide.findings.map(\.sentence)
        == ["t row 1: the file is written in UTF-16; save it as UTF-8"]
    )
    #expect(reader.read("panelist,round,value\nPé,1,ü\n", fileName: "t").isClean)
  }

  @Test func `findings are capped in print and counted in full`() {
    let rows = (0..<2500).map { "P\($0),1,7" }.joined(separator: "\n")
    let report = CSVReader(specification: Self.specification)
      .read("panelist,round,value\n" + rows, fileName: "j.csv").report
    #expect(report.findingCount == 2500)
    #expect(report.findings.count == ImportReport.findingLimit)
    #expect(report.countByCode == ["out-of-range": 2500])
    let lines = report.text(limit: 2).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2] == "and 2498 more; in all: out-of-range 2500")
    #expect(lines[3] == "j.csv: 2500 rows: 0 accepted, 2500 quarantined, 0 rejected")
  }

  @Test func `a private value is in no message`() {
    let text = "panelist,round,value,person\nP1,1,1,Smith\nP2,2,1,\"Jo\"\"nes\"\n"
    let result = CSVReader(specification: Self.specification).read(text, fileName: "j.csv")
    let messages = result.report.text() + result.findings.map(\.reason).joined()
    #expect(!messages.contains("Smith") && !messages.contains("nes"))
    #expect(result.rejectedSource == text)
  }
}
