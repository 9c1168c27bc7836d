// SPDX-License-Identifier: Apache-2.0

extension ImportResult {
  /// The result with further rows set aside, by rules that only the reader's caller knows.
  ///
  /// The rows join those that the reader set aside: they leave the table, and stand in the report
  /// and among the rejects with their reasons. The table closes up in place, so the result that this
  /// one comes from is used up.
  ///
  /// - Parameter findings: What is wrong; errors with a row set it aside, all others are ignored.
  /// - Returns: The result with what is left.
  /// - Complexity: O(rows of the table).
  public func settingAside(_ findings: [Finding]) -> ImportResult {
    let errors = findings.filter { $0.severity == .error && $0.row != nil }
    let byLine = Dictionary(grouping: errors) { $0.row ?? 0 }
    let rows = (0..<table.rowCount).filter { byLine[table.sourceLine(ofRow: $0)] != nil }
    guard !rows.isEmpty else { return self }
    var result = self
    result.objections.merge(byLine) { $0 + $1 }
    let cells = CellScanner(sentences.source, format: format)
    var walk = RecordWalk(sentences.source, header: sentences.header, cells: cells)
    for row in rows {
      let line = table.sourceLine(ofRow: row)
      let record = walk.record(at: line)
      result.records.append(
        RejectedRecord(
          line: line,
          start: record.start,
          end: record.end,
          firstFault: 0,
          faultCount: 0,
          isStructural: false
        )
      )
    }
    result.records.sort { $0.line < $1.line }
    result.report.setAside(rows.count, with: errors)
    result.table = table.removing(rows)
    return result
  }
}

extension ImportReport {
  /// Moves accepted rows to the quarantine, and adds why.
  fileprivate mutating func setAside(_ rows: Int, with errors: [Finding]) {
    accepted -= rows
    quarantined += rows
    findingCount += errors.count
    errorCount += errors.count
    for error in errors { countByCode[error.code, default: 0] += 1 }
    let ordered = (findings + errors).enumerated().sorted {
      ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
    }
    findings = ordered.prefix(Self.findingLimit).map(\.element)
  }
}

extension Table {
  /// The table without some rows, which are given in rising order.
  ///
  /// The columns close up in place: nobody may use the table that this one comes from.
  fileprivate func removing(_ rows: [Int]) -> Table {
    Table(
      name: name,
      fileName: fileName,
      rowCount: rowCount - rows.count,
      columns: columns.map { $0.removing(rows) },
      lines: lines.removing(rows, of: rowCount)
    )
  }
}
