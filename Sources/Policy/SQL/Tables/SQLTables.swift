// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic

/// The input tables of a policy, for loading rows.
///
/// What a query cannot see must be seen here: a number off its step, a code off its pattern and a
/// fact or measure that a case gives for arguments have no column, and are refused.
public struct SQLTables: Sendable {
  /// The tables.
  let tables: [InputTable]
  /// The rules.
  let program: Program
  /// The subject's fact that counts its periods, by its place.
  let period: Int?

  init(_ tables: [InputTable], _ program: Program, period: Int?) {
    self.tables = tables
    self.program = program
    self.period = period
  }

  /// The rows of cases as rows of the tables.
  ///
  /// - Parameters:
  ///   - data: The cases.
  ///   - day: The day of the snapshot of evidence; `nil` for all evidence.
  /// - Returns: The rows of every table, in the order of the schema.
  /// - Throws: The first row that no table can hold.
  public func rows(
    of data: CaseData,
    knownOn day: CalendarDate? = nil
  ) throws(SQLLoadError) -> [SQLRows] {
    let links = LinkFinder(program, data)
    var result: [SQLRows] = []
    for table in tables {
      let entity = program.entities[table.entity].name
      var rows = SQLRows(table.name, table.columns)
      var lists = table.lists.map { SQLRows($0.name, $0.columns) }
      for (place, row) in links.rows(of: table.entity).enumerated() {
        guard row.calls.isEmpty, row.measures.isEmpty else {
          throw SQLLoadError(entity: entity, row: place, name: "values given for arguments")
        }
        var cells: [String: SQLCell] = [table.id: .text(row.id)]
        for (ancestor, column) in table.links {
          cells[column] = links.id(of: ancestor, for: row, of: table.entity).map { .text($0) }
        }
        for (fact, layout) in table.facts {
          let answer = answer(to: fact, row, day)
          if let kind = table.kinds[fact] {
            cells[kind] = answer.unknowns.kinds.last { $0 != .missing }.map { .text($0.rawValue) }
          }
          if fact == period, case .value(.number) = answer {
          } else if fact == period {
            throw SQLLoadError(entity: entity, row: place, name: program.facts[fact].name)
          }
          do throws(CellRefusal) {
            let type = program.facts[fact].type
            guard case .list(let column, let list) = layout else {
              cells.merge(try layout.cells(answer, type)) { first, _ in first }
              continue
            }
            guard case .value(.list(let elements, let isComplete)) = answer,
              case .list(let element) = type,
              let place = table.lists.firstIndex(where: { $0.fact == fact })
            else {
              if case .unknown = answer { continue }
              throw CellRefusal()
            }
            cells[column] = .text(isComplete ? FactLayout.given : FactLayout.open)
            lists[place].rows += try list.rows(
              elements,
              of: row,
              in: self.number(row, day),
              element
            )
          } catch {
            throw SQLLoadError(entity: entity, row: place, name: program.facts[fact].name)
          }
        }
        rows.rows.append(table.columns.map { cells[$0.name] ?? .null })
      }
      result += [rows] + lists
    }
    return result
  }

  /// The period of a row; `nil` without periods.
  private func number(_ row: CaseRow, _ day: CalendarDate?) -> Int? {
    period.flatMap { answer(to: $0, row, day).number?.integer }
  }

  /// What is on file for a fact, before it is compared with its type.
  private func answer(to place: Int, _ row: CaseRow, _ day: CalendarDate?) -> Answer {
    let fact = program.facts[place]
    let judge = fact.declaration.judge
    let need = fact.declaration.verification
    guard let record = row.facts[fact.name], let answer = record.answer(on: day, verified: need)
    else {
      if place == period, let year = row.period {
        return .value(.number(Rational(year)))
      }
      return .unknown(judge == nil ? .missing : .judgment, fact.name)
    }
    if judge != nil, case .value = answer, !record.isJudged(on: day) {
      return .unknown(.judgment, fact.name)
    }
    return answer
  }
}

/// A row that no table can hold; it names no value.
public struct SQLLoadError: Error, Hashable {
  /// The entity.
  public var entity: String
  /// The row's place among the rows of its entity.
  public var row: Int
  /// The fact whose value has no column.
  public var name: String
}

/// Rows for one table.
public struct SQLRows: Sendable, Hashable {
  /// The table's name.
  public let table: String
  /// The columns' names, in order.
  public let columns: [String]
  /// The rows.
  public var rows: [[SQLCell]] = []

  init(_ table: String, _ columns: [SQLInputColumn]) {
    self.table = table
    self.columns = columns.map(\.name)
  }

  /// The rows as one statement; empty without rows.
  ///
  /// - Parameter dialect: The language to write.
  /// - Returns: An `INSERT`.
  public func statement(_ dialect: SQLDialect) -> String {
    if rows.isEmpty { return "" }
    let names = columns.map(dialect.quoted).joined(separator: ", ")
    let lines = rows.map { row in
      "(" + row.map { $0.text(dialect) }.joined(separator: ", ") + ")"
    }
    return "INSERT INTO \(dialect.quoted(table)) (\(names)) VALUES\n"
      + lines.joined(separator: ",\n") + ";\n"
  }
}

/// A value in a column.
public enum SQLCell: Sendable, Hashable {
  /// Unknown.
  case null
  /// A 64-bit integer.
  case integer(Int)
  /// A text.
  case text(String)
  /// Yes or no.
  case truth(Bool)

  func text(_ dialect: SQLDialect) -> String {
    switch self {
    case .null: "NULL"
    case .integer(let number): "\(number)"
    case .text(let text): dialect.literal(text)
    case .truth(let isMet): isMet ? "TRUE" : "FALSE"
    }
  }
}
