// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A population, or the rows of another entity, read from a CSV file: one row for each subject, one
/// column for each fact.
///
/// The columns are those of `CaseLayout`; a row without an `id` is named by its line.
public struct PopulationFile: Sendable {
  /// The subjects; those of rows with errors are left out.
  public private(set) var data = CaseData()
  /// What is wrong with the file, in the order of its rows; the cells themselves are not repeated.
  public private(set) var findings: [Finding] = []
  /// How many rows were read.
  public private(set) var rowCount = 0
  /// The facts that have a column, or a column for one of their fields.
  public private(set) var facts: Set<String> = []

  /// Reads a population.
  ///
  /// - Parameters:
  ///   - bytes: The CSV file.
  ///   - name: The file's name, as findings print it.
  ///   - rulebook: The rules that say which facts there are.
  ///   - entity: The entity that the rows are of, each with its id; `nil` for the subject.
  public init(_ bytes: [UInt8], name: String, for rulebook: Rulebook, entity: String? = nil) {
    let layout = CaseLayout(
      of: entity ?? rulebook.subject,
      in: rulebook,
      isIdentified: entity != nil
    )
    let result = CSVReader(specification: layout.specification).read(bytes, fileName: name)
    findings = result.findings.filter { $0.severity == .error }
    let read = layout.read(result.table)
    rowCount = result.table.rowCount
    for column in result.table.columns {
      switch layout.cells[column.name] {
      case .fact(let fact, _)?, .field(_, let fact, _)?: facts.insert(fact)
      case .error?, .parent?, .id?, nil: continue
      }
    }
    findings += read.findings
    var lines: [SubjectPeriod: Int] = [:]
    for row in read.rows {
      let key = SubjectPeriod(id: row.subject.id, period: row.subject.period)
      if let first = lines[key] {
        findings.append(Self.repeated(name, row.line, first: first))
        continue
      }
      lines[key] = row.line
      data.add(row.subject)
    }
  }

  private struct SubjectPeriod: Hashable {
    let id: String
    let period: Int?
  }

  private static func repeated(_ name: String, _ line: Int, first: Int) -> Finding {
    Finding(
      severity: .error,
      code: "repeated-subject",
      file: name,
      row: line,
      rule: "the subject stands in row \(first) already",
      remedy: "keep one row for each subject and period"
    )
  }
}
