// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// One unit of the study of a run, opened to ask the policy about goals.
struct GoalStudy {
  private let kind: AccountabilityKind
  private let rows: CaseData
  private let subjects: [Int: (subject: Evaluator.Subject, number: Int)]
  private let reader: ScorecardReader

  /// Opens the study.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - run: What the run says of itself.
  ///   - unit: The unit of the plan.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where the study is not the run's or of another kind.
  init(
    _ files: StudyFiles,
    of run: RunManifest,
    unit: String,
    by runner: StudyRunner
  ) throws(StudyError) {
    let study = try OpenStudy(files, by: runner.again(run))
    try study.check(isThatOf: run)
    guard let kind = study.kind as? AccountabilityKind else {
      throw StudyError(
        .configuration,
        "\(study.document.id) is a study of kind \(study.document.kind); a plan needs one of kind "
          + AccountabilityKind.id
      )
    }
    self.kind = kind
    let evidence = try AccountabilityEvidence(
      study.inputs,
      kind.roleTable,
      kind.rule,
      kind.settings
    )
    let own = evidence.units.enumerated().filter { $0.element.id == unit }
    rows = own.first.map { evidence.rows(of: $0.element) } ?? CaseData([])
    subjects = Dictionary(
      own.map { ($0.element.period ?? 0, ($0.element.subject, $0.offset)) }
    ) { first, _ in first }
    reader = ScorecardReader(Evaluator(kind.rule.rulebook, options: kind.settings.options))
  }

  /// The unit's report of a year; `nil` where no version of the policy is in force.
  func report(in year: Int) -> UnitReport? {
    subjects[year].flatMap { reader.report(of: $0.subject, in: rows) }
  }

  /// The table in which a goal's measure is read.
  func table(_ goal: Plan.Goal, _ report: UnitReport) -> GoalTable? {
    GoalTable(goal.measure.reference, report, kind.rule.rulebook)
  }

  /// Adds what the policy says of a goal.
  ///
  /// - Parameters:
  ///   - outlook: Takes it.
  ///   - goal: The goal.
  ///   - report: The report of the last year in which the measure has a number.
  ///   - table: The table in which it is read.
  ///   - draws: How many cohorts are drawn where the study does not say.
  func complete(
    _ outlook: inout GoalOutlook,
    _ goal: Plan.Goal,
    _ report: UnitReport,
    _ table: GoalTable?,
    draws: Int
  ) {
    let reference = goal.measure.reference
    if let target = goal.target {
      outlook.effect = Result { () throws(GoalEffect.Untold) in
        try GoalEffect(reference, at: target, report, in: rows, by: reader)
      }
      if case .component(let id) = reference, let numbers = attainable(id, report),
        !numbers.contains(target)
      {
        outlook.attainable = numbers.sorted()
      }
    }
    outlook.bands = report.subject.period.flatMap { table?.goalBands(goal, from: $0) }
    outlook.scatter = scatter(reference, report, table, draws)
  }

  private func attainable(_ id: String, _ report: UnitReport) -> Set<Rational>? {
    let evaluator = reader.evaluator
    guard let component = report.scorecard.components.first(where: { $0.name == id }),
      let version = evaluator.evaluation(of: rows).version(for: report.subject),
      let place = rows.place(
        of: report.subject.id,
        in: evaluator.rulebook.subject,
        period: report.subject.period
      )
    else { return nil }
    let row = rows[evaluator.rulebook.subject, place]
    return AttainablePoints(evaluator, version: version, of: row).numbers(of: component)
  }

  private func scatter(
    _ reference: Plan.Measure.Reference,
    _ report: UnitReport,
    _ table: GoalTable?,
    _ draws: Int
  ) -> GoalOutlook.Scatter? {
    guard let number = subjects[report.subject.period ?? 0]?.number,
      let asked = self.number(reference, report, table)
    else { return nil }
    let settings = kind.settings
    let scatter = NumberScatter(
      LevelResampling.Unit(report: report, rows: rows, number: number),
      LevelResampling(
        settings.levers,
        draws: settings.resamples > 0 ? settings.resamples : draws,
        seed: settings.seed
      ),
      by: reader.evaluator,
      of: asked.value
    )
    return scatter.map { scatter in
      GoalOutlook.Scatter(
        year: report.subject.period,
        halfWidth: scatter.halfWidth * asked.scale,
        draws: scatter.draws,
        isLeast: scatter.isLeast
      )
    }
  }

  /// The number of a measure in an evaluation, and by how much a run prints more than it.
  private func number(
    _ reference: Plan.Measure.Reference,
    _ report: UnitReport,
    _ table: GoalTable?
  ) -> (value: (Evaluation) -> Rational?, scale: Rational)? {
    let subject = report.subject
    switch reference {
    case .total:
      let total = report.scorecard.total
      return ({ $0.value(of: total, at: subject).number }, 1)
    case .percent:
      guard let share = report.scorecard.share else { return nil }
      return ({ $0.value(of: share, at: subject).number }, 100)
    case .component(let id):
      guard let own = report.scorecard.components.first(where: { $0.name == id }) else {
        return nil
      }
      return ({ $0.value(of: own.value, at: subject).number }, 1)
    case .part:
      guard let table, let origin = table.step.origin, origin.kind == .measure else { return nil }
      return ({ origin.number(of: subject, in: $0) }, 1 / table.base(1))
    }
  }
}
