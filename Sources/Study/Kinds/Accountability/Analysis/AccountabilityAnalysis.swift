// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import NumericsCore
import Policy

/// Every unit of a study in every year, reported.
struct AccountabilityAnalysis {
  /// A unit in one year with where it stands.
  struct Reported: Sendable {
    let unit: AccountabilityEvidence.Unit
    /// The unit's name in lower case, other characters as hyphens, and a number where another unit has
    /// the same: for ids of sections and names of files.
    let stem: String
    /// Where it stands; `nil` where no version of the policy is in force for it.
    let standing: UnitStanding?
    /// How sure total and level are; `nil` where the unit has no counts of students.
    let resampled: LevelResampling.Result?

    var words: StandingWords? { standing.map(StandingWords.init) }
  }

  let inputs: StudyInputs
  let rule: PolicyRule
  let settings: AccountabilitySettings
  let evidence: AccountabilityEvidence
  let units: [Reported]
  /// Why totals differ between the years that are reported, unit by unit.
  let changes: [YearChange]
  /// What was published beside what was computed; `nil` where the study has no such file.
  let official: OfficialComparison?
  /// What the evidence warns of.
  let remarks: [Finding]
  let failedTests: [FailedTest]

  var document: StudyDocument { inputs.document }
  var noun: String { rule.rulebook.subject }

  init(
    _ inputs: StudyInputs,
    rule: PolicyRule,
    settings: AccountabilitySettings,
    roles: AccountabilityRoles,
    testsPolicy: Bool = true
  ) throws(StudyError) {
    self.inputs = inputs
    self.rule = rule
    self.settings = settings
    let evidence = try AccountabilityEvidence(inputs, roles, rule, settings)
    self.evidence = evidence
    let periods = Set(settings.periods)
    let asked = evidence.units.filter { unit in
      periods.isEmpty || unit.period.map(periods.contains) ?? false
    }
    guard !asked.isEmpty else {
      throw StudyError(
        .data,
        "\(evidence.file): no \(rule.rulebook.subject) has a row for \(settings.periods); add rows, or "
          + "correct `periods` in study.yaml"
      )
    }
    let reader = ScorecardReader(Evaluator(rule.rulebook, options: settings.options))
    let noun = rule.rulebook.subject
    let tally = StageTally("reporting", of: asked.count, noun + "s", inputs.progress)
    let (levers, grid) = (settings.levers, settings.grid)
    let stems = Self.stems(asked.map(\.name))
    let standings = OrderedParallel.map(count: asked.count, threads: inputs.threads) { place in
      defer { tally.advance() }
      let rows = evidence.rows(of: asked[place])
      return reader.report(of: asked[place].subject, in: rows).map { report in
        UnitStanding(report, in: rows, levers: levers, grid: grid, by: reader)
      }
    }
    guard standings.contains(where: { $0?.report.components.contains(where: \.counts) ?? false })
    else {
      throw StudyError(
        .data,
        "\(evidence.file): no component of \(rule.rulebook.id) counts for any of the \(asked.count) "
          + "\(noun)s; correct their years and kinds, or take the policy that is about them"
      )
    }
    let resampled = Self.resampled(asked, standings, evidence, settings, reader, inputs)
    units = asked.indices.map { place in
      Reported(
        unit: asked[place],
        stem: stems[place],
        standing: standings[place],
        resampled: resampled[place]
      )
    }
    let reported = AskedUnits(asked, evidence, masks: settings.suppressed)
    changes = reported.changes(by: reader.evaluator, rulebook: rule.rulebook, inputs)
    official = reported.official(by: reader.evaluator, rule.rulebook, inputs)
    remarks =
      evidence.remarks
      + reported.objections(
        by: reader.evaluator,
        rule.rulebook,
        inputs,
        grid: settings.declaredGrid
      )
    failedTests = testsPolicy ? FailedTest.all(of: rule) : []
  }

  /// How sure totals and levels are; every unit draws by its number among all of the evidence.
  private static func resampled(
    _ asked: [AccountabilityEvidence.Unit],
    _ standings: [UnitStanding?],
    _ evidence: AccountabilityEvidence,
    _ settings: AccountabilitySettings,
    _ reader: ScorecardReader,
    _ inputs: StudyInputs
  ) -> [LevelResampling.Result?] {
    guard settings.resamples > 0 else { return asked.map { _ in nil } }
    inputs.progress("drawing \(settings.resamples) cohorts")
    let numbers = Dictionary(
      evidence.units.enumerated().map { ($1.subject, $0) }
    ) { first, _ in first }
    let places = asked.indices.filter { standings[$0] != nil }
    let units = places.compactMap { place in
      standings[place].map { standing in
        LevelResampling.Unit(
          report: standing.report,
          rows: evidence.rows(of: asked[place]),
          number: numbers[asked[place].subject] ?? place
        )
      }
    }
    let resampling = LevelResampling(
      settings.levers,
      draws: settings.resamples,
      seed: settings.seed
    )
    let found = resampling.results(of: units, by: reader, threads: inputs.threads)
    var results: [LevelResampling.Result?] = asked.map { _ in nil }
    for (place, result) in zip(places, found) { results[place] = result }
    return results
  }

  private static func stems(_ names: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return names.map { name in
      let characters = name.lowercased().unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "0"..."9": Character(scalar)
        default: "-"
        }
      }
      let stem = String(characters)
      let count = counts[stem, default: 0] + 1
      counts[stem] = count
      return count == 1 ? stem : "\(stem)-\(count)"
    }
  }

  /// Whether a number of the study rests on a source that nobody published.
  var isUnofficial: Bool { units.contains { $0.standing?.report.isUnofficial ?? false } }

  /// What must be said before everything else where a number is unofficial.
  static let unofficial =
    "UNOFFICIAL: these points rest on tables that nobody published; they are no report of any state."

  /// What keeps the version that the study asks for from being law, as a sentence.
  var notice: String? {
    guard let name = settings.version, let caution = rule.version(name)?.status.caution else {
      return isUnofficial ? Self.unofficial : nil
    }
    let sentence =
      "Version \(name), which the study asks for, is \(caution): the points are what it would give, and "
      + "no report by law."
    return isUnofficial ? "\(Self.unofficial) \(sentence)" : sentence
  }
}
