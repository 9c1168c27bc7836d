// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy

/// The table in which a goal's measure was read, with its bands in every year.
struct GoalTable {
  /// What was looked up last.
  let step: LookupStep
  /// The component whose part it is.
  let component: ComponentReport
  private let rulebook: Rulebook
  private let version: RuleVersion

  /// Finds the table; `nil` where the part read no number among published bands.
  ///
  /// - Parameters:
  ///   - measure: The goal's measure; only parts of components are read in tables.
  ///   - report: The last report of the unit.
  ///   - rulebook: The policy.
  init?(_ measure: Plan.Measure.Reference, _ report: UnitReport, _ rulebook: Rulebook) {
    guard case .part(let id, let name) = measure,
      let component = report.components.first(where: { $0.id == id }),
      let step = component.lookup(ofPart: name),
      let version = rulebook.versions.first(where: { $0.name == report.version })
    else { return nil }
    (self.step, self.component, self.rulebook, self.version) = (step, component, rulebook, version)
  }

  /// The bands of a year: by the version in force then, and by that of the report where none is.
  func bands(in year: Int) -> TableBands? {
    let inForce = rulebook.versions.first { version in
      guard version.appliesTo == nil, case .inForce(let from, let until) = version.status else {
        return false
      }
      return rulebook.countsYears && from <= year && until.map { year < $0 } ?? true
    }
    let program = (inForce ?? version).program
    guard let table = program.tables.first(where: { $0.name == step.table }) else { return nil }
    return TableBands(table, row: table.row(taking: step.keys, in: year))
  }

  /// A number as the run prints it, in base units.
  func base(_ number: Rational) -> Rational {
    step.origin?.isShare ?? false ? number / 100 : number
  }

  /// In which bands a goal's numbers lie from the year of the report to the year in which it is due.
  func goalBands(_ goal: Plan.Goal, from first: Int) -> GoalBands? {
    guard let target = goal.target, let due = goal.due?.fields.year, first <= due,
      due - first <= 100
    else { return nil }
    let found = (first...due).map { (year: $0, bands: bands(in: $0)) }
    guard let start = found[0].bands else { return nil }
    let path = GoalPath(goal)
    let band = start.word(of: base(target)) ?? ""
    return GoalBands(
      target: target,
      unit: step.origin?.isShare ?? false ? " %" : "",
      order: TableBands.order(found.compactMap(\.bands)),
      years: found.map { year, bands in
        let asked = path?.place(in: year)?.value
        let edge = bands?.edge(band)
        return GoalBands.Year(
          year: year,
          asked: asked,
          askedBand: asked.flatMap { bands?.word(of: base($0)) } ?? "",
          targetBand: bands?.word(of: base(target)) ?? "",
          edge: edge.map { $0 / base(1) }
        )
      }
    )
  }
}
