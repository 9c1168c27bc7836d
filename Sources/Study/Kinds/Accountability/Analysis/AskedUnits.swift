// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import NumericsCore
import Policy

/// The units that a study reports, each with its years, for what compares years or sources.
struct AskedUnits {
  private let units: [(id: String, years: [Int?], rows: CaseData)]
  private let masks: Set<String>

  init(
    _ asked: [AccountabilityEvidence.Unit],
    _ evidence: AccountabilityEvidence,
    masks: Set<String>
  ) {
    self.masks = masks
    let groups = Dictionary(grouping: asked, by: \.id)
    units = asked.map(\.id).uniqued.compactMap { id in
      guard let own = groups[id], let first = own.first else { return nil }
      return (id, own.map(\.period), evidence.rows(of: first))
    }
  }

  /// Why totals differ between each year and the next that is reported.
  func changes(
    by evaluator: Evaluator,
    rulebook: Rulebook,
    _ inputs: StudyInputs
  ) -> [YearChange] {
    let families = YearChange.families(of: rulebook)
    let pairs = units.indices.flatMap { place -> [(Int, Int, Int)] in
      let years = units[place].years.compactMap(\.self).sorted()
      return zip(years, years.dropFirst()).map { (place, $0, $1) }
    }
    return OrderedParallel.map(count: pairs.count, threads: inputs.threads) { place in
      let (unit, from, to) = pairs[place]
      return YearChange(
        of: units[unit].id,
        from: from,
        to: to,
        in: units[unit].rows,
        families: families,
        by: evaluator
      )
    }.compactMap(\.self)
  }

  /// Published values that cannot have come out of the policy.
  func objections(
    by evaluator: Evaluator,
    _ rulebook: Rulebook,
    _ inputs: StudyInputs,
    grid: Rational?
  ) -> [Finding] {
    guard let input = inputs.input(OfficialFile.role) else { return [] }
    let file = OfficialFile(input.result.table, rulebook, masks)
    return OfficialObjection.all(file.values, of: units, by: evaluator, grid: grid).map {
      objection in
      Finding(
        severity: .warning,
        code: objection.kind.rawValue,
        file: input.path,
        row: file.lines[objection.place],
        column: "value",
        value: file.values[objection.place].text,
        rule: objection.rule,
        remedy: "correct the cell, or look for the rule that gives it"
      )
    }
  }

  /// What was published beside what is computed; `nil` where the study has no such file.
  func official(
    by evaluator: Evaluator,
    _ rulebook: Rulebook,
    _ inputs: StudyInputs
  ) -> OfficialComparison? {
    inputs.table(OfficialFile.role).map { table in
      OfficialComparison(
        OfficialFile(table, rulebook, masks).values,
        of: units,
        by: evaluator,
        threads: inputs.threads
      )
    }
  }
}
