// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import Reporting

/// Turns a result into the files of a run folder.
struct RunFiles {
  let result: StudyResult
  let manifest: RunManifest
  let outputs: StudyDocument.Outputs
  let rejects: [String: String]

  func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    files["decisions.csv"] = csv(decisionsTable)
    files["decisions.json"] = try CanonicalJSON.bytes(
      DecisionsFile(certificates: result.certificates, values: result.values)
    )
    for table in result.tables {
      files["tables/\(table.name).csv"] = csv(table)
    }
    if outputs.charts {
      for chart in result.charts {
        files["charts/\(chart.name).svg"] = Array(chart.svg().utf8)
        files["charts/\(chart.name).csv"] = csv(chart.table)
      }
    }
    if outputs.certificates {
      let stems = Self.stems(result.certificates.map(\.unit))
      for (certificate, name) in zip(result.certificates, stems) {
        let stem = "certificates/\(name)"
        files[stem + ".json"] = try CanonicalJSON.bytes(certificate)
        let page = CertificatePage(
          certificate: certificate,
          study: manifest.study.title,
          date: manifest.study.at == "undated" ? "" : manifest.study.at,
          fingerprint: manifest.fingerprint,
          command: verifyCommand,
          outcomeWord: result.outcomeWord
        )
        files[stem + ".html"] = Array(page.html().utf8)
        files[stem + ".txt"] = Array(page.text().utf8)
      }
    }
    for (name, text) in rejects { files["rejects/\(name).csv"] = Array(text.utf8) }
    if outputs.report {
      files["report.html"] = Array(result.report(manifest.fingerprint).html().utf8)
    }
    return files
  }

  private var verifyCommand: String { "meteyard verify \(manifest.study.id).meteyard" }

  /// Units become file names: letters, digits, dots and hyphens stay, all else becomes a hyphen.
  static func fileName(_ unit: String) -> String {
    let safe = unit.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
      default: "-"
      }
    }
    return String(safe.prefix(80))
  }

  /// The file-name stems of units, each its own: a second `a b` beside `a-b` becomes `a-b-2`.
  static func stems(_ units: [String]) -> [String] {
    var taken: Set<String> = []
    return units.map { unit in
      let base = fileName(unit)
      var stem = base
      var number = 1
      while !taken.insert(stem).inserted {
        number += 1
        stem = "\(base)-\(number)"
      }
      return stem
    }
  }

  private var decisionsTable: ResultTable {
    ResultTable(
      name: "decisions",
      title: "Decisions",
      columns: [
        .init("unit"), .init("subject"), .init("outcome"), .init("unknown-kind"), .init("firmness"),
        .init("value"),
        .init("result"),
      ] + result.details.map { .init($0.name) },
      rows: zip(result.certificates, result.values).enumerated().map { place, decision in
        let (certificate, value) = decision
        var kind = ""
        if case .unknown(let reason) = certificate.outcome { kind = reason.rawValue }
        return [
          certificate.unit, certificate.subject, certificate.outcome.word, kind,
          certificate.firmness.rawValue, value,
          certificate.result,
        ] + result.details.map { $0.cells[place] }
      }
    )
  }

  private func csv(_ table: ResultTable) -> [UInt8] { csv(table.columns.map(\.name), table.rows) }

  private func csv(_ table: ChartTable) -> [UInt8] { csv(table.columns, table.rows) }

  private func csv(_ head: [String], _ rows: [[String]]) -> [UInt8] {
    Array(CSVWriter().write(header: head, rows: rows).utf8)
  }
}

/// `decisions.json`: one record for each unit.
private struct DecisionsFile: Encodable {
  struct Decision: Encodable {
    let unit: String
    let value: String
    let certificate: Certificate
  }

  var format = "meteyard-decisions/1"
  let decisions: [Decision]

  init(certificates: [Certificate], values: [String]) {
    decisions = zip(certificates, values).map {
      Decision(unit: $0.unit, value: $1, certificate: $0)
    }
  }
}
