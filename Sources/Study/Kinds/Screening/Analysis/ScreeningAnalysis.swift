// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import NumericsCore
import Policy

/// Everything that a screening study computes, before it is put into words.
struct ScreeningAnalysis {
  let kind: ScreeningKind
  let inputs: StudyInputs
  /// The decisions of the policy itself, applicant by applicant, with their reasons.
  let policy: PolicyAnalysis
  let columns: ApplicantColumns
  /// What the filters do, before near misses are looked at again.
  let declared: Screening
  /// What the screen does.
  let screening: Screening
  /// The applicants' scores against their cuts.
  let standings: [[ScoreStanding]]
  /// The applicants whom one filter drops, and who are near it; by applicant.
  let nearMisses: [NearMiss]
  private let nearMissesByApplicant: [Int: [NearMiss]]
  let waterfall: ScreenWaterfall
  /// The waterfall of the filters alone.
  let declaredWaterfall: ScreenWaterfall
  let groups: [GroupComparison]
  let curve: CutoffCurve?
  /// Other screens over the same applicants.
  let compared: [Other]

  /// Another screen over the same applicants.
  struct Other {
    let rule: ScreenRule
    let screening: Screening
    let waterfall: ScreenWaterfall
    let comparison: ScreenComparison
  }

  var settings: ScreeningSettings { kind.settings }
  var document: StudyDocument { inputs.document }
  var screen: Screen { kind.screen.screen }
  var outcomes: [FilterStep] { screening.outcomes }
  var subjects: [PolicyEvidence.Subject] { policy.evidence.subjects }

  init(_ kind: ScreeningKind, _ inputs: StudyInputs) throws(StudyError) {
    self.kind = kind
    self.inputs = inputs
    let evidence = try PolicyEvidence(inputs, kind.layouts, kind.rule.rulebook)
    guard let rows = ApplicantRows(kind.rule, evidence) else {
      throw StudyError(
        .configuration,
        "\(kind.rule.path): a screen looks at each applicant alone, and a decision of this policy may "
          + "rest on the rows of another"
      )
    }
    let settings = kind.settings
    let options = settings.policy.options
    let quantile = settings.quantile
    policy = PolicyAnalysis(
      rule: kind.rule,
      settings: settings.policy,
      evidence: evidence,
      inputs: inputs
    )
    let columns = try ApplicantColumns(inputs, evidence, settings)
    self.columns = columns
    inputs.progress("screening")
    let evaluator = ScreenEvaluator(kind.screen, in: kind.rule.rulebook, options: options)
    let declared = evaluator.screening(of: rows, threads: inputs.threads)
    self.declared = declared
    declaredWaterfall = ScreenWaterfall(declared)
    (standings, nearMisses) = Self.scores(kind, evaluator, rows, declared, inputs.threads)
    nearMissesByApplicant = Dictionary(grouping: nearMisses, by: \.applicant)
    screening = Self.relieved(declared, nearMisses, settings.relief)
    let outcomes = screening.outcomes
    waterfall = ScreenWaterfall(screening)
    groups = columns.groups.map { $0.comparison(outcomes, quantile: quantile) }
    // The reference stays that of the screen, so that the ratios of all cuts are of one group.
    let pinned = zip(columns.groups, groups).map { column, comparison in
      GroupColumn(
        name: column.name,
        groups: column.groups,
        least: column.least,
        reference: column.reference ?? comparison.reference
      )
    }
    curve = kind.moved.map { moved in
      CutoffCurve(
        moved.policies.map { cut, rulebook in
          let moved = ScreenEvaluator(kind.screen, in: rulebook, options: options)
          return CutoffCurve.Point(
            cut: cut,
            outcomes: moved.screening(of: rows, threads: inputs.threads).outcomes,
            columns: pinned,
            past: columns.past,
            quantile: quantile
          )
        }
      )
    }
    compared = kind.compared.map { rule in
      let other = ScreenEvaluator(rule, in: kind.rule.rulebook, options: options)
        .screening(of: rows, threads: inputs.threads)
      return Other(
        rule: rule,
        screening: other,
        waterfall: ScreenWaterfall(other),
        comparison: ScreenComparison(outcomes, other.outcomes)
      )
    }
  }

  private static func scores(
    _ kind: ScreeningKind,
    _ evaluator: ScreenEvaluator,
    _ rows: ApplicantRows,
    _ declared: Screening,
    _ threads: Int
  ) -> (standings: [[ScoreStanding]], nearMisses: [NearMiss]) {
    let search = ScoreSearch(
      kind.screen,
      evaluator,
      rows,
      subject: kind.rule.rulebook.subject,
      settings: kind.settings
    )
    // Of a mission nobody is dropped by one filter: every filter but one would have to ask for the file.
    let isCut = declared.screen.combination == .all
    let found = OrderedParallel.map(count: rows.subjects.count, threads: threads) { applicant in
      let standings = search.standings(of: applicant, declared.steps[applicant])
      let near =
        (isCut ? declared.onlyDropping(applicant) : nil).map {
          search.nearMisses(of: applicant, droppedBy: $0, standings)
        } ?? []
      return (standings, near)
    }
    return (found.map(\.0), found.flatMap(\.1))
  }

  /// The screening after the declared relief for near misses.
  private static func relieved(
    _ declared: Screening,
    _ nearMisses: [NearMiss],
    _ relief: NearMiss.Relief
  ) -> Screening {
    var steps = declared.steps
    for miss in nearMisses {
      steps[miss.applicant][miss.filter] = max(
        steps[miss.applicant][miss.filter],
        miss.step(relief)
      )
    }
    return Screening(declared.screen, steps: steps)
  }

  /// The near misses of an applicant.
  func nearMisses(of applicant: Int) -> [NearMiss] { nearMissesByApplicant[applicant] ?? [] }

  /// How likely the screen comes out the same at the true scores; `nil` where no error is stated, or
  /// nothing rests on a score.
  ///
  /// Errors of several scores are taken as independent. Where a filter is met every score must reach its
  /// cut; where it is not, any one that would is enough. A filter that drops for another reason than a
  /// score drops at any true score.
  func keeping(_ applicant: Int) -> Double? {
    let own = Dictionary(grouping: standings[applicant], by: \.filter)
    guard !own.isEmpty, screen.combination == .all, outcomes[applicant] != .refer else {
      return nil
    }
    let steps = screening.steps[applicant]
    var passing = 1.0
    for (filter, standings) in own.sorted(by: { $0.key < $1.key }) {
      passing *=
        steps[filter] == .drop
        ? 1 - standings.reduce(1) { $0 * (1 - $1.probability) }
        : standings.reduce(1) { $0 * $1.probability }
    }
    guard outcomes[applicant] == .drop else { return passing }
    let isCertain = steps.indices.contains { steps[$0] == .drop && own[$0] == nil }
    return isCertain ? 1 : 1 - passing
  }

  /// The relief in words.
  var reliefWords: String {
    switch settings.relief {
    case .none: "near misses are listed, and nothing is done about them"
    case .refer(let width):
      "near misses within \(width) standard error\(width == 1 ? "" : "s"), or one step of a category, "
        + "are referred to a person"
    case .pass(let level):
      "near misses pass whose true score reaches the cut with a probability of at least "
        + level.text(places: 2)
    }
  }
}
