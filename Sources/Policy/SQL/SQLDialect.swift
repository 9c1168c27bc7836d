// SPDX-License-Identifier: Apache-2.0

/// A database language that rules are written in.
///
/// Everything in which the three differ stands here and in the writer of types; the tree of
/// expressions knows no dialect.
public enum SQLDialect: String, Sendable, Hashable, CaseIterable, Codable {
  /// SQLite 3.35 or later.
  case sqlite
  /// PostgreSQL 12 or later.
  case postgresql
  /// Spark SQL 3.3 or later, with ANSI mode on.
  case spark

  /// The dialect's name as its makers write it.
  public var title: String {
    switch self {
    case .sqlite: "SQLite"
    case .postgresql: "PostgreSQL"
    case .spark: "Spark SQL (ANSI)"
    }
  }
}

extension SQLDialect {
  /// A name in the dialect's quotes; every name is quoted, so that none can be a keyword.
  func quoted(_ name: String) -> String {
    let mark: Character = self == .spark ? "`" : "\""
    let escaped = name.split(separator: mark, omittingEmptySubsequences: false)
      .joined(separator: "\(mark)\(mark)")
    return "\(mark)\(escaped)\(mark)"
  }

  /// A 64-bit integer.
  ///
  /// PostgreSQL takes the type of the larger operand, so only numbers that start an expression of
  /// literals need one; all carry it, as arithmetic on two small literals would have 32 bits.
  func literal(_ number: Int) -> String {
    switch self {
    case .sqlite: "\(number)"
    case .postgresql: number < 0 ? "(\(number))::bigint" : "\(number)::bigint"
    case .spark: "\(number)L"
    }
  }

  /// A text; Spark reads backslashes as escapes.
  func literal(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": escaped += self == .spark ? "\\'" : "''"
      case "\\" where self == .spark: escaped += "\\\\"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "'\(escaped)'"
  }

  /// The name of a column type.
  func name(of type: SQLType) -> String {
    switch (self, type) {
    case (.sqlite, .truth), (.sqlite, .integer): "INTEGER"
    case (.sqlite, .text): "TEXT"
    case (.postgresql, .truth): "boolean"
    case (.postgresql, .integer): "bigint"
    case (.postgresql, .text): "text COLLATE \"C\""
    case (.spark, .truth): "BOOLEAN"
    case (.spark, .integer): "BIGINT"
    case (.spark, .text): "STRING"
    }
  }

  /// NULL of a type; SQLite's has none.
  func null(_ type: SQLType) -> String {
    switch self {
    case .sqlite: "NULL"
    case .postgresql where type == .text: "CAST(NULL AS text)"
    case .postgresql, .spark: "CAST(NULL AS \(name(of: type)))"
    }
  }

  /// The operator of integer division; used on numbers that are not negative only.
  var quotient: String { self == .spark ? "div" : "/" }

  /// What a sum of 64-bit integers needs to stay one: PostgreSQL widens it to a decimal number.
  func sum(_ part: String) -> String {
    self == .postgresql ? "SUM(\(part))::bigint" : "SUM(\(part))"
  }

  /// The words that make a common table expression be computed once; Spark does not know them, and
  /// its optimiser does not repeat what is dear.
  var fence: String { self == .spark ? "AS" : "AS MATERIALIZED" }
}
