// SPDX-License-Identifier: Apache-2.0

extension Column {
  /// The column without some rows, which are given in rising order.
  ///
  /// The rows are closed up in place: the reader calls this before anybody else sees the column.
  func removing(_ rows: [Int]) -> Column {
    switch cells {
    case .text(let spans): Self.close(spans, rows, rowCount)
    case .integer(let values): Self.close(values, rows, rowCount)
    case .decimal(let mantissas, let forms):
      Self.close(mantissas, rows, rowCount)
      Self.close(forms, rows, rowCount)
    case .date(let days): Self.close(days, rows, rowCount)
    case .category(let codes, _): Self.close(codes, rows, rowCount)
    }
    return Column(
      name: name,
      header: header,
      specification: specification,
      rowCount: rowCount - rows.count,
      cells: cells,
      missing: missing.removing(rows),
      originals: originals.removing(rows),
      source: source,
      quote: quote,
      decimalMark: decimalMark
    )
  }

  private static func close<Element>(_ slab: Slab<Element>, _ rows: [Int], _ rowCount: Int) {
    var target = rows.first ?? rowCount
    for (index, row) in rows.enumerated() {
      let next = index + 1 < rows.count ? rows[index + 1] : rowCount
      slab.move(from: row + 1, to: target, count: next - row - 1)
      target += next - row - 1
    }
  }
}

extension OriginalTexts {
  /// The texts without those of some rows, which are given in rising order.
  func removing(_ dropped: [Int]) -> OriginalTexts {
    var result = OriginalTexts()
    var passed = 0
    for (row, span) in zip(rows, spans) {
      while passed < dropped.count, dropped[passed] < row { passed += 1 }
      if passed < dropped.count, dropped[passed] == row { continue }
      result.append(row: row - passed, span: span)
    }
    return result
  }
}

extension LineNumbers {
  /// The line numbers without those of some rows, which are given in rising order.
  func removing(_ dropped: [Int], of rowCount: Int) -> LineNumbers {
    var result = LineNumbers()
    var passed = 0
    for row in 0..<rowCount {
      if passed < dropped.count, dropped[passed] == row {
        passed += 1
        continue
      }
      result.append(row: row - passed, line: line(ofRow: row))
    }
    return result
  }
}
