// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Matching
import NumericsCore
import Policy

/// A score of an applicant against the cut that holds for that applicant.
struct ScoreStanding: Sendable {
  let filter: Int
  let fact: String
  let shortfall: NearMiss.Shortfall
  /// The standard error: the applicant's own where the file gives one, or that of the study.
  let standardError: Rational
  /// The probability that the true score reaches the cut.
  let probability: Double

  var score: Rational { shortfall.score }
  var cut: Rational { shortfall.cut }
}

/// Finds the cut of each applicant in each filter, and who is near it.
///
/// The cut of an applicant is the least score with which the filter would let the applicant pass, all
/// other facts as they are: a conditional rule (Step 2 of 245 excuses a Step 1 from 215 on) gives two
/// applicants two cuts.
struct ScoreSearch: Sendable {
  /// One score in one filter.
  private struct Place: Sendable {
    let filter: Int
    let score: ScoreSetting
    let thresholds: FilterThresholds
  }

  private let evaluator: ScreenEvaluator
  private let applicants: ApplicantRows
  private let subject: String
  private let places: [Place]
  /// The facts whose categories are in order, by filter.
  private let categories: [[(fact: String, type: ValueType)]]

  /// How many standard errors away a cut is looked for where every step of the scale can be one.
  private static let reach: Rational = 5
  /// How many steps of a score are tried on either side at most.
  private static let mostSteps = 2_000

  init(
    _ rule: ScreenRule,
    _ evaluator: ScreenEvaluator,
    _ applicants: ApplicantRows,
    subject: String,
    settings: ScreeningSettings
  ) {
    let scores = settings.scores
    self.evaluator = evaluator
    self.applicants = applicants
    self.subject = subject
    let filters = rule.screen.filters.indices
    places = filters.flatMap { filter in
      scores.compactMap { score in
        let thresholds = FilterThresholds(of: score.fact, in: rule, filter: filter)
        return thresholds.isUsed
          ? Place(filter: filter, score: score, thresholds: thresholds) : nil
      }
    }
    let program = rule.version.program
    categories = filters.map { filter in
      program.facts.compactMap { fact in
        guard settings.categories.contains(fact.name),
          FilterThresholds(of: fact.name, in: rule, filter: filter).isUsed
        else { return nil }
        return (fact.name, fact.type.withoutConstants)
      }
    }
  }

  /// The scores of an applicant against their cuts, in the order of the filters.
  func standings(of applicant: Int, _ steps: [FilterStep]) -> [ScoreStanding] {
    places.compactMap { place in
      let data = applicants.rows(of: applicant)
      guard let record = data.rows[subject]?.first?.facts[place.score.fact],
        let score = record.stated?.number
      else { return nil }
      let own = record.statedError ?? place.score.standardError
      guard own.signum > 0,
        let cut = cut(place, applicant, score, passes: steps[place.filter] == .pass, own)
      else { return nil }
      let error =
        own == place.score.standardError
        ? place.score.error
        : (try? ScoreError(own.double, reference: place.score.error.reference))
          ?? place.score.error
      return ScoreStanding(
        filter: place.filter,
        fact: place.score.fact,
        shortfall: .init(score: score, cut: cut),
        standardError: own,
        probability: error.probability(of: score.double, reaching: cut.double)
      )
    }
  }

  /// The near misses of an applicant whom only one filter drops.
  ///
  /// - Parameters:
  ///   - applicant: The applicant's place.
  ///   - filter: The only filter that drops the applicant.
  ///   - standings: The applicant's scores against their cuts.
  /// - Returns: By scores, then by categories.
  func nearMisses(
    of applicant: Int,
    droppedBy filter: Int,
    _ standings: [ScoreStanding]
  ) -> [NearMiss] {
    let byScore = standings.filter { $0.filter == filter }.compactMap { standing -> NearMiss? in
      guard let width = standing.shortfall.width(standing.standardError) else { return nil }
      return NearMiss(
        applicant: applicant,
        filter: filter,
        fact: standing.fact,
        distance: .standardErrors(width),
        shortfall: standing.shortfall,
        probability: standing.probability
      )
    }
    let byCategory = categories[filter].compactMap { fact, type -> NearMiss? in
      guard let value = value(fact, applicant) else { return nil }
      let isNear = type.neighbours(of: value).contains { passes(applicant, filter, fact, $0) }
      guard isNear else { return nil }
      return NearMiss(
        applicant: applicant,
        filter: filter,
        fact: fact,
        distance: .categoryStep
      )
    }
    return byScore + byCategory
  }

  // MARK: - Search

  private func value(_ fact: String, _ applicant: Int) -> Value? {
    applicants.rows(of: applicant).rows[subject]?.first?.facts[fact]?.stated?.value
  }

  /// Whether a filter lets an applicant pass with another value of a fact.
  private func passes(_ applicant: Int, _ filter: Int, _ fact: String, _ value: Value) -> Bool {
    var data = applicants.rows(of: applicant)
    data[subject, 0].facts[fact] = FactRecord(value)
    return evaluator.steps(of: applicants.subjects[applicant], in: data)[filter] == .pass
  }

  private func cut(
    _ place: Place,
    _ applicant: Int,
    _ score: Rational,
    passes isPassing: Bool,
    _ error: Rational
  ) -> Rational? {
    func passes(_ value: Rational) -> Bool {
      self.passes(applicant, place.filter, place.score.fact, .number(value))
    }
    let candidates = self.candidates(place, score, error)
    guard isPassing else { return candidates.first { $0 > score && passes($0) } }
    var cut: Rational?
    for candidate in candidates.reversed() where candidate <= score {
      guard passes(candidate) else { return cut ?? candidate + place.thresholds.step }
      cut = candidate
    }
    // Below the lowest number that the filter names it must fail, or the score is not what it asks.
    guard let lowest = cut, !passes(lowest - place.thresholds.step) else { return nil }
    return lowest
  }

  private func candidates(_ place: Place, _ score: Rational, _ error: Rational) -> [Rational] {
    if let values = place.thresholds.values { return values }
    let step = place.thresholds.step
    // An error of more steps than that is a slip of the pen, not the error of a score.
    let count = min(((Self.reach * error) / step).ceil.integer ?? 0, Self.mostSteps)
    return (-count...count).map { score + Rational($0) * step }
  }
}

extension ValueType {
  /// The values one step away: in the order in which the members of a list are declared, or by 1.
  fileprivate func neighbours(of value: Value) -> [Value] {
    switch (self, value) {
    case (.oneOf(let members), .name(let name)):
      guard let place = members.firstIndex(where: { $0.name == name }) else { return [] }
      return [place - 1, place + 1].filter(members.indices.contains).map {
        .name(members[$0].name)
      }
    case (.number, .number(let number)): return [.number(number - 1), .number(number + 1)]
    default: return []
    }
  }
}
