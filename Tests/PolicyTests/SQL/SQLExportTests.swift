// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// Writes random policies, rows and what SQLite makes of them for `scripts/check-sql`, which runs
/// the same rules on the other servers.
@Suite struct SQLExportTests {
  private static let folder = ProcessInfo.processInfo.environment["METEYARD_SQL_EXPORT"]

  @Test(.enabled(if: folder != nil))
  func `random policies are written for the other servers`() throws {
    let root = URL(fileURLWithPath: Self.folder ?? "")
    let count = ProcessInfo.processInfo.environment["METEYARD_PROGRAMS"].flatMap { Int($0) } ?? 40
    var written = 0
    var number = 0
    while written < count, number < 10 * count {
      number += 1
      var generator = ProgramGenerator(Seed(number))
      let rulebook = generator.rulebook()
      let cases = generator.cases()
      let ways = try ThreeWays(rulebook)
      guard let sql = ways.sql, let query = sql.query(about: rulebook.subject) else { continue }
      let agreement = try ways.compare(cases)
      if agreement.isRefusedAtLoading { continue }
      #expect(agreement.differences.isEmpty, "\(agreement.differences.first ?? "")")
      let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "test")
      let name = String(number)
      let folder = root.appendingPathComponent(String(repeating: "0", count: 4 - name.count) + name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      for dialect in [SQLDialect.postgresql, .spark] {
        let script = try #require(compiler.compile(dialect, only: sql.names).script)
        let query = try #require(script.queries.first { $0.entity == rulebook.subject })
        let rows = try compiler.tables.rows(of: cases).map { $0.statement(dialect) }
        try write(script.schema, "\(dialect.rawValue)-schema.sql")
        try write(rows.joined(), "\(dialect.rawValue)-rows.sql")
        try write(query.text, "\(dialect.rawValue)-query.sql")
      }
      try write(Self.table(query.statement), "expected.tsv")
      written += 1
    }
    #expect(written == count)
  }

  /// The rows of the last run, sorted, fields separated by tabs.
  private static func table(_ statement: SQLiteDatabase.Statement) throws -> String {
    let lines = try statement.rows().map { row in
      row.map { cell in
        switch cell {
        case .null: "\\N"
        case .integer(let number): "\(number)"
        case .text(let text): text
        case .other: "?"
        }
      }.joined(separator: "\t")
    }
    return lines.sorted().map { $0 + "\n" }.joined()
  }
}
