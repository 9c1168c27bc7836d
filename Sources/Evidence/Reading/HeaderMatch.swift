// SPDX-License-Identifier: Apache-2.0

/// Which column each field of a file is, and what is wrong with the header.
struct HeaderMatch: Sendable {
  /// The rules of each field, in the file's order.
  var fields: [ColumnSpecification] = []
  /// The position of each field's column in the table; `nil` for a field that is not kept.
  var isKept: [Bool] = []
  var findings: [Finding] = []
  /// Whether the rows cannot be read under this header.
  var isFatal = false

  init(
    header: HeaderRecord,
    specification: TableSpecification,
    mapping: ColumnMapping?,
    file: String
  ) {
    var seen: [String: String] = [:]
    for name in header.names {
      let ours = mapping?.columns[name] ?? name
      if let earlier = seen[ours] {
        isFatal = true
        let rule =
          earlier == name
          ? "the header names this column twice"
          : "this column and \"\(earlier)\" both stand for \"\(ours)\""
        add("duplicate-header", file, header.line, name, rule, "rename or remove one of the two")
      }
      seen[ours] = name
      if let column = specification[column: ours] {
        fields.append(column)
        isKept.append(true)
      } else {
        fields.append(ColumnSpecification(ours, .text, allowsMissing: true))
        isKept.append(specification.allowsOtherColumns)
        if !specification.allowsOtherColumns {
          let free = specification.columns.map(\.name).filter { !header.names.contains($0) }
          let nearest = Spelling.nearest(to: name, in: free)
          add(
            "unexpected-column",
            file,
            header.line,
            name,
            "\(specification.name) has no such column",
            nearest.map { "did you mean \"\($0)\"? rename it or map it" }
              ?? "remove it, or map it to a column"
          )
        }
      }
    }
    for column in specification.columns where column.isRequired && seen[column.name] == nil {
      isFatal = true
      let others = header.names.filter { specification[column: $0] == nil }
      let nearest = Spelling.nearest(to: column.name, in: others)
      add(
        "missing-column",
        file,
        nil,
        column.name,
        "the header has no such column",
        nearest.map { "did you mean \"\($0)\"? rename it or map it" }
          ?? "add it, or map another column to it"
      )
    }
  }

  private mutating func add(
    _ code: String,
    _ file: String,
    _ row: Int?,
    _ column: String,
    _ rule: String,
    _ remedy: String
  ) {
    findings.append(
      Finding(
        severity: .error,
        code: code,
        file: file,
        row: row,
        column: PrintedCell.shortened(column),
        rule: rule,
        remedy: remedy
      )
    )
  }
}
