// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation

/// Reads 500 MB of rows into typed columns, with every check that a study declares.
enum CSVKernel: Kernel {
  static let name = "csv"

  static let specification = TableSpecification(
    name: "records",
    columns: [
      ColumnSpecification("id", .integer, range: ValueRange(from: 1)),
      ColumnSpecification("school", .text),
      ColumnSpecification("name", .text),
      ColumnSpecification("score", .decimal, allowsMissing: true, range: ValueRange(0...108)),
      ColumnSpecification("scaled", .integer, allowsMissing: true, range: ValueRange(100...200)),
      ColumnSpecification("theta", .decimal, allowsMissing: true, range: ValueRange((-6)...6)),
      ColumnSpecification("day", .date),
      ColumnSpecification("comment", .text, allowsMissing: true),
    ]
  )

  static func run(variant: String, data: URL) throws -> Measurement {
    let threads = variant == "2-threads" ? 2 : 1
    let format = CSVFormat(missingCodes: ["NA", "-99"])
    let (timed, result) = try Measurement.timing {
      let source = try EvidenceFile.read(data)
      return CSVReader(specification: specification, format: format)
        .read(source, fileName: "records.csv", threads: threads)
    }
    var answers = ["rows": String(result.table.rowCount)]
    answers["not accepted"] = String(result.report.quarantined + result.report.rejected)
    for column in result.table.columns {
      answers["missing \(column.name)"] = String(column.missingCount)
      switch column.kind {
      case .integer, .decimal:
        answers["sum \(column.name)"] = column.exactSum().sum.text(places: 4)
      case .text:
        answers["bytes \(column.name)"] = String(column.textByteCount())
      case .date:
        let days = (0..<column.rowCount).reduce(0) { $0 + (column.date($1)?.dayNumber ?? 0) }
        answers["days \(column.name)"] = String(days)
      case .category: break
      }
    }
    var measurement = timed
    measurement.answers = answers
    return measurement
  }
}
