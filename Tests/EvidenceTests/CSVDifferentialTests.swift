// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import Evidence

/// Files made at random, good and damaged, and what must hold of reading them.
@Suite struct CSVDifferentialTests {
  static let specification = TableSpecification(
    name: "random",
    columns: [
      ColumnSpecification("t", .text, allowsMissing: true),
      ColumnSpecification("i", .integer, allowsMissing: true, range: ValueRange((-900)...900)),
      ColumnSpecification("d", .decimal, allowsMissing: true),
      ColumnSpecification("c", .category(["yes", "no", "do not know"]), allowsMissing: true),
      ColumnSpecification("u", .text, allowsMissing: true),
    ]
  )

  /// Everything that a reading gives, as one comparable text.
  static func transcript(_ result: ImportResult) -> String {
    let rows = (0..<result.table.rowCount).map { row in
      let cells = result.table.columns.map { column in
        "\(column.isMissing(row) ? "-" : "+")\(column.text(row))|"
          + "\(column.rational(row)?.description ?? "")"
      }
      return "\(result.table.sourceLine(ofRow: row)) \(cells)"
    }
    let sentences = result.findings.map(\.sentence)
    return (rows + sentences + [result.report.summary, result.rejects]).joined(separator: "\n")
  }

  @Test(arguments: (0..<25).map(Seed.init))
  func `any chunk size and any number of threads give the same result`(seed: Seed) {
    var generator = seed.generator
    let text = RandomCSV.damaged(rows: 20, using: &generator)
    var reader = CSVReader(specification: Self.specification)
    let whole = Self.transcript(reader.read(text, fileName: "r.csv"))
    for chunkSize in [5, 61, 512] {
      reader.chunkSize = chunkSize
      let parts = reader.read(Array(text.utf8), fileName: "r.csv", threads: 3)
      #expect(Self.transcript(parts) == whole, "chunks of \(chunkSize) bytes")
    }
  }

  @Test func `a record that runs into the next chunk is checked by what that chunk holds`() {
    var reader = CSVReader(specification: Self.specification)
    let header = Array("t,i,d,c,u\n".utf8)
    let text = header + Array("plain,1,2.5,yes,\"a longer text ".utf8) + [0xE9] + Array("\"\n".utf8)
    for chunkSize in 1...40 {
      reader.chunkSize = chunkSize
      let result = reader.read(text, fileName: "r.csv")
      #expect(result.findings.map(\.code) == ["invalid-utf8"], "chunks of \(chunkSize) bytes")
    }
  }

  @Test(arguments: (0..<25).map(Seed.init))
  func `what the writer writes is read back`(seed: Seed) {
    var generator = seed.generator
    let rows = (0..<30).map { _ in RandomCSV.cells(using: &generator) }
    let lineEnd: CSVWriter.LineEnd = Bool.random(using: &generator) ? .lf : .crlf
    let delimiter: Character = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
    let writer = CSVWriter(delimiter: delimiter, lineEnd: lineEnd, guardsFormulas: false)
    let text = writer.write(header: ["t", "i", "d", "c", "u"], rows: rows)
    var reader = CSVReader(
      specification: Self.specification,
      format: CSVFormat(delimiter: delimiter)
    )
    reader.chunkSize = 100
    let result = reader.read(text, fileName: "r.csv")
    #expect(result.isClean, "\(result.report.text())")
    let read = (0..<result.table.rowCount).map { row in
      result.table.columns.map { $0.text(row) }
    }
    #expect(read == rows)
    #expect(
      CSVWriter(delimiter: delimiter, lineEnd: lineEnd, guardsFormulas: false)
        .write(result.table) == text
    )
  }

  @Test(arguments: (0..<25).map(Seed.init))
  func `every record is accepted, quarantined or rejected, and every loss has a finding`(
    seed: Seed
  ) {
    var generator = seed.generator
    let text = RandomCSV.damaged(rows: 30, using: &generator)
    let result = CSVReader(specification: Self.specification).read(text, fileName: "r.csv")
    let report = result.report
    #expect(report.accepted == result.table.rowCount)
    #expect(result.records.count == report.quarantined + report.rejected)
    #expect(result.records.allSatisfy { $0.faultCount > 0 })
    let lines = Set(result.records.map(\.line))
    #expect(lines.count == result.records.count)
    #expect(report.findings.allSatisfy { ($0.row ?? 0) <= text.utf8.count { $0 == 10 } + 1 })
    let listed = Set(report.findings.filter { $0.severity == .error }.compactMap(\.row))
    #expect(listed == lines || report.isFatal)
  }
}

/// Random cells and files.
enum RandomCSV {
  static func cells(using generator: inout SplitMix64) -> [String] {
    [
      text(using: &generator), integer(using: &generator), decimal(using: &generator),
      ["yes", "no", "do not know", ""].randomElement(using: &generator) ?? "",
      text(using: &generator),
    ]
  }

  private static func text(using generator: inout SplitMix64) -> String {
    let pieces = [
      "a", "Z", "9", "é", "字", ",", ";", "\"", "\n", "\r\n", " ", "|", "\t", "longer text",
    ]
    let count = Int.random(in: 0...6, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func integer(using generator: inout SplitMix64) -> String {
    let number = Int.random(in: -900...900, using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return ""
    case 1: return number < 0 ? "-0\(-number)" : "+\(number)"
    default: return String(number)
    }
  }

  private static func decimal(using generator: inout SplitMix64) -> String {
    func digits(_ range: ClosedRange<Int>) -> String {
      let count = Int.random(in: range, using: &generator)
      return (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    let sign = ["", "-", "+"].randomElement(using: &generator) ?? ""
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return ""
    case 1: return sign + "." + digits(1...4)
    case 2: return sign + digits(10...24) + "." + digits(1...24)
    case 3: return sign + digits(1...3) + "."
    default: return sign + digits(1...5) + "." + digits(1...4)
    }
  }

  /// A file into which quotes, delimiters and line ends were thrown, cut out or doubled.
  static func damaged(rows: Int, using generator: inout SplitMix64) -> String {
    let good = CSVWriter(guardsFormulas: false).write(
      header: ["t", "i", "d", "c", "u"],
      rows: (0..<rows).map { _ in cells(using: &generator) }
    )
    var scalars = Array(good.unicodeScalars)
    let header = 10
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      let place = Int.random(in: header..<scalars.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert("\"", at: place)
      case 2: scalars.insert("\n", at: place)
      default:
        let marks: [Unicode.Scalar] = [",", "\r", "x", "9", "\"", "\n"]
        scalars.insert(marks.randomElement(using: &generator) ?? ",", at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
