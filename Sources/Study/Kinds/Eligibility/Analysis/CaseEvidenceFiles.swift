// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Policy

/// The files of a study of cases, read into one case for each person.
struct CaseEvidenceFiles {
  let files: [CaseFile]
  /// The pathways under which each person is filed; `nil` when everybody is under all.
  let applications: [String: [String]]?
  let notices: [Finding]

  init(
    _ inputs: StudyInputs,
    rules: PathwayRules,
    roles: EligibilityRoles,
    settings: EligibilitySettings
  ) throws(StudyError) {
    var register = CaseRegister()
    let vocabulary = rules.vocabulary
    guard let cases = inputs.table(EligibilityRoles.cases) else {
      throw StudyError(.configuration, "study.yaml: the input \"cases\" is missing")
    }
    for row in roles.subject.read(cases).rows { register.data.add(row.subject) }
    guard cases.rowCount > 0 else {
      throw StudyError(
        .data,
        "\(cases.fileName): the file has a header and no rows, so there is nobody to review; give it "
          + "a row for each \(rules.subject)"
      )
    }
    for layout in roles.entities {
      guard let table = inputs.table(layout.entity) else { continue }
      for row in layout.read(table).rows { register.data.add(row.subject) }
    }
    for layout in roles.lists {
      guard let table = inputs.table(layout.fact) else { continue }
      try Self.add(layout, table, to: &register.data)
    }
    register.evidence = inputs.table(EvidenceRegister.specification.name).map {
      EvidenceRegister($0, vocabulary)
    }
    register.judgments = inputs.table(JudgmentRegister.specification.name).map {
      JudgmentRegister($0, vocabulary)
    }
    register.requests = inputs.table(RequestRegister.specification.name).map {
      RequestRegister($0, vocabulary)
    }
    if let table = inputs.table(StageRegister.stages.name) {
      register.stages.read(stages: table, rules.pathways)
    }
    if let table = inputs.table(StageRegister.closings.name) {
      register.stages.read(closings: table, rules.pathways)
    }
    applications = inputs.table(ApplicationRegister.specification.name).map {
      ApplicationRegister($0, rules.pathways).pathways
    }
    let strangers = register.strangers(to: rules.subject).count
    if strangers > 0 {
      throw StudyError(
        .data,
        "\(cases.fileName): registers speak of \(strangers) people who have no row here; give each a "
          + "row, or correct the ids in the registers"
      )
    }
    let checks = CaseChecks(asOf: settings.day)
    let checked = register.cases(of: rules.subject).map(checks.checked)
    files = checked.map(\.file)
    notices = checked.flatMap(\.notices)
  }

  /// Puts the items of a list to their owners.
  private static func add(
    _ layout: ListLayout,
    _ table: Evidence.Table,
    to data: inout CaseData
  ) throws(StudyError) {
    let read = layout.read(table).items
    let owners = Set((data.rows[layout.entity] ?? []).map(\.id))
    if let loose = read.first(where: { !owners.contains($0.subject) }) {
      throw StudyError(
        .data,
        "\(table.fileName) row \(loose.line), column \"\(layout.entity)\", \"<redacted>\": there is no "
          + "\(layout.entity) of this id; correct the id, or add the \(layout.entity)"
      )
    }
    let items = Dictionary(grouping: read, by: \.subject)
    for (place, row) in (data.rows[layout.entity] ?? []).enumerated()
    where row.facts[layout.fact] == nil {
      let own = items[row.id]?.map(\.item) ?? []
      guard !own.isEmpty || layout.isClosedByRule else { continue }
      data[layout.entity, place].facts[layout.fact] =
        FactRecord(.value(.list(own, isComplete: true)))
    }
  }
}
