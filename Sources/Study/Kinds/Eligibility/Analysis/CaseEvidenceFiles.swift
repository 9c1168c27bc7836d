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
    if let stranger = register.strangers(to: rules.subject).first {
      let file = inputs.input(stranger.register)?.path ?? stranger.register
      let people = stranger.people == 1 ? "a person who has" : "\(stranger.people) people who have"
      throw StudyError(
        .data,
        "\(file): speaks of \(people) no row in \(cases.fileName); add the row, or correct the id"
      )
    }
    let checks = CaseChecks(asOf: settings.day)
    let checked = register.cases(vocabulary, countsRows: rules.countsRows)
      .map(checks.checked)
    files = checked.map(\.file)
    notices = checked.flatMap(\.notices)
  }

  /// Puts the items of a list to their owners.
  private static func add(
    _ layout: ListLayout,
    _ table: Evidence.Table,
    to data: inout CaseData
  ) throws(StudyError) {
    guard let loose = data.add(layout.read(table).items, of: layout).first else { return }
    throw StudyError(
      .data,
      "\(table.fileName) row \(loose.line), column \"\(layout.entity)\", \"<redacted>\": there is no "
        + "\(layout.entity) of this id; correct the id, or add the \(layout.entity)"
    )
  }
}
