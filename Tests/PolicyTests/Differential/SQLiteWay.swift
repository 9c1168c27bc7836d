// SPDX-License-Identifier: Apache-2.0
import Policy

/// What SQL carries of one version of a policy, on a database in memory.
final class SQLiteWay {
  /// A query with its prepared form.
  struct Prepared {
    let query: SQLQuery
    let statement: SQLiteDatabase.Statement
  }

  let queries: [Prepared]
  let tables: SQLTables
  /// The names of the decisions and measures in the queries.
  let names: Set<String>
  private let database: SQLiteDatabase
  private var inserts: [String: SQLiteDatabase.Statement] = [:]

  /// Compiles the rules that SQL carries; `nil` when it carries none.
  ///
  /// - Parameters:
  ///   - compiler: The compiler of the version.
  ///   - only: The decisions and measures that are wanted; `nil` for all.
  /// - Throws: What SQLite says of a text that it cannot run.
  init?(_ compiler: SQLCompiler, only: Set<String>?) throws {
    guard let script = compiler.compile(.sqlite, only: only).script, !script.queries.isEmpty else {
      return nil
    }
    let database = try SQLiteDatabase()
    try database.execute("PRAGMA journal_mode = OFF")
    try database.execute(script.schema)
    self.database = database
    queries = try script.queries.map {
      Prepared(query: $0, statement: try database.prepare($0.text))
    }
    tables = compiler.tables
    names = Set(
      script.queries.flatMap(\.columns).compactMap { column in
        if case .fault(let name) = column.content { name } else { nil }
      }
    )
  }

  /// Puts rows in the place of those of the last run.
  ///
  /// - Throws: `SQLLoadError` for a row that no table can hold.
  func load(_ data: CaseData) throws {
    let rows = try tables.rows(of: data)
    try database.execute("BEGIN")
    for table in rows {
      try database.execute("DELETE FROM \"\(table.table)\"")
      if table.rows.isEmpty { continue }
      let insert = try inserts[table.table] ?? database.prepare(Self.insert(table))
      inserts[table.table] = insert
      for row in table.rows { try insert.run(row) }
    }
    try database.execute("COMMIT")
  }

  private static func insert(_ rows: SQLRows) -> String {
    let names = rows.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let values = rows.columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \"\(rows.table)\" (\(names)) VALUES (\(values))"
  }

  /// The query about an entity's rows.
  func query(about entity: String) -> Prepared? { queries.first { $0.query.entity == entity } }
}
