// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A file of a population: its subjects, rows of another entity, or the items of a list.
///
/// The columns are those of `CaseLayout` or `ListLayout`; a subject's row without an `id` is named by
/// its line.
public struct PopulationFile: Sendable {
  /// What a file holds.
  public enum Role: Sendable, Hashable {
    /// The subjects.
    case subjects
    /// Rows of another entity, each with its id.
    case entity(String)
    /// The items of a list, by the fact's name.
    case list(String)
  }

  /// The rows as they were read.
  public let table: Evidence.Table
  /// What is wrong with the file, in the order of its rows; the cells themselves are not repeated.
  ///
  /// Cells are not compared with the types of their facts yet.
  public private(set) var findings: [Finding]
  /// The facts that have a column, or a column for one of their fields.
  public let facts: Set<String>

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The CSV file.
  ///   - name: The file's name, as findings print it.
  ///   - role: What it holds.
  ///   - rulebook: The rules that say which facts there are.
  ///   - threads: On how many threads it is read.
  public init(
    _ bytes: [UInt8],
    name: String,
    as role: Role,
    for rulebook: Rulebook,
    threads: Int = 1
  ) {
    let specification =
      switch role {
      case .subjects:
        CaseLayout(of: rulebook.subject, in: rulebook, isIdentified: false).specification
      case .entity(let entity): CaseLayout(of: entity, in: rulebook).specification
      case .list(let fact):
        ListLayout(fact, in: rulebook)?.specification
          ?? TableSpecification(name: fact, columns: [])
      }
    let result = CSVReader(specification: specification)
      .read(bytes, fileName: name, threads: threads)
    table = result.table
    findings = result.findings.filter { $0.severity == .error }
    facts = Set(
      result.table.columns.compactMap { column in
        column.name.split(separator: ".").first.map(String.init)
      }
    )
    if role == .subjects { findings += repeated(rulebook.period) }
  }

  /// Subjects that stand twice, in one period where there are periods.
  private func repeated(_ period: String?) -> [Finding] {
    guard let ids = table[column: "id"] else { return [] }
    let periods = period.flatMap { table[column: $0] }
    var lines: [String: Int] = [:]
    lines.reserveCapacity(table.rowCount)
    var findings: [Finding] = []
    for row in 0..<table.rowCount where !ids.isMissing(row) {
      let key = ids.text(row) + (periods.map { "\u{0}" + $0.text(row) } ?? "")
      let line = table.sourceLine(ofRow: row)
      guard let first = lines[key] else {
        lines[key] = line
        continue
      }
      findings.append(
        Finding(
          severity: .error,
          code: "repeated-subject",
          file: table.fileName,
          row: line,
          rule: "the subject stands in row \(first) already",
          remedy: "keep one row for each subject and period"
        )
      )
    }
    return findings
  }
}
