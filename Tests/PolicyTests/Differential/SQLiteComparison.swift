// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy

/// One version of a policy as a query on SQLite, compared row by row with the evaluator.
struct SQLiteComparison {
  let evaluator: Evaluator
  let program: Program
  let tables: SQLTables
  let query: SQLQuery
  let statement: SQLiteDatabase.Statement
  let database: SQLiteDatabase
  /// The labels of each decision's conditions in the order of the law.
  private let leaves: [String: [String]]

  /// Compiles the rules that SQL carries; `nil` when it carries none about the policy's subject.
  init?(_ rulebook: Rulebook, only: Set<String>? = nil) throws {
    let program = rulebook.versions[0].program
    let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "test")
    guard let script = compiler.compile(.sqlite, only: only).script,
      let query = script.queries.first(where: { $0.entity == rulebook.subject })
    else { return nil }
    let database = try SQLiteDatabase()
    try database.execute(script.schema)
    self.program = program
    self.database = database
    self.query = query
    evaluator = Evaluator(rulebook)
    tables = compiler.tables
    statement = try database.prepare(query.text)
    leaves = Dictionary(
      program.decisions.map { ($0.name, Self.leaves($0.root, "")) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What SQL carries of a policy, and whether that is all of it.
  static func carried(_ rulebook: Rulebook) throws -> (SQLiteComparison, isWhole: Bool)? {
    if let whole = try SQLiteComparison(rulebook) { return (whole, true) }
    let compiler = SQLCompiler(version: 0, of: rulebook, hash: "0", engine: "test")
    return try SQLiteComparison(rulebook, only: compiler.translatable()).map { ($0, false) }
  }

  /// Everything that is needed to see why the two differ.
  func report(_ data: CaseData, _ differences: [String]) throws -> String {
    let rows = try tables.rows(of: data).map { $0.statement(.sqlite) }
    return (differences.map { "-- \($0)" } + [query.text] + rows).joined(separator: "\n")
  }

  private static func leaves(_ node: DecisionNode, _ above: String) -> [String] {
    let path = node.label.isEmpty ? above : "\(above)(\(node.label))"
    return node.members.isEmpty ? [path] : node.members.flatMap { leaves($0, path) }
  }

  /// The first condition that fails together with every group round it; under `none of` a
  /// criterion fails by being met.
  private static func firstFailing(_ record: CriterionRecord, isReversed: Bool) -> String? {
    let isRoot = record.path.isEmpty
    guard isRoot || record.counted.truth == (isReversed ? .met : .notMet) else { return nil }
    guard case .group(let quorum, _) = record.node.content else { return record.path }
    for member in record.members {
      if let found = firstFailing(member, isReversed: isReversed != (quorum == .none)) {
        return found
      }
    }
    return nil
  }

  /// Where the two differ, one line for each difference.
  func differences(_ data: CaseData) throws -> [String] {
    let rows = try tables.rows(of: data)
    for table in rows { try database.execute("DELETE FROM \"\(table.table)\"") }
    for table in rows { try database.execute(table.statement(.sqlite)) }
    let evaluation = evaluator.evaluation(of: data)
    var differences: [String] = []
    let results = try statement.rows()
    if results.count != data.rows[evaluator.rulebook.subject]?.count {
      differences.append("\(results.count) rows")
    }
    for row in results {
      guard let id = row[0].text else { continue }
      let period = query.columns.firstIndex { $0.content == .period }.flatMap { row[$0].integer }
      let subject = Evaluator.Subject(id, period: period)
      for (place, column) in query.columns.enumerated() {
        let found = row[place]
        guard let expected = expected(column.content, subject, evaluation, row) else { continue }
        if found != expected {
          let faults = self.faults(column.content, subject, evaluation)
          differences.append(
            "\(column.name) of \(id) \(period ?? 0): tree \(expected), SQLite \(found)\(faults)"
          )
        }
      }
    }
    return differences
  }

  private func faults(
    _ content: SQLOutput.Content,
    _ subject: Evaluator.Subject,
    _ evaluation: Evaluation
  ) -> String {
    guard case .fault(let name) = content else { return "" }
    let faults =
      leaves[name] == nil
      ? evaluation.measure(name, of: subject).faults
      : evaluation.decide(name, about: subject).verdict.faults
    return faults.isEmpty ? "" : " (\(faults.map(\.sentence).joined(separator: "; ")))"
  }

  private func expected(
    _ content: SQLOutput.Content,
    _ subject: Evaluator.Subject,
    _ evaluation: Evaluation,
    _ row: [SQLiteDatabase.Cell]
  ) -> SQLiteDatabase.Cell? {
    switch content {
    case .id: return .text(subject.id)
    case .period: return nil
    case .outcome(let name):
      switch evaluation.decide(name, about: subject).outcome {
      case .met: return .integer(1)
      case .notMet: return .integer(0)
      case .unknown, .fault: return .null
      }
    case .fault(let name):
      let isFault =
        leaves[name] == nil
        ? !evaluation.measure(name, of: subject).faults.isEmpty
        : evaluation.decide(name, about: subject).outcome == .fault
      return .integer(isFault ? 1 : 0)
    case .missing(let name, let start):
      let record = evaluation.decide(name, about: subject)
      let unknown = Set(
        record.leaves.filter { $0.counted.truth == .unknown && $0.node.members.isEmpty }.map(\.path)
      )
      var mask = 0
      for (bit, leaf) in (leaves[name] ?? []).dropFirst(start).prefix(62).enumerated()
      where unknown.contains(leaf) { mask |= 1 << bit }
      return .integer(mask)
    case .why(let name):
      let record = evaluation.decide(name, about: subject)
      guard record.outcome == .notMet else { return .null }
      let first = record.root.flatMap { Self.firstFailing($0, isReversed: false) }
      let place = first.flatMap { path in leaves[name]?.firstIndex(of: path) }
      return place.map { .integer($0 + 1) } ?? .null
    case .presumed: return nil
    case .number(let name, let unit):
      guard let number = evaluation.measure(name, of: subject).number else { return .null }
      guard let place = query.columns.firstIndex(where: { $0.content == .divisor(measure: name) })
      else { return (number / unit).integer.map { .integer($0) } ?? .other }
      // A quotient need not be in lowest terms.
      guard let divisor = row[place].integer, let found = row[place - 1].integer else {
        return .other
      }
      return unit * Rational(found) == number * Rational(divisor) ? .integer(found) : .other
    case .divisor(let name):
      return evaluation.measure(name, of: subject).number == nil ? .null : nil
    case .text(let name):
      switch evaluation.measure(name, of: subject) {
      case .value(.text(let text)), .value(.name(let text)), .value(.entity(let text)):
        let isConstant = program.measures.first { $0.name == name }?.type.constants.contains(text)
        return isConstant ?? false ? .null : .text(text)
      default: return .null
      }
    case .constant(let name):
      guard case .value(.name(let text)) = evaluation.measure(name, of: subject),
        program.measures.first(where: { $0.name == name })?.type.constants.contains(text) ?? false
      else { return .null }
      return .text(text)
    case .truth(let name):
      guard case .value(.truth(let isMet)) = evaluation.measure(name, of: subject) else {
        return .null
      }
      return .integer(isMet ? 1 : 0)
    }
  }
}
