// SPDX-License-Identifier: Apache-2.0
import Evidence
import Testing

@testable import Policy

/// One set of tables, as columns and by the detour through cases.
struct TwoWays {
  private let found: PopulationTables.Columns
  private let detour: ColumnSet
  private let findings: [Finding]
  private let form: Form
  private let request: ColumnRequest

  init(_ evaluator: Evaluator, _ files: PopulationTables, threads: Int) throws {
    let rulebook = evaluator.rulebook
    let version = try #require(evaluator.options.version)
    found = try files.columns(for: evaluator, version: version, threads: threads)
    var data = CaseData()
    var findings: [Finding] = []
    let program = try #require(rulebook.versions.first { $0.name == version }).program
    for entity in program.entities {
      guard let table = files.tables[entity.name] else { continue }
      let read = CaseLayout(of: entity.name, in: rulebook).read(table)
      for row in read.rows { data.add(row.subject) }
      findings += read.findings
    }
    for fact in program.facts {
      guard let table = files.lists[fact.name], let layout = ListLayout(fact.name, in: rulebook)
      else { continue }
      let read = layout.read(table)
      _ = data.add(read.items, of: layout)
      findings += read.findings
    }
    self.findings = findings
    detour = try ColumnSet(data, evaluator, version: version)
    form = Form.of(program, answers: evaluator.answers)
    request = ColumnRequest(
      decisions: Array(program.decisions.indices),
      measures: Array(program.measures.indices),
      threads: threads
    )
  }

  private func cells(_ columns: ColumnSet) -> [String] {
    let run = ColumnRunner(form, columns).run(request)
    var lines = run.refusals.map(\.finding.message).sorted()
    for (place, decided) in run.decisions.sorted(by: { $0.key < $1.key }) {
      lines += (0..<decided.rowCount).map { "\(place) \(DecidedRow(decided, $0))" }
    }
    for (place, column) in run.measures.sorted(by: { $0.key < $1.key }) {
      lines += (0..<column.rowCount).map { "\(place) \(column[$0])" }
    }
    return lines
  }

  var isCarried: Bool { ColumnRunner(form, found.columns).run(request).refusals.isEmpty }

  /// The hashes of all cells.
  func digest() -> [Int] { cells(found.columns).map(\.hashValue) }

  func check(_ location: SourceLocation = #_sourceLocation) {
    let (ours, theirs) = (cells(found.columns), cells(detour))
    #expect(ours.count == theirs.count, sourceLocation: location)
    if let row = zip(ours, theirs).enumerated().first(where: { $1.0 != $1.1 }) {
      Issue.record("\(row.offset): \(row.element)", sourceLocation: location)
    }
    let own = found.findings.filter { $0.code != "loose-item" }.map(\.sentence)
    #expect(own.sorted() == findings.map(\.sentence).sorted(), sourceLocation: location)
  }
}
