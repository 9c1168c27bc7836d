// SPDX-License-Identifier: Apache-2.0

/// The tables of counts and percents of a text, damage included.
struct ResponseReading {
  /// A row before its damage is looked at.
  struct PrintedRow {
    var question: String
    var options: [String]
    var pairs: [PrintedPair]
    var lines: [Int]
  }

  let tables: [ResponseTable]

  /// Reads the tables.
  ///
  /// - Parameters:
  ///   - text: The report.
  ///   - respondents: How many answered, when known; else the sum most undamaged rows share.
  init(_ text: ReportText, respondents: Int?) {
    let lines = text.open.filter { !$0.isBlank }
    let headers = ResponseHeader.all(lines)
    var printed: [(title: String, rows: [PrintedRow])] = []
    for (position, header) in headers.enumerated() {
      let next = position + 1 < headers.count ? headers[position + 1].start : lines.count
      let body = ResponseReading.body(lines, after: header.index, before: next)
      let rows = header.width == 1 ? body.stacked : body.sideBySide(header)
      let title = lines[...header.index].last { $0.headingLabel?.hasPrefix("Table") == true }
      if !rows.isEmpty { printed.append((title?.text ?? "", rows)) }
    }
    let all = printed.flatMap(\.rows)
    guard let respondents = respondents ?? ResponseReading.commonSum(all) else {
      tables = []
      return
    }
    tables = printed.map { table in
      ResponseTable(title: table.title, rows: table.rows.map { $0.repaired(respondents) })
    }
  }

  /// The lines of a table's body: up to the next table, page or numbered heading.
  private static func body(
    _ lines: [ReportText.Line],
    after header: Int,
    before next: Int
  ) -> ArraySlice<ReportText.Line> {
    let start = header + 1
    guard start < next else { return [] }
    let end = lines[start..<next].firstIndex {
      $0.startsPage || $0.headingLabel != nil || $0.isCapitalHeading
    }
    return lines[start..<(end ?? next)]
  }

  /// The sum that most rows without damage share.
  private static func commonSum(_ rows: [PrintedRow]) -> Int? {
    var votes: [Int: Int] = [:]
    for row in rows {
      let counts = row.pairs.compactMap(\.legibleCount)
      let sum = counts.reduce(0, +)
      let isSound = row.pairs.allSatisfy { pair in
        guard let count = pair.legibleCount, let percent = pair.legiblePercent else { return false }
        return ResponsePercent.of(count, sum) == percent
      }
      if isSound, sum > 0 { votes[sum, default: 0] += 1 }
    }
    return votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}

extension ResponseReading.PrintedRow {
  /// The row with its damage mended where one reading is left.
  func repaired(_ respondents: Int) -> ResponseRow {
    var cells = RowRepair(pairs: pairs, respondents: respondents).cells()
    for index in cells.indices {
      cells[index].option = index < options.count ? options[index] : "option \(index + 1)"
    }
    return ResponseRow(question: question, cells: cells, lines: lines)
  }
}
