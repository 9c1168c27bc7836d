// SPDX-License-Identifier: Apache-2.0

/// A file after reading: its good rows, the report on it, and the rows that were kept apart.
public struct ImportResult: Sendable {
  /// The rows that every rule accepts.
  public internal(set) var table: Table
  /// Counts and findings.
  public internal(set) var report: ImportReport
  var records: [RejectedRecord]
  let faults: [Fault]
  let sentences: FaultSentences
  let format: CSVFormat
  /// What the reader's caller objects to, by the line on which the record begins.
  var objections: [Int: [Finding]] = [:]

  /// Whether every row was accepted and the file needs no decision by anybody.
  public var isClean: Bool { !report.hasErrors && records.isEmpty }

  /// The findings that the report lists, in the order of the file.
  public var findings: [Finding] { report.findings }

  /// The kept-apart rows as a CSV text: row, status, reason and the row as it was read.
  ///
  /// The text holds the rows as they are, private columns included; only the reasons are free of
  /// private values. Treat it like the source.
  public var rejects: String {
    let rows = records.map { reject in
      [
        String(reject.line), reject.isStructural ? "rejected" : "quarantined",
        reasons(of: reject).joined(separator: "; "), text(of: reject),
      ]
    }
    return CSVWriter().write(header: ["row", "status", "reason", "as read"], rows: rows)
  }

  /// The kept-apart rows alone, under the file's header, for correction and a second import.
  public var rejectedSource: String {
    ([sentences.header.text] + records.map(text)).map { $0 + "\n" }.joined()
  }

  private func reasons(of reject: RejectedRecord) -> [String] {
    (0..<reject.faultCount).map { index in
      sentences.finding(faults[reject.firstFault + index], line: reject.line).reason
    } + (objections[reject.line] ?? []).map(\.reason)
  }

  private func text(of reject: RejectedRecord) -> String {
    let bytes = UnsafeBufferPointer(
      start: sentences.source.base + reject.start,
      count: max(0, reject.end - reject.start)
    )
    return String(decoding: bytes, as: UTF8.self)
  }
}
