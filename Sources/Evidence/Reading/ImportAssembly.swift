// SPDX-License-Identifier: Apache-2.0

/// Joins the chunks of a file to one table and one report, always in the order of the file.
struct ImportAssembly {
  let reader: CSVReader
  let source: SourceBytes
  let fileName: String
  let header: HeaderRecord
  let match: HeaderMatch
  let cells: CellScanner
  let sentences: FaultSentences
  private var fileFindings: [Finding] = []
  private var isFatal: Bool
  private var rowCount = 0
  private var fields: [Column] = []
  private var lines = LineNumbers()
  private var faults: [Fault] = []
  private var rejects: [RejectedRecord] = []
  private var blankLineCount = 0

  init(
    reader: CSVReader,
    source: SourceBytes,
    fileName: String,
    header: HeaderRecord,
    match: HeaderMatch
  ) {
    self.reader = reader
    self.source = source
    self.fileName = fileName
    self.header = header
    self.match = match
    cells = CellScanner(source, format: reader.format)
    sentences = FaultSentences(
      fileName: fileName,
      header: header,
      fields: match.fields,
      key: reader.specification.key,
      source: source,
      quote: cells.quote,
      offersGoodRows: reader.offersGoodRows
    )
    isFatal = header.problem != nil || match.isFatal
    if let problem = header.problem {
      addHeaderProblem(problem)
    } else {
      fileFindings += match.findings
    }
    if header.hasByteOrderMark {
      add(.note, "byte-order-mark", row: 1, "a byte order mark opens the file", "it was skipped")
    }
  }

  /// Whether the header allows the rows to be read.
  var isReadable: Bool { !isFatal }

  private mutating func addHeaderProblem(_ problem: HeaderRecord.Problem) {
    switch problem {
    case .emptyFile:
      add(.error, "empty-file", row: nil, "the file is empty", "it needs a header line")
    case .wideCharacters:
      add(.error, "not-utf8", row: 1, "the file is written in UTF-16", "save it as UTF-8")
    case .badQuotes:
      add(
        .error,
        "header-quotes",
        row: header.line,
        "a quote in the header is out of place",
        "correct the header"
      )
    }
  }

  private mutating func add(
    _ severity: Finding.Severity,
    _ code: String,
    row: Int?,
    _ rule: String,
    _ remedy: String
  ) {
    fileFindings.append(
      Finding(
        severity: severity,
        code: code,
        file: fileName,
        row: row,
        rule: rule,
        remedy: remedy
      )
    )
  }

  /// Takes the chunks' results and closes the gaps between their rows.
  mutating func join(_ results: [ChunkResult], of reading: ChunkReading) {
    var missing = Array(repeating: MissingMask(), count: match.fields.count)
    var originals = Array(repeating: OriginalTexts(), count: match.fields.count)
    var line = header.dataLine
    var blankLines: [Int] = []
    for (chunk, result) in results.enumerated() {
      for field in match.fields.indices {
        reading.memories[field].move(
          from: reading.firstRows[chunk],
          to: rowCount,
          count: result.rows
        )
        missing[field].append(
          result.missing.base + field * result.missingWords,
          rows: result.rows
        )
        originals[field].append(result.originals[field], shift: rowCount)
      }
      lines.append(result.lines, rowShift: rowCount, lineShift: line)
      for var reject in result.rejects {
        reject.line += line
        reject.firstFault += faults.count
        rejects.append(reject)
      }
      faults += result.faults
      blankLines += result.blankLines.map { $0 + line }
      rowCount += result.rows
      line += result.lineCount
    }
    noteBlankLines(blankLines, lastLine: line - 1)
    if rowCount == 0, rejects.isEmpty { noteNoRows() }
    if faults.contains(where: { $0.code == .unterminatedQuote }) { isFatal = true }
    fields = match.fields.indices.map { field in
      let specification = match.fields[field]
      return Column(
        name: specification.name,
        header: header.names[field],
        specification: specification,
        rowCount: rowCount,
        cells: reading.memories[field].cells,
        missing: missing[field],
        originals: originals[field],
        source: source,
        quote: sentences.quote,
        decimalMark: reader.format.decimalComma ? "," : "."
      )
    }
    checkKey()
  }

