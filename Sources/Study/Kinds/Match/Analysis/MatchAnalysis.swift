// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import NumericsCore

/// Everything that a study of a match computes.
struct MatchAnalysis {
  let document: StudyDocument
  let settings: MatchSettings
  let inputs: StudyInputs
  let reading: SeasonReading
  let season: Season
  /// Whether everybody is a single, and no list, seat or number of members hangs on another.
  let isSingles: Bool
  /// The lists that were set aside, by who owns them.
  let setAside: [String: [SeasonReading.SetAside]]
  let outcome: MatchOutcome
  let match: MatchReading
  let applicants: [ApplicantExplanation]
  let programs: [ProgramExplanation]
  let statistics: MatchStatistics
  /// The applicant types that occur, in the order of the groups of the stress test.
  let types: [String]
  let stress: StressTest?
  let strategy: StrategyCheck?
  let probability: [MatchProbabilityGroup]
  /// Up to how many further seats were tried at an applicant's next better choice; 0 for none.
  let seatsTried: Int
  /// For applicants with a better choice the further seats there that would have let them in.
  let seatsNeeded: [Int: (program: Int, seats: Int?)]

  /// The most applicants for whom further seats are tried where the study does not say.
  private static let fewApplicants = 200
  /// The largest market of which every step is kept.
  private static let tracedApplicants = 60

  init(_ inputs: StudyInputs, _ settings: MatchSettings) throws(StudyError) {
    self.inputs = inputs
    self.settings = settings
    document = inputs.document
    reading = SeasonReading(inputs, settings)
    guard let season = reading.season else {
      throw StudyError(
        reading.findings.filter { $0.severity == .error },
        otherwise: "the season cannot be read"
      )
    }
    self.season = season
    isSingles = season.market.isSingles
    setAside = Dictionary(grouping: reading.setAside, by: \.owner)
    if let id = season.market.applicants.map(\.id).first(where: ProgramCertificate.isProgram) {
      throw StudyError(
        .data,
        "applicants.csv, column \"applicant\", \"\(id)\": a run names programs so; give the applicant an id "
          + "that does not begin with \"program \""
      )
    }
    let progress = inputs.progress
    progress("matching \(season.market.applicants.count) applicants")
    let outcome = MatchSolver(season.market, settings.rules).solve(
      tracing: season.market.applicants.count <= Self.tracedApplicants,
      progress: { progress("matching: \($0.words)") }
    )
    self.outcome = outcome
    let match = MatchReading(outcome.assignment, in: season, settings.rules.sameProgram)
    self.match = match
    let showsRanks = settings.showsRanks
    applicants = OrderedParallel.map(
      count: season.market.applicants.count,
      threads: inputs.threads
    ) {
      ApplicantExplanation($0, in: match, showsRanks: showsRanks)
    }
    programs = season.market.programs.indices.map {
      ProgramExplanation($0, in: match, fewest: settings.smallestCount)
    }
    statistics = MatchStatistics(match)
    let types = Set(season.people.map(\.type)).sorted()
    let groups = season.people.map { types.firstIndex(of: $0.type) ?? 0 }
    self.types = types
    stress = settings.stress.map { repetitions, noise in
      StressTest(
        repetitions,
        of: season.market,
        outcome.assignment,
        settings.rules,
        noise,
        groups: groups,
        threads: inputs.threads,
        progress: { progress("repeating the match \($0)/\(repetitions)") }
      )
    }
    strategy = settings.strategyDraws.map { draws in
      progress("trying other lists")
      return StrategyCheck(
        season.market,
        settings.rules,
        draws: draws,
        threads: inputs.threads,
        progress: { progress("trying other lists of \($0) applicants and programs") }
      )
    }
    probability = settings.fitsProbability ? Self.probability(match, settings, inputs) : []
    seatsTried =
      settings.mostSeats ?? (season.market.applicants.count <= Self.fewApplicants ? 3 : 0)
    seatsNeeded =
      seatsTried == 0 || outcome.status != .stable
      ? [:] : Self.seats(season, applicants, settings.rules, seatsTried, inputs)
  }

  private static func seats(
    _ season: Season,
    _ applicants: [ApplicantExplanation],
    _ rules: MatchRules,
    _ most: Int,
    _ inputs: StudyInputs
  ) -> [Int: (program: Int, seats: Int?)] {
    let asked = applicants.compactMap { one -> (applicant: Int, program: Int)? in
      let filled = one.lines.last { line in
        guard case .primary = line.list, !line.isObtained else { return false }
        return line.reasons.contains { if case .filled = $0 { true } else { false } }
      }
      return filled?.program.map { (one.applicant, $0) }
    }
    inputs.progress("trying further seats for \(asked.count) applicants")
    let found = OrderedParallel.map(count: asked.count, threads: inputs.threads) { place in
      Counterfactual.seatsNeeded(
        at: asked[place].program,
        for: asked[place].applicant,
        in: season.market,
        rules,
        most: most
      )
    }
    return Dictionary(
      uniqueKeysWithValues: zip(asked, found).map { ($0.applicant, ($0.program, $1)) }
    )
  }

  /// The rules of the match in words.
  var ruleWords: String {
    let rules = settings.rules
    let side =
      rules.proposing == .applicants
      ? "applicants proposing"
      : isSingles
        ? "programs proposing"
        : "programs proposing at first, a heuristic where couples take part"
    return "deferred acceptance with \(side), \(Stability.name) \(rules.sameProgram.rawValue)"
  }

  /// Whether anything was drawn.
  var usedSeed: Bool {
    let rules = settings.rules
    return stress != nil || strategy != nil || !probability.isEmpty
      || rules.couples == .random || rules.waiting == .random || outcome.rung > .moved
  }

  /// Whether no other list than the true one can pay for an applicant (Dubins and Freedman 1981; Roth 1982).
  var isTruthBest: Bool { isSingles && settings.rules.proposing == .applicants }

  /// The rows of `match.csv`: one for each seat, and one for who holds none.
  var rows: [[String]] {
    applicants.flatMap { one -> [[String]] in
      let id = season.market.applicants[one.applicant].id
      let couple = match.couple(of: one.applicant).map { season.coupleIds[$0] } ?? ""
      let kind = couple.isEmpty ? "primary" : "joint"
      guard let program = one.program else { return [[id, "", "", "", couple]] }
      let name = season.market.programs[program].id
      let first = [id, name, one.rank.map(String.init) ?? "", kind, couple]
      guard let firstYear = one.firstYear else { return [first] }
      let rank = one.lines.first {
        if case .supplemental = $0.list { return $0.isObtained }
        return false
      }?.rank
      return [
        first,
        [
          id, season.market.programs[firstYear].id, rank.map(String.init) ?? "", "supplemental",
          couple,
        ],
      ]
    }
  }

  /// The hash of the result: rows sorted by applicant, as `match.csv` writes them.
  var resultHash: String { Self.hash(rows) }

  /// The hash of rows of a match.
  static func hash(_ rows: [[String]]) -> String {
    let lines = rows.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.joined(separator: ",") }
    return ContentHash.sha256(lines.joined(separator: "\n") + "\n")
  }
}
