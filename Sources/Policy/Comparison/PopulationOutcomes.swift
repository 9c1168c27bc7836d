// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// The outcomes of a population under any rules of one decision: over columns where they carry it,
/// case by case where they do not.
final class PopulationOutcomes {
  /// Where the rows stand.
  enum Source {
    case cases(CaseData)
    case tables(PopulationTables)
  }

  private let source: Source
  private let decision: String
  private let threads: Int
  /// Columns that were made under other rules, with the program that they were made for.
  private var made: [(program: Program, columns: ColumnSet)] = []
  private var data: CaseData?
  /// The subjects, in the order of the rows.
  let subjects: Subjects
  /// Whether no two rows are of one subject and period, so that a row is what its id names.
  private let isPlain: Bool

  /// The outcomes of rows of a population.
  ///
  /// - Parameters:
  ///   - source: Where the rows stand.
  ///   - decision: The decision, without parameters.
  ///   - first: Rules that say what the subjects are.
  ///   - threads: On how many threads.
  init(_ source: Source, _ decision: String, _ first: Evaluator, threads: Int) {
    self.source = source
    self.decision = decision
    self.threads = threads
    switch source {
    case .cases(let data):
      self.data = data
      let rows = data.rows[first.rulebook.subject] ?? []
      let keys = rows.map { Evaluator.Subject($0.id, period: $0.period) }
      isPlain = Set(keys).count == rows.count
      subjects = .rows(rows)
    case .tables(let tables):
      let subject = first.rulebook.subject
      isPlain = first.rulebook.period == nil && tables.hasSingleRows(subject, threads)
      let kept = first.rulebook.versions.first.flatMap {
        try? tables.columns(for: first, version: $0.name, threads: threads).rows[subject]
      }
      subjects = .table(tables.tables[subject], kept)
    }
  }

  /// The subjects of a population.
  enum Subjects {
    case rows([CaseRow])
    /// A table, and which of its rows count; `nil` for all.
    case table(Evidence.Table?, [Int]?)

    /// How many there are.
    var count: Int {
      switch self {
      case .rows(let rows): rows.count
      case .table(let table, let kept): kept?.count ?? table?.rowCount ?? 0
      }
    }

    /// The id of a subject.
    func id(_ row: Int) -> String {
      switch self {
      case .rows(let rows): return rows[row].id
      case .table(let table, let kept):
        guard let table else { return "" }
        let row = kept?[row] ?? row
        let id = table[column: "id"]?.text(row) ?? ""
        return id.isEmpty ? "line \(table.sourceLine(ofRow: row))" : id
      }
    }
  }

  // MARK: - Outcomes

  /// The outcomes of some rows, by the places of `OutcomeCode`.
  func outcomes(of rows: [Int], _ evaluator: Evaluator) -> [UInt8] {
    if let columns = decided(evaluator) {
      return columns.withOutcomes { bytes in rows.map { bytes[$0] } }
    }
    return oneByOne(rows, evaluator)
  }

  /// The outcomes of all rows.
  func outcomes(_ evaluator: Evaluator) -> [UInt8] {
    if let columns = decided(evaluator) { return columns.withOutcomes { Array($0) } }
    return oneByOne(Array(0..<subjects.count), evaluator)
  }

  private func oneByOne(_ rows: [Int], _ evaluator: Evaluator) -> [UInt8] {
    let data = cases(evaluator.rulebook)
    let evaluation = evaluator.evaluation(of: data)
    let all = data.rows[evaluator.rulebook.subject] ?? []
    return rows.map { place in
      let row = all[place]
      let subject = Evaluator.Subject(row.id, period: row.period)
      return OutcomeCode.code(evaluation.decide(decision, about: subject).outcome)
    }
  }

  /// The rows as cases, read from their tables when they are first needed.
  private func cases(_ rulebook: Rulebook) -> CaseData {
    if let data { return data }
    var read = CaseData()
    if case .tables(let tables) = source { read = tables.cases(of: rulebook) }
    data = read
    return read
  }

  /// The decision over columns; `nil` where they do not carry it.
  private func decided(_ evaluator: Evaluator) -> DecisionColumns? {
    let rulebook = evaluator.rulebook
    guard isPlain, rulebook.versions.count == 1, case .implicit = rulebook.versions[0].status,
      rulebook.versions[0].appliesTo == nil
    else { return nil }
    let program = rulebook.versions[0].program
    let form = Form.of(program, answers: evaluator.answers)
    guard let place = program.decisions.firstIndex(where: { $0.name == decision }),
      form.decisions[place] != nil,
      program.entities[program.decisions[place].home].name == rulebook.subject,
      let columns = columns(evaluator)
    else { return nil }
    let request = ColumnRequest(decisions: [place], parts: [], threads: threads)
    guard let found = ColumnRunner(form, columns).run(request).decisions[place],
      found.rowCount == subjects.count
    else { return nil }
    return found
  }

  /// The columns that the facts of a rulebook are read from, those of other rules where they fit.
  private func columns(_ evaluator: Evaluator) -> ColumnSet? {
    let version = evaluator.rulebook.versions[0]
    for known in made {
      if let columns = known.columns.moved(from: known.program, to: version.program) {
        return columns
      }
    }
    let columns: ColumnSet?
    switch source {
    case .cases(let data): columns = try? ColumnSet(data, evaluator, version: version.name)
    case .tables(let tables):
      columns = try? tables.columns(for: evaluator, version: version.name, threads: threads).columns
    }
    if let columns { made.append((version.program, columns)) }
    return columns
  }
}

/// Outcomes as bytes, as columns hold them.
enum OutcomeCode {
  /// Not met, unknown, met, fault.
  static let outcomes: [DecisionOutcome] = [.notMet, .unknown, .met, .fault]

  /// An outcome's byte.
  static func code(_ outcome: DecisionOutcome) -> UInt8 {
    switch outcome {
    case .notMet: 0
    case .unknown: 1
    case .met: 2
    case .fault: 3
    }
  }
}

extension ColumnSet {
  /// The same columns for another program; `nil` where it reads a fact that this one does not have,
  /// or has in another way.
  func moved(from program: Program, to other: Program) -> ColumnSet? {
    guard program.entities == other.entities else { return nil }
    var places: [Int: Int] = [:]
    for (place, fact) in other.facts.enumerated() where fact.parameters.isEmpty {
      let own = program.facts.firstIndex {
        $0.name == fact.name && $0.entity == fact.entity && $0.parameters.isEmpty
          && $0.type == fact.type && $0.declaration.judge == fact.declaration.judge
          && ($0.declaration.error == nil) == (fact.declaration.error == nil)
          && ($0.completeWhen == nil) == (fact.completeWhen == nil)
      }
      guard let own else { return nil }
      places[own] = place
    }
    return moved(to: places)
  }
}