  /// A file without rows may be meant; a quote in the header may also have swallowed them.
  private mutating func noteNoRows() {
    let isOneLine = header.dataLine - header.line <= 1
    add(
      .warning,
      "no-rows",
      row: header.line,
      isOneLine
        ? "the file has no rows" : "the file has no rows, and its header spans several lines",
      isOneLine ? "add rows, or leave the file out" : "check the quotes of the header"
    )
  }

  /// Blank lines at the end of a file are usual; one between rows may be a lost row.
  private mutating func noteBlankLines(_ blankLines: [Int], lastLine: Int) {
    blankLineCount = blankLines.count
    var inner = blankLines
    var last = lastLine
    while inner.last == last {
      inner.removeLast()
      last -= 1
    }
    for line in inner.prefix(ImportReport.findingLimit) {
      add(.warning, "blank-line", row: line, "a blank line between rows", "it was skipped")
    }
  }

  private mutating func checkKey() {
    let keyFields = reader.specification.key.compactMap { name in
      match.fields.firstIndex { $0.name == name }
    }
    guard !keyFields.isEmpty, keyFields.count == reader.specification.key.count else { return }
    let repeats = KeyCheck(columns: fields, keyFields: keyFields, rowCount: rowCount).repeats()
    guard !repeats.isEmpty else { return }
    var walk = RecordWalk(source, header: header, cells: cells)
    for (row, first) in repeats {
      let isSame = fields.allSatisfy { $0.text(row) == $0.text(first) }
      let line = lines.line(ofRow: row)
      let record = walk.record(at: line)
      rejects.append(
        RejectedRecord(
          line: line,
          start: record.start,
          end: record.end,
          firstFault: faults.count,
          faultCount: 1,
          isStructural: false
        )
      )
      faults.append(
        Fault(
          code: isSame ? .repeatedRow : .duplicateKey,
          field: Int32(keyFields[0]),
          span: record.spans[keyFields[0]],
          detail: lines.line(ofRow: first)
        )
      )
    }
    let dropped = repeats.map(\.row)
    lines = lines.removing(dropped, of: rowCount)
    fields = fields.map { $0.removing(dropped) }
    rowCount -= dropped.count
    rejects.sort { $0.line < $1.line }
  }

  /// The table and the report.
  func result() -> ImportResult {
    let kept = isFatal && fields.isEmpty ? [] : tableColumns()
    let table = Table(
      name: reader.specification.name,
      fileName: fileName,
      rowCount: rowCount,
      columns: kept,
      lines: lines
    )
    return ImportResult(
      table: table,
      report: report(),
      records: rejects,
      faults: faults,
      sentences: sentences,
      format: reader.format
    )
  }

  private func tableColumns() -> [Column] {
    let declared = reader.specification.columns.compactMap { column in
      fields.first { $0.name == column.name }
    }
    let others = fields.indices.filter { field in
      match.isKept[field] && reader.specification[column: fields[field].name] == nil
    }
    return declared + others.map { fields[$0] }
  }

  private func report() -> ImportReport {
    var counts: [String: Int] = [:]
    var errors = 0
    for finding in fileFindings {
      counts[finding.code, default: 0] += 1
      if finding.severity == .error { errors += 1 }
    }
    for fault in faults {
      counts[fault.code.name, default: 0] += 1
      if fault.code != .repeatedRow { errors += 1 }
    }
    var listed: [Finding] = []
    for reject in rejects where listed.count < ImportReport.findingLimit {
      for index in 0..<reject.faultCount where listed.count < ImportReport.findingLimit {
        listed.append(sentences.finding(faults[reject.firstFault + index], line: reject.line))
      }
    }
    let all = fileFindings + listed
    let ordered = all.enumerated().sorted {
      ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
    }
    let structural = rejects.count { $0.isStructural }
    return ImportReport(
      fileName: fileName,
      accepted: rowCount,
      quarantined: rejects.count - structural,
      rejected: structural,
      blankLines: blankLineCount,
      findings: ordered.prefix(ImportReport.findingLimit).map(\.element),
      findingCount: fileFindings.count + faults.count,
      countByCode: counts,
      isFatal: isFatal,
      errorCount: errors
    )
  }
}
