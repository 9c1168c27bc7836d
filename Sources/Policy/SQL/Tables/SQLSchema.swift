// SPDX-License-Identifier: Apache-2.0

/// The definitions of the input tables in one dialect.
struct SQLSchema {
  private let tables: [InputTable]
  private let dialect: SQLDialect
  private let header: SQLHeader

  init(_ tables: [InputTable], _ dialect: SQLDialect, _ header: SQLHeader) {
    self.tables = tables
    self.dialect = dialect
    self.header = header
  }

  /// The text, one statement for each table.
  var text: String {
    var text = header.lines(dialect, "tables of the facts; NULL is unknown")
    for table in tables {
      text += definition(table.name, table.columns, keys: table.keys)
      for list in table.lists {
        text += definition(
          list.name,
          list.columns,
          keys: [list.owner, list.period, list.place].compactMap { $0 }
        )
      }
    }
    return text
  }

  private func definition(
    _ name: String,
    _ columns: [SQLInputColumn],
    keys: [String]
  ) -> String {
    var lines: [(text: String, remark: String)] = columns.map { column in
      var text = "  \(dialect.quoted(column.name)) \(dialect.name(of: column.type))"
      if keys.contains(column.name) { text += " NOT NULL" }
      return (text + check(column), column.meaning)
    }
    // Spark keeps keys only in some of its table formats; ids are unique all the same.
    if dialect != .spark {
      lines.append(("  PRIMARY KEY (\(keys.map(dialect.quoted).joined(separator: ", ")))", ""))
    }
    var text = "CREATE TABLE \(dialect.quoted(name)) (\n"
    for (place, line) in lines.enumerated() {
      text += line.text + (place + 1 < lines.count ? "," : "")
      text += line.remark.isEmpty ? "\n" : "  -- \(line.remark)\n"
    }
    // Without a format Spark looks for Hive.
    return text + (dialect == .spark ? ") USING parquet;\n" : ");\n")
  }

  /// What a column must satisfy, so that nothing can overflow and no truth is a third number.
  private func check(_ column: SQLInputColumn) -> String {
    if dialect == .spark { return "" }
    let name = dialect.quoted(column.name)
    if let range = column.range {
      return " CHECK (\(name) BETWEEN \(range.lowerBound) AND \(range.upperBound))"
    }
    return dialect == .sqlite && column.type == .truth ? " CHECK (\(name) IN (0, 1))" : ""
  }
}
