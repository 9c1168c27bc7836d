// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic

/// The reader of delimited text.
///
/// What must hold: no trap; accepted, quarantined and rejected rows add up to the rows that are
/// there and the rejects that are listed; what is not accepted has a finding with a line inside
/// the file; any chunk size and number of threads give the same result; what was accepted is read
/// the same again after the writer has written it.
enum CSVTarget: FuzzTarget {
  static let name = "csv"

  static let specification = TableSpecification(
    name: "t",
    columns: [
      ColumnSpecification("key", .text, pattern: CellPattern("[A-Za-z]+\\d*")),
      ColumnSpecification("n", .integer, allowsMissing: true, range: ValueRange((-50)...5000)),
      ColumnSpecification(
        "x",
        .decimal,
        allowsMissing: true,
        range: ValueRange(0...108),
        step: Rational(1, 20)
      ),
      ColumnSpecification("day", .date, allowsMissing: true),
      ColumnSpecification("gate", .category(["ready", "not ready", "a longer answer"])),
      ColumnSpecification("note", .text, isRequired: false, allowsMissing: true),
    ],
    key: ["key", "n"]
  )

  static let pieces = [
    ",", "\"", "\"\"", "\n", "\r\n", "\r", ";", "NA", "-99", "1,250", "\u{FEFF}", "nan", ".", "-",
    "+", "1e9", "00", "99999999999999999999", "\"\n", "\",\"", "\0", "é", "ready", "2014-02-30",
  ]

  static var seeds: [[UInt8]] {
    let rows = (0..<30).map { row in
      "P\(row),\(row * 7),\(row).\(row % 2 == 0 ? "05" : "5"),2014-01-\(10 + row % 20),"
        + (row % 3 == 0 ? "\"not ready\"" : "ready") + ",\"note \(row), \"\"x\"\"\""
    }
    let header = "key,n,x,day,gate,note"
    return [
      ([header] + rows).joined(separator: "\n") + "\n",
      ([header] + rows.prefix(9)).joined(separator: "\r\n"),
      ([header] + rows.prefix(4)).joined(separator: "\r") + "\r",
      header + "\n\"A\nB\",NA,.95,,ready,\"two\r\nlines\"\n\nQ1,-99,+3.00,,a longer answer,\n",
    ].map { Array($0.utf8) }
  }

  static func check(_ input: [UInt8], using generator: inout SplitMix64) throws(Violation) {
    let format = CSVFormat(
      delimiter: [",", ",", ",", ";", "\t"][generator.below(5)],
      decimalComma: generator.below(5) == 0,
      missingCodes: generator.below(2) == 0 ? ["NA", "-99"] : [],
      trimsSpaces: generator.below(3) == 0
    )
    var specification = Self.specification
    specification.allowsOtherColumns = generator.below(2) == 0
    var reader = CSVReader(specification: specification, format: format)
    let result = reader.read(input, fileName: "f.csv")
    try checkCounts(result, input)
    reader.chunkSize = 1 + generator.below(200)
    let again = reader.read(input, fileName: "f.csv", threads: 1 + generator.below(3))
    guard again.report == result.report, again.rejects == result.rejects,
      texts(again.table) == texts(result.table)
    else { throw Violation(sentence: "chunks of \(reader.chunkSize) bytes change the result") }
    try checkRoundTrip(result, reader)
  }

  private static func checkCounts(
    _ result: ImportResult,
    _ input: [UInt8]
  ) throws(Violation) {
    let report = result.report
    let rejects = CSVReader(
      specification: TableSpecification(name: "r", columns: [], allowsOtherColumns: true)
    ).read(result.rejects, fileName: "rejects.csv")
    guard report.accepted == result.table.rowCount,
      report.quarantined + report.rejected == rejects.report.records
    else { throw Violation(sentence: "the counts do not add up: \(report.summary)") }
    guard report.findingCount == report.countByCode.values.reduce(0, +) else {
      throw Violation(sentence: "the findings are not counted in full")
    }
    if report.records == 0, report.findings.isEmpty, report.blankLines == 0,
      !result.table.columns.isEmpty, input.split(separator: 10).count > 2
    {
      throw Violation(sentence: "rows are gone without a finding")
    }
    let lines = input.count { $0 == 10 || $0 == 13 } + 1
    for finding in report.findings {
      if let row = finding.row, row < 1 || row > lines {
        throw Violation(sentence: "a finding stands outside the file: \(finding.sentence)")
      }
    }
    let listed = Set(report.findings.compactMap(\.row))
    for row in 0..<rejects.table.rowCount {
      guard let line = rejects.table[column: "row"]?.text(row), let number = Int(line),
        listed.contains(number)
      else { throw Violation(sentence: "row \(row) of the rejects has no finding") }
    }
  }

  private static func checkRoundTrip(
    _ result: ImportResult,
    _ reader: CSVReader
  ) throws(Violation) {
    guard !result.table.columns.isEmpty else { return }
    let writer = CSVWriter(delimiter: reader.format.delimiter, guardsFormulas: false)
    let second = reader.read(writer.write(result.table), fileName: "f.csv")
    guard texts(second.table) == texts(result.table), second.report.records == second.table.rowCount
    else {
      throw Violation(sentence: "what was accepted is not read again: \(second.report.text())")
    }
  }

  private static func texts(_ table: Table) -> [[String]] {
    table.columns.map { column in
      (0..<table.rowCount).map { row in
        "\(column.isMissing(row))|\(column.text(row))|\(column.rational(row)?.description ?? "")"
      }
    }
  }
}
