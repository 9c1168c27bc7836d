// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import TestKit
import Testing

@Suite struct CSVFormatTests {
  static let pair = TableSpecification(
    name: "pair",
    columns: [
      ColumnSpecification("name", .text, allowsMissing: true),
      ColumnSpecification("score", .decimal, allowsMissing: true, range: ValueRange(0...108)),
    ]
  )

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var format = CSVFormat.standard
    var names = ["A", "B"]
    var scores: [Rational?] = [Rational(157, 2), 7]
    var lines = [2, 3]
  }

  static let cases: [Case] = [
    Case(testDescription: "LF", text: "name,score\nA,78.50\nB,7\n"),
    Case(testDescription: "no line end at the end", text: "name,score\nA,78.50\nB,7"),
    Case(testDescription: "CR LF", text: "name,score\r\nA,78.50\r\nB,7\r\n"),
    Case(testDescription: "CR", text: "name,score\rA,78.50\rB,7\r"),
    Case(testDescription: "mixed line ends", text: "name,score\r\nA,78.50\nB,7\r"),
    Case(testDescription: "columns in another order", text: "score,name\n78.50,A\n7,B\n"),
    Case(
      testDescription: "all quoted",
      text: "\"name\",\"score\"\r\n\"A\",\"78.50\"\r\n\"B\",\"7\""
    ),
    Case(
      testDescription: "a line end inside quotes",
      text: "name,score\n\"A\r\nx\",78.50\nB,7\n",
      names: ["A\r\nx", "B"],
      lines: [2, 4]
    ),
    Case(
      testDescription: "semicolon and decimal comma",
      text: "name;score\nA;78,50\nB;7\n",
      format: CSVFormat(delimiter: ";", decimalComma: true)
    ),
    Case(
      testDescription: "comma and decimal comma, quoted",
      text: "name,score\nA,\"78,50\"\nB,7\n",
      format: CSVFormat(decimalComma: true)
    ),
    Case(
      testDescription: "tab",
      text: "name\tscore\nA\t78.50\nB\t7\n",
      format: CSVFormat(delimiter: "\t")
    ),
    Case(
      testDescription: "bar, and a single quote as quote",
      text: "name|score\n'A|''1'''|78.50\nB|7\n",
      format: CSVFormat(delimiter: "|", quote: "'"),
      names: ["A|'1'", "B"]
    ),
    Case(
      testDescription: "missing codes, quoted or not",
      text: "name,score\nNA,-99\n\"not known\",\"NA\"\nx,99\n",
      format: CSVFormat(missingCodes: ["NA", "-99", "not known"]),
      names: ["", "", "x"],
      scores: [nil, nil, 99],
      lines: [2, 3, 4]
    ),
    Case(
      testDescription: "blanks that are trimmed",
      text: "name , score\n A, 78.50\n\tB ,7 \n",
      format: CSVFormat(trimsSpaces: true)
    ),
    Case(
      testDescription: "comment lines before the header",
      text: "# source: a script\n# seed 7\nname,score\nA,78.50\nB,7\n",
      format: CSVFormat(commentMark: "#"),
      lines: [4, 5]
    ),
    Case(
      testDescription: "an exponent",
      text: "name,score\nA,7.85e1\nB,700E-2\n"
    ),
  ]

  @Test(arguments: cases) func `each way of writing the same table is read`(input: Case) throws {
    let result = CSVReader(specification: Self.pair, format: input.format)
      .read(input.text, fileName: "f.csv")
    #expect(result.isClean, "\(result.report.text())")
    #expect(result.table[column: "name"]?.texts() == input.names)
    #expect(result.table[column: "score"]?.rationals() == input.scores)
    #expect((0..<result.table.rowCount).map(result.table.sourceLine) == input.lines)
  }

  @Test func `a decimal of any length keeps its digits and its exact value`() throws {
    let texts = [
      "0.1", "00.10", ".5", "-.5", "-0", "5.", "+3", "123456789012345678", "1234567890123456789",
      "0.123456789012345678901234567890", "-99999999999999999999.25",
    ]
    let specification = TableSpecification(
      name: "d",
      columns: [ColumnSpecification("x", .decimal)]
    )
    let text = "x\n" + texts.joined(separator: "\n") + "\n"
    let column = try #require(
      CSVReader(specification: specification).read(text, fileName: "d.csv").table[column: "x"]
    )
    #expect(column.texts() == texts)
    #expect(column.rationals() == texts.map { Rational(decimal: $0) })
    #expect(column.doubles() == texts.map { Double($0) ?? .nan })
    #expect(column.exactSum().sum == texts.compactMap { Rational(decimal: $0) }.sum())
  }

  @Test func `other columns are kept as text when they are allowed`() {
    var specification = Self.pair
    specification.allowsOtherColumns = true
    let result = CSVReader(specification: specification)
      .read("region,score,name\nSouth,1,A\n", fileName: "f.csv")
    #expect(result.table.columns.map(\.name) == ["name", "score", "region"])
    #expect(result.table[column: "region"]?.text(0) == "South")
  }

  @Test func `a mapping is saved, read back and used`() throws {
    let mapping = ColumnMapping(
      columns: ["Panelist": "name", "Scaled score": "score"],
      format: CSVFormat(delimiter: ";", decimalComma: true, missingCodes: ["NA"])
    )
    let saved = mapping.json()
    #expect(try ColumnMapping(json: saved) == mapping)
    #expect(try ColumnMapping(json: saved).json() == saved)
    let text = "Panelist;Scaled score\nA;78,50\nB;400\n"
    let result = CSVReader(specification: Self.pair, mapping: mapping)
      .read(text, fileName: "f.csv")
    #expect(result.table[column: "score"]?.text(0) == "78,50")
    #expect(result.findings.first?.column == "Scaled score")
    #expect(
      throws: EvidenceError.unreadableMapping("delimiter is one character"),
      performing: {
        try ColumnMapping(json: Data(#"{"columns": {}, "format": {"delimiter": ", "}}"#.utf8))
      }
    )
    #expect(
      throws: EvidenceError.unreadableMapping("columns has the wrong type"),
      performing: { try ColumnMapping(json: Data(#"{"columns": 5}"#.utf8)) }
    )
    #expect(try ColumnMapping(json: Data(#"{"columns": {}}"#.utf8)) == ColumnMapping())
  }

  @Test func `a file that cannot be opened says why`() throws {
    let folder = FileManager.default.temporaryDirectory
    #expect(throws: EvidenceError.isFolder(folder.path)) { try EvidenceFile.read(folder) }
    let missing = folder.appendingPathComponent("no-such-file-5331.csv")
    #expect(throws: EvidenceError.fileMissing(missing.path)) { try EvidenceFile.read(missing) }
    let file = folder.appendingPathComponent("page-\(UInt64.random(in: 0 ... .max)).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    // A file that ends exactly with a page leaves no zeros of its own behind its last byte.
    let rows = String(repeating: "A,78.50\n", count: 511)
    let text = "name,score\n" + rows
    let exact = text.padding(toLength: 4096, withPad: "7", startingAt: 0)
    try Data(exact.utf8).write(to: file)
    let result = CSVReader(specification: Self.pair)
      .read(try EvidenceFile.read(file), fileName: "page.csv")
    #expect(result.report.records > 500)
    let again = CSVReader(specification: Self.pair).read(exact, fileName: "page.csv")
    #expect(result.report == again.report)
  }

  @Test func `the published list of Mississippi is read whole`() throws {
    guard let file = SharedData.file("data/mississippi-praxis.csv") else { return }
    let specification = TableSpecification(
      name: "passing scores",
      columns: [
        ColumnSpecification("line", .integer),
        ColumnSpecification("area", .text, allowsMissing: true),
        ColumnSpecification("score", .integer, range: ValueRange(100...200)),
      ],
      allowsOtherColumns: true
    )
    let result = CSVReader(specification: specification)
      .read(try EvidenceFile.read(file), fileName: "mississippi-praxis.csv")
    #expect(result.report.summary == "42 rows: 41 accepted, 1 quarantined, 0 rejected")
    let scores = try #require(result.table[column: "score"])
    #expect(scores.rationals().compactMap { $0 }.min() == 139)
    #expect(scores.rationals().compactMap { $0 }.max() == 170)
  }
}
