// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Matching

extension MatchAnalysis {
  /// The fitted probability of singles: of matching at all by type, and, where first choices are of several
  /// specialties, of matching in that specialty by specialty and type.
  static func probability(
    _ match: MatchReading,
    _ settings: MatchSettings,
    _ inputs: StudyInputs
  ) -> [MatchProbabilityGroup] {
    let specialties = Set(records(match, bySpecialty: true).map(\.specialty))
    let method = settings.probabilityMethod
    func groups(bySpecialty: Bool) -> [MatchProbabilityGroup] {
      method.groups(
        of: records(match, bySpecialty: bySpecialty),
        threads: inputs.threads,
        progress: { inputs.progress("fitting the probability of matching \($0)/\($1)") }
      )
    }
    return groups(bySpecialty: false) + (specialties.count > 1 ? groups(bySpecialty: true) : [])
  }

  /// What is known of each single with a list; by specialty only of those whose first choice states one.
  private static func records(_ match: MatchReading, bySpecialty: Bool) -> [MatchRecord] {
    let season = match.season
    return season.market.singles.compactMap { applicant in
      let list = season.market.applicants[applicant].list
      guard let first = list.first.map({ season.tracks[$0].specialty }),
        !bySpecialty || !first.isEmpty
      else { return nil }
      let seat = match.assignment.seats[applicant]
      return MatchRecord(
        // Contiguous ranks are those of one specialty from the top.
        contiguousRanks: list.prefix { season.tracks[$0].specialty == first }.count,
        score: season.people[applicant].score?.double,
        specialty: bySpecialty ? first : "",
        type: season.people[applicant].type,
        isMatched: seat.map { !bySpecialty || season.tracks[$0].specialty == first } ?? false
      )
    }
  }
}
