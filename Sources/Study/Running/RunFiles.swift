// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import NumericsCore
import Reporting

/// Turns a result into the files of a run folder.
struct RunFiles {
  let result: StudyResult
  let manifest: RunManifest
  let document: StudyDocument
  let rejects: [String: String]

  /// The files by path.
  ///
  /// - Parameters:
  ///   - threads: How many threads may print pages.
  ///   - progress: Told how many certificates are printed.
  /// - Throws: `EncodingError` when a certificate cannot be written as JSON.
  /// - Returns: The bytes of each file.
  func files(
    threads: Int,
    progress: @escaping @Sendable (String) -> Void
  ) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    files["decisions.csv"] = csv(decisionsTable)
    files["decisions.json"] = try CanonicalJSON.bytes(
      DecisionsFile(certificates: result.certificates, values: result.values)
    )
    for table in result.tables {
      files["tables/\(table.name).csv"] = csv(table)
    }
    if document.outputs.charts {
      for chart in result.charts {
        files["charts/\(chart.name).svg"] = Array(chart.svg().utf8)
        files["charts/\(chart.name).csv"] = csv(chart.table)
      }
    }
    if document.outputs.certificates {
      let tally = StageTally("printing", of: result.certificates.count, "certificates", progress)
      let printer = CertificatePrinter(
        manifest: manifest,
        command: document.recomputeCommand,
        outcomeWord: result.outcomeWord
      )
      let certificates = result.certificates
      let printed = try OrderedParallel.map(count: certificates.count, threads: threads) {
        defer { tally.advance() }
        return try printer.files(certificates[$0])
      }
      for (stem, forms) in zip(Self.stems(certificates.map(\.unit)), printed) {
        for (ending, bytes) in forms { files["certificates/\(stem).\(ending)"] = bytes }
      }
    }
    for (stem, letter) in zip(Self.stems(result.letters.map(\.unit)), result.letters) {
      files["letters/\(stem).txt"] = Array(letter.text.utf8)
    }
    for (name, text) in rejects { files["rejects/\(name).csv"] = Array(text.utf8) }
    if document.outputs.report {
      files["report.html"] = Array(result.report(manifest.fingerprint).html().utf8)
    }
    if document.outputs.pages {
      let pages = result.pages(manifest.fingerprint)
      let tally = StageTally("printing", of: pages.count, "pages", progress)
      let printed = OrderedParallel.map(count: pages.count, threads: threads) { place in
        defer { tally.advance() }
        return Array(pages[place].report.html().utf8)
      }
      for (page, bytes) in zip(pages, printed) { files["pages/\(page.name).html"] = bytes }
    }
    return files
  }

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

/// Prints a certificate in its three forms.
private struct CertificatePrinter: Sendable {
  let manifest: RunManifest
  let command: String
  let outcomeWord: @Sendable (Certificate) -> String?

  /// The bytes by the ending of the file's name.
  func files(_ certificate: Certificate) throws -> [(ending: String, bytes: [UInt8])] {
    let page = CertificatePage(
      certificate: certificate,
      study: manifest.study.title,
      date: manifest.study.at == "undated" ? "" : manifest.study.at,
      fingerprint: manifest.fingerprint,
      command: command,
      outcomeWord: outcomeWord(certificate)
    )
    return [
      ("json", try CanonicalJSON.bytes(certificate)), ("html", Array(page.html().utf8)),
      ("txt", Array(page.text().utf8)),
    ]
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
