// SPDX-License-Identifier: Apache-2.0
public import Evidence
internal import ExactArithmetic

/// A population read from a CSV file: one row for each subject, one column for each fact.
///
/// `id` names the subject, a column `FACT_se` gives the standard error of a number, a column named as
/// an entity links the subject to a row of it. An empty cell is unknown (missing), `unknown(pending)`
/// says why. Cells are read by the facts' types; codes stay texts.
public struct PopulationFile: Sendable {
  /// The subjects; those of rows with errors are left out.
  public private(set) var data = CaseData()
  /// What is wrong with the file, in the order of its rows; the cells themselves are not repeated.
  public private(set) var findings: [Finding] = []
  /// How many rows were read.
  public private(set) var rowCount = 0

  private let rulebook: Rulebook
  private let facts: [String: ValueType]
  private let parents: [String]

  /// Reads a population.
  ///
  /// - Parameters:
  ///   - bytes: The CSV file.
  ///   - name: The file's name, as findings print it.
  ///   - rulebook: The rules that say which facts there are.
  public init(_ bytes: [UInt8], name: String, for rulebook: Rulebook) {
    self.rulebook = rulebook
    var facts: [String: ValueType] = [:]
    var parents: [String] = []
    for program in rulebook.versions.map(\.program) {
      for fact in program.facts where fact.entity == 0 && fact.parameters.isEmpty {
        facts[fact.name] = facts[fact.name] ?? fact.type
      }
      for parent in program.entities[0].ancestors {
        let name = program.entities[parent].name
        if !parents.contains(name) { parents.append(name) }
      }
    }
    self.facts = facts
    self.parents = parents
    read(bytes, name)
  }

  private mutating func read(_ bytes: [UInt8], _ name: String) {
    let errors = facts.filter { $0.value.withoutConstants.number != nil }.map { "\($0.key)_se" }
    let names = (["id"] + facts.keys.sorted() + errors.sorted() + parents)
    let columns = names.map {
      ColumnSpecification(
        $0,
        .text,
        isRequired: false,
        allowsMissing: true,
        isPrivate: true
      )
    }
    let specification = TableSpecification(name: rulebook.subject, columns: columns)
    let result = CSVReader(specification: specification).read(bytes, fileName: name)
    findings = result.findings.filter { $0.severity == .error }
    let table = result.table
    rowCount = table.rowCount
    for row in 0..<table.rowCount {
      let line = table.sourceLine(ofRow: row)
      var subject = CaseRow(rulebook.subject, id: "line \(line)")
      var isSound = true
      for column in table.columns where !column.isMissing(row) {
        let cell = column.text(row)
        do {
          try set(cell, column.name, &subject)
        } catch {
          isSound = false
          findings.append(finding(name, line, column.name, error))
        }
      }
      if let period = rulebook.period {
        subject.period = subject.facts[period]?.stated?.number?.integer
      }
      if isSound { data.add(subject) }
    }
  }

  private func set(
    _ cell: String,
    _ column: String,
    _ subject: inout CaseRow
  ) throws(CellObjection) {
    if column == "id" {
      subject.id = cell
    } else if let type = facts[column] {
      let error = subject.facts[column]?.statedError
      subject.facts[column] = FactRecord(
        try Self.answer(cell, type, column),
        standardError: error
      )
    } else if parents.contains(column) {
      subject.links[column] = cell
    } else {
      let fact = String(column.dropLast(3))
      guard let error = Rational(decimal: cell), error >= .zero else {
        throw CellObjection(rule: "is a number not below 0")
      }
      let factor = facts[fact]?.withoutConstants.number?.unit?.factor ?? .one
      subject.facts[fact] = FactRecord(
        subject.facts[fact]?.stated,
        standardError: error * factor
      )
    }
  }

  private static func answer(
    _ cell: String,
    _ type: ValueType,
    _ name: String
  ) throws(CellObjection) -> Answer {
    guard cell.hasPrefix("unknown") else { return .value(try type.value(ofCell: cell)) }
    if cell == "unknown" { return .unknown(.missing, name) }
    let kinds = UnknownKind.allCases.filter { cell == "unknown(\($0.rawValue))" }
    if let kind = kinds.first { return .unknown(kind, name) }
    throw CellObjection(
      rule: "is a value, or unknown with one of the kinds "
        + UnknownKind.allCases.map(\.rawValue).joined(separator: ", ")
    )
  }

  private func finding(
    _ file: String,
    _ line: Int,
    _ column: String,
    _ objection: CellObjection
  ) -> Finding {
    Finding(
      severity: .error,
      code: "cell",
      file: file,
      row: line,
      column: column,
      value: nil,
      rule: "a cell of this column \(objection.rule)",
      remedy: "correct the cell, or leave it empty when the evidence is missing"
    )
  }
}
