// SPDX-License-Identifier: Apache-2.0
package import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Graphics
import Policy

/// What a run and its study say of the goals of a plan, goal by goal.
package struct PlanOutlook: Sendable {
  /// The outlooks by the ids of goals.
  package private(set) var goals: [String: GoalOutlook] = [:]
  /// The charts of goals whose measure is read in a table.
  private(set) var charts: [String: ThresholdSteps] = [:]
  /// Whether the study was there: without it only past gains are known.
  package let hasStudy: Bool

  /// What is missing without the study; `nil` where it was there.
  package var remark: PlanRemark? {
    guard !hasStudy else { return nil }
    return PlanRemark(
      .note,
      .noStudy,
      "",
      "the study of the run was not found, so the policy was not asked what targets are worth",
      remedy: "name its folder with --against"
    )
  }

  /// The outlook of a plan without a run.
  package static let none = PlanOutlook()

  private init() { hasStudy = true }

  /// Computes the outlook.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - run: The run.
  ///   - files: The study of the run; `nil` where it was not found.
  ///   - draws: How many cohorts are drawn where the study does not say.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where the study is not the run's, or the run has no such unit.
  package init(
    _ plan: Plan,
    _ run: PlanRun,
    from files: StudyFiles?,
    draws: Int = 1_000,
    by runner: StudyRunner
  ) throws(StudyError) {
    hasStudy = files != nil
    let measures = try run.measures(of: plan.unit)
    let study = try files.map { files throws(StudyError) in
      try GoalStudy(files, of: run.content.manifest, unit: plan.unit, by: runner)
    }
    for goal in plan.goals {
      try runner.checkStop()
      var outlook = GoalOutlook()
      let readings = measures.readings[goal.measure.reference] ?? []
      outlook.gain = Self.gain(goal, readings, plan.unit, run)
      if let study, let last = readings.last(where: { $0.number != nil }),
        let report = study.report(in: last.year)
      {
        runner.progress("goal \(goal.id)")
        let table = study.table(goal, report)
        study.complete(&outlook, goal, report, table, draws: draws)
        charts[goal.id] = table.flatMap {
          GoalSteps(goal: goal, table: $0, bands: outlook.bands, readings: readings).chart
        }
      }
      goals[goal.id] = outlook
    }
  }

  /// How the gain that is still needed compares with past ones.
  private static func gain(
    _ goal: Plan.Goal,
    _ readings: [MeasureReading],
    _ unit: String,
    _ run: PlanRun
  ) -> GainOutlook? {
    guard let target = goal.target, let due = goal.due?.fields.year else { return nil }
    let known = readings.last { $0.number != nil }
    let place = known.flatMap { reading in reading.number.map { (reading.year, $0) } }
    guard let (year, value) = place ?? goal.baseline.map({ ($0.year, $0.value) }), year < due else {
      return nil
    }
    let needed = goal.measure.direction.advance(from: value, to: target)
    guard needed > .zero else { return nil }
    return GainOutlook(
      needed,
      from: year,
      in: due - year,
      run.gains(of: goal.measure, like: unit)
    )
  }
}
