// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Season {
  /// Empties the lists of those who are out: a couple is, where a member is.
  mutating func removeAbsent() {
    for (place, track) in tracks.enumerated() where track.absence != nil {
      market.programs[place].ranking = []
    }
    // Seats that nobody offers revert to nobody.
    market.reversions.removeAll { tracks[$0.donor].absence != nil }
    for (place, person) in people.enumerated() where person.absence != nil {
      market.applicants[place].list = []
      market.applicants[place].supplemental = [:]
    }
    for (place, couple) in market.couples.enumerated() {
      let absences = [people[couple.first].absence, people[couple.second].absence]
      guard absences != [nil, nil] else { continue }
      market.couples[place].list = []
      for member in [couple.first, couple.second] { market.applicants[member].supplemental = [:] }
    }
  }
}

extension Season {
  /// How many entries of lists can match: both sides rank each other and take part.
  public var mutualEntries: Written {
    let index = MarketIndex(market)
    var counts = Written()
    for (number, party) in index.parties.enumerated() {
      let count = index.list(number).count
      if party.advanced >= 0 {
        counts.supplemental += count
      } else if party.second >= 0 {
        counts.joint += count
      } else {
        counts.primary += count
      }
    }
    counts.programs = written.programs
    return counts
  }
}
