// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The rows of a study's files as the policy reads them, with the place each fact comes from.
struct PolicyEvidence {
  /// A subject that is decided, or history of one that is.
  struct Subject {
    let id: String
    let period: Int?
    /// The line of the file on which its row begins.
    let line: Int

    /// The subject as a run names it: its id, with the period where there is one.
    var unit: String { period.map { "\(id) \($0)" } ?? id }
  }

  private(set) var data = CaseData()
  /// The subjects in the order of their file.
  private(set) var subjects: [Subject] = []
  /// The file of the subjects.
  let file: String
  /// Rows of the subjects' file that were set aside, with every reason.
  private(set) var setAside: [(line: Int, reasons: [String])] = []
  /// The files of list items, by fact.
  private(set) var listFiles: [String: String] = [:]
  /// Items that belong to no subject that was read.
  private(set) var looseItems: [Finding] = []
  /// Whether any fact is given with a standard error.
  private(set) var hasErrors = false

  init(
    _ inputs: StudyInputs,
    _ layouts: PolicyLayouts,
    _ rulebook: Rulebook
  ) throws(StudyError) {
    guard let input = inputs.input(PolicyLayouts.subjects) else {
      throw StudyError(.configuration, "study.yaml: the input \"subjects\" is missing")
    }
    file = input.path
    for row in layouts.subject.read(input.result.table).rows {
      data.add(row.subject)
      subjects.append(
        Subject(id: row.subject.id, period: row.subject.period, line: row.line)
      )
    }
    let errors = input.result.report.findings.filter { $0.severity == .error && $0.row != nil }
    guard !subjects.isEmpty || !errors.isEmpty else {
      throw StudyError(
        .data,
        "\(file): the file has a header and no rows, so there is nobody to decide about; give it a "
          + "row for each \(rulebook.subject)"
      )
    }
    setAside = Dictionary(grouping: errors) { $0.row ?? 0 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.map(\.reason)) }
    for layout in layouts.entities {
      guard let table = inputs.table(layout.entity) else { continue }
      for row in layout.read(table).rows { data.add(row.subject) }
    }
    for layout in layouts.lists {
      guard let input = inputs.input(layout.fact) else { continue }
      listFiles[layout.fact] = input.path
      try add(layout, input, isWhole: setAside.isEmpty)
    }
    hasErrors = data.rows.values.contains { rows in
      rows.contains { $0.facts.values.contains { $0.statedError != nil } }
    }
  }

  /// Puts the items of a list to their subjects.
  private mutating func add(
    _ layout: ListLayout,
    _ input: StudyInputs.Input,
    isWhole: Bool
  ) throws(StudyError) {
    for item in data.add(layout.read(input.result.table).items, of: layout) {
      let finding = Finding(
        severity: isWhole ? .error : .warning,
        code: "loose-item",
        file: input.path,
        row: item.line,
        column: layout.entity,
        value: "<redacted>",
        rule: "there is no \(layout.entity) of this id",
        remedy: isWhole ? "correct the id, or add the \(layout.entity)" : "the row was left out"
      )
      if isWhole { throw StudyError(.data, finding.sentence, findings: [finding]) }
      looseItems.append(finding)
    }
  }
}
