// SPDX-License-Identifier: Apache-2.0
import Evidence

extension Season {
  /// Empties the lists of those who are out: a couple is, where a member is.
  mutating func removeAbsent() {
    for (place, track) in tracks.enumerated() where track.absence != nil {
      market.programs[place].ranking = []
    }
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

extension SeasonReading {
  /// Leaves out pairs at one program that cannot have two seats, with a remark.
  mutating func dropPairs(_ season: inout Season) {
    let most = season.market.mostSeats
    for (place, couple) in season.market.couples.enumerated() {
      let kept = couple.list.filter { pair in
        pair.first == nil || pair.first != pair.second || most[pair.first ?? 0] >= 2
      }
      guard kept.count < couple.list.count, let table = tables[.joint] else { continue }
      season.market.couples[place].list = kept
      let dropped = couple.list.first { !kept.contains($0) }?.first ?? 0
      note(
        .warning,
        "two-at-one-seat",
        table,
        firstRow(table, season.coupleIds[place], programs.ids[dropped]),
        "first_program",
        "is ranked for both members and can never have two seats",
        "the rank is left out; the others of the list stand"
      )
    }
  }

  private func firstRow(_ table: Table, _ couple: String, _ program: String) -> Int {
    (0..<table.rowCount).first { row in
      table[column: "couple"]?.text(row) == couple
        && table[column: "first_program"]?.text(row) == program
        && table[column: "second_program"]?.text(row) == program
    } ?? 0
  }
}
