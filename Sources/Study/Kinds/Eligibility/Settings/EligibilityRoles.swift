// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import Policy

/// The files that a study of cases can have, by their roles.
///
/// `cases` holds a row for each person. Other entities and lists of records have files of their names;
/// evidence, judgments, requests, stages, closings and applications have theirs.
struct EligibilityRoles {
  static let cases = "cases"

  let rules: PathwayRules
  let subject: CaseLayout
  let entities: [CaseLayout]
  let lists: [ListLayout]

  init(_ rules: PathwayRules) {
    self.rules = rules
    let rulebooks = rules.pathways.map(\.rulebook)
    subject = CaseLayout(of: rules.subject, in: rulebooks)
    let others = rules.vocabulary.otherEntities
    entities = others.map { CaseLayout(of: $0, in: rulebooks) }
    lists = rulebooks.flatMap(ListLayout.names).uniqued.filter { !others.contains($0) }
      .compactMap { ListLayout($0, in: rulebooks) }
  }

  var names: [String] {
    [Self.cases] + entities.map(\.entity) + lists.map(\.fact) + registers.map(\.name)
  }

  private var registers: [TableSpecification] {
    [
      EvidenceRegister.specification, JudgmentRegister.specification,
      RequestRegister.specification, StageRegister.stages, StageRegister.closings,
      ApplicationRegister.specification,
    ]
  }

  func specification(_ role: String) -> TableSpecification? {
    if role == Self.cases { return subject.specification }
    if let entity = entities.first(where: { $0.entity == role }) { return entity.specification }
    if let list = lists.first(where: { $0.fact == role }) { return list.specification }
    return registers.first { $0.name == role }
  }

  /// What is wrong with the cells of a file by the types of the facts and the rules of conduct.
  func objections(to input: StudyInputs.Input, settings: EligibilitySettings) -> [Finding] {
    let table = input.result.table
    let vocabulary = rules.vocabulary
    switch input.role {
    case EvidenceRegister.specification.name: return EvidenceRegister(table, vocabulary).findings
    case JudgmentRegister.specification.name:
      return JudgmentRegister(table, vocabulary, asOf: settings.day).findings
    case RequestRegister.specification.name:
      return RequestRegister(table, vocabulary, asOf: settings.day).findings
    case ApplicationRegister.specification.name:
      return ApplicationRegister(table, rules.pathways).findings
    case StageRegister.stages.name, StageRegister.closings.name:
      var register = StageRegister()
      if input.role == StageRegister.stages.name {
        register.read(stages: table, rules.pathways, asOf: settings.day)
      } else {
        register.read(closings: table, rules.pathways, asOf: settings.day)
      }
      return register.findings
    case Self.cases: return judgedColumns(of: table) + subject.read(table).findings
    default:
      if let list = lists.first(where: { $0.fact == input.role }) {
        return list.read(table).findings
      }
      return entities.first { $0.entity == input.role }?.read(table).findings ?? []
    }
  }

  /// A column of a fact that only an authority can give.
  private func judgedColumns(of table: Evidence.Table) -> [Finding] {
    table.columns.flatMap { column -> [Finding] in
      guard let judge = rules.vocabulary[column.name]?.declaration.judge else { return [] }
      return (0..<table.rowCount).filter { !column.isMissing($0) }.map { row in
        Finding(
          severity: .error,
          code: "judged",
          file: table.fileName,
          row: table.sourceLine(ofRow: row),
          column: column.header,
          value: "<redacted>",
          rule: "is judged by \(judge), and no file computes a judgment",
          remedy:
            "record the judgment with its person, role, day and reason in the file of judgments"
        )
      }
    }
  }
}
