// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

@testable import Policy

/// One version of a policy in three ways, compared cell by cell: as trees, over columns, as SQL.
final class ThreeWays {
  /// What came of one set of rows.
  struct Agreement {
    /// Where two ways differ, one line for each cell.
    var differences: [String] = []
    /// How many rows were decided or measured.
    var rows = 0
    /// How many decisions and measures columns carried, SQL carried, and both carried.
    var byColumns = 0
    var bySQL = 0
    var byAll = 0
    /// Why columns left something to single cases.
    var fallbacks: [String] = []
    /// Whether no table could hold the rows.
    var isRefusedAtLoading = false
  }

  let program: Program
  let evaluator: Evaluator
  let sql: SQLiteWay?
  /// What SQL refuses, a finding for each clause.
  let refusals: [Diagnostic]
  /// How many decisions and measures stand on their own.
  let outputs: Int
  private let version: Int
  private let form: Form
  private let leaves: [[String: Int]]
  private let request: ColumnRequest
  private let hasPeriods: Bool

  /// Prepares a version for all three.
  ///
  /// - Parameters:
  ///   - rulebook: The policy.
  ///   - version: The version's place; it is used for every row, in force or not.
  /// - Throws: What SQLite says of a text that it cannot run.
  init(_ rulebook: Rulebook, version: Int = 0) throws {
    let program = rulebook.versions[version].program
    self.program = program
    self.version = version
    hasPeriods = rulebook.period != nil
    let options = EvaluationOptions(version: rulebook.versions[version].name)
    evaluator = Evaluator(rulebook, options: options)
    form = Form.of(program, answers: evaluator.answers)
    leaves = program.decisions.map(TreeWay.leaves)
    request = ColumnRequest(
      decisions: program.decisions.indices.filter { program.decisions[$0].parameters.isEmpty },
      measures: program.measures.indices.filter { program.measures[$0].parameters.isEmpty }
    )
    outputs = request.decisions.count + request.measures.count
    let compiler = SQLCompiler(version: version, of: rulebook, hash: "0", engine: "test")
    refusals = compiler.compile(.sqlite).diagnostics
    let only = refusals.isEmpty ? nil : compiler.translatable()
    sql = only?.isEmpty ?? false ? nil : try SQLiteWay(compiler, only: only)
  }

  /// Whether columns and SQL carry all of a policy's only version, whatever the rows.
  static func carriesAll(_ rulebook: Rulebook) -> Bool {
    guard Form.of(rulebook.versions[0].program).refusals.isEmpty else { return false }
    let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "test")
    return compiler.compile(.sqlite).diagnostics.isEmpty
  }

  // MARK: - One set of rows

  /// Runs all three on rows and compares every cell.
  func compare(_ data: CaseData) throws -> Agreement {
    var agreement = Agreement()
    let tree = TreeWay(evaluator, version: version, leaves: leaves, data)
    let run = columns(data, &agreement)
    agreement.byColumns = (run?.decisions.count ?? 0) + (run?.measures.count ?? 0)
    var decided: [Int: [DecidedRow]] = [:]
    var measured: [Int: [Answer]] = [:]
    for place in request.decisions {
      let home = program.entities[program.decisions[place].home].name
      let rows = (0..<(data.rows[home]?.count ?? 0)).map { tree.decided(place, row: $0) }
      decided[place] = rows
      agreement.rows += rows.count
      if let columns = run?.decisions[place] { compare(place, rows, columns, &agreement) }
    }
    for place in request.measures {
      let home = program.entities[program.measures[place].home].name
      let rows = (0..<(data.rows[home]?.count ?? 0)).map { tree.measured(place, row: $0) }
      measured[place] = rows
      agreement.rows += rows.count
      guard let column = run?.measures[place] else { continue }
      for (row, answer) in rows.enumerated() where column[row] != MeasureColumn.Cell(answer) {
        agreement.differences.append(
          "\(program.measures[place].name) row \(row): tree \(answer), columns \(column[row])"
        )
      }
    }
    guard let sql else { return agreement }
    do {
      try sql.load(data)
    } catch is SQLLoadError {
      agreement.isRefusedAtLoading = true
      return agreement
    }
    for place in program.entities.indices {
      let entity = program.entities[place]
      // Rows that are no subjects have no period of their own, and stand once for each.
      guard place == 0 || !hasPeriods, let query = sql.query(about: entity.name) else { continue }
      var reader = SQLReader(program, leaves, query.query, decided: decided, measured: measured)
      try reader.compare(query.statement.rows(), data.rows[entity.name] ?? [])
      agreement.differences += reader.differences
      agreement.bySQL += reader.names.count
      agreement.byAll += carriedByAll(reader.names, run)
    }
    return agreement
  }

  private func columns(_ data: CaseData, _ agreement: inout Agreement) -> ColumnRun? {
    do {
      let columns = try ColumnSet(
        data,
        evaluator,
        version: evaluator.rulebook.versions[version].name
      )
      let run = ColumnRunner(form, columns).run(request)
      agreement.fallbacks = run.refusals.map(\.finding.message)
      return run
    } catch {
      agreement.fallbacks = Array(repeating: "\(error)", count: outputs)
      return nil
    }
  }

  private func carriedByAll(_ names: Set<String>, _ run: ColumnRun?) -> Int {
    guard let run else { return 0 }
    return run.decisions.keys.count { names.contains(program.decisions[$0].name) }
      + run.measures.keys.count { names.contains(program.measures[$0].name) }
  }

  private func compare(
    _ place: Int,
    _ rows: [DecidedRow],
    _ columns: DecisionColumns,
    _ agreement: inout Agreement
  ) {
    let name = program.decisions[place].name
    for (row, expected) in rows.enumerated() {
      let found = DecidedRow(columns, row)
      if found != expected {
        agreement.differences.append("\(name) row \(row): tree \(expected), columns \(found)")
      }
      if columns.missingCount(row) != expected.missing.count {
        let count = columns.missingCount(row) ?? -1
        agreement.differences.append("\(name) row \(row): columns count \(count) as missing")
      }
    }
  }
}
