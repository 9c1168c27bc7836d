// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Policy

/// A database in memory.
final class SQLiteDatabase {
  private var handle: OpaquePointer?

  /// What a column of a row holds.
  enum Cell: Equatable {
    case null
    case integer(Int)
    case text(String)
    /// Nothing that a query of ours may give.
    case other

    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
  }

  /// A message of the library.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init() throws {
    guard sqlite3_open(":memory:", &handle) == SQLITE_OK else { throw failure() }
  }

  deinit { sqlite3_close_v2(handle) }

  private func failure() -> Failure {
    Failure(description: String(cString: sqlite3_errmsg(handle)))
  }

  /// Runs statements that give no rows.
  func execute(_ text: String) throws {
    guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// A query that can be run again and again.
  func prepare(_ text: String) throws -> Statement {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    return Statement(statement, self)
  }

  /// A prepared query.
  final class Statement {
    private let handle: OpaquePointer?
    private let database: SQLiteDatabase

    init(_ handle: OpaquePointer?, _ database: SQLiteDatabase) {
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    /// Runs it once with a row's cells for its parameters.
    func run(_ cells: [SQLCell]) throws {
      for (place, cell) in cells.enumerated() { bind(cell, Int32(place + 1)) }
      defer { sqlite3_reset(handle) }
      guard sqlite3_step(handle) == SQLITE_DONE else { throw database.failure() }
    }

    private func bind(_ cell: SQLCell, _ place: Int32) {
      switch cell {
      case .null: sqlite3_bind_null(handle, place)
      case .integer(let number): sqlite3_bind_int64(handle, place, Int64(number))
      case .truth(let isMet): sqlite3_bind_int64(handle, place, isMet ? 1 : 0)
      case .text(let text):
        // The library copies the text before this returns.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        sqlite3_bind_text(handle, place, text, -1, copies)
      }
    }

    /// All rows.
    func rows() throws -> [[Cell]] {
      var rows: [[Cell]] = []
      defer { sqlite3_reset(handle) }
      while true {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: rows.append((0..<sqlite3_column_count(handle)).map(cell))
        case SQLITE_DONE: return rows
        default: throw database.failure()
        }
      }
    }

    private func cell(_ column: Int32) -> Cell {
      switch sqlite3_column_type(handle, column) {
      case SQLITE_NULL: .null
      case SQLITE_INTEGER: .integer(Int(sqlite3_column_int64(handle, column)))
      case SQLITE_TEXT: .text(String(cString: sqlite3_column_text(handle, column)))
      default: .other
      }
    }
  }
}
