// SPDX-License-Identifier: Apache-2.0
import Evidence

/// Applicants and programs by themselves.
extension SeasonReading {
  func facts() -> [Season.Person] {
    guard let table = tables[.applicants] else { return [] }
    let (type, score) = (table[column: "type"], table[column: "score"])
    let certified = table[column: "certified"]
    return (0..<table.rowCount).map { row in
      Season.Person(
        type: type?.text(row) ?? "",
        score: score?.rational(row),
        absence: certified.flatMap { Season.Absence(rawValue: $0.text(row)) }
      )
    }
  }

  func tracks() -> [Season.Track] {
    guard let table = tables[.programs] else { return [] }
    let specialty = table[column: "specialty"]
    let (letter, certified) = (table[column: "track"], table[column: "certified"])
    return (0..<table.rowCount).map { row in
      Season.Track(
        specialty: specialty?.text(row) ?? "",
        letter: letter?.text(row) ?? "",
        absence: certified.flatMap { Season.Absence(rawValue: $0.text(row)) }
      )
    }
  }

  mutating func readSeats(_ season: inout Season) {
    guard let table = tables[.programs] else { return }
    let (quota, parity) = (table[column: "quota"], table[column: "parity"])
    for row in 0..<table.rowCount {
      season.market.programs[row].quota = quota?.integer(row) ?? 0
      season.market.programs[row].parity = parity.flatMap { Market.Parity(rawValue: $0.text(row)) }
      if season.market.programs[row].parity == .odd, season.market.programs[row].quota == 0 {
        note(
          .error,
          "odd-of-none",
          table,
          row,
          "parity",
          "asks for an odd number, and the quota is 0",
          "leave the parity empty, or give the program seats"
        )
      }
    }
  }

  mutating func readProgramLists(_ season: inout Season) {
    guard let table = tables[.programLists] else { return }
    season.written.programs = table.rowCount
    let (lists, rejected) = lists(table, ("program", programs), ("applicant", people))
    for (place, list) in lists.enumerated() { season.market.programs[place].ranking = list }
    for place in rejected {
      season.tracks[place].absence = season.tracks[place].absence ?? .setAside
    }
  }

  mutating func readReversions(_ season: inout Season) {
    guard let table = tables[.reversions] else { return }
    let (donors, wrongDonors) = places(table, "donor", programs)
    let (receivers, wrongReceivers) = places(table, "receiver", programs)
    for row in wrongDonors { note(programs.finding(table, row, "donor")) }
    for row in wrongReceivers { note(programs.finding(table, row, "receiver")) }
    guard wrongDonors.isEmpty, wrongReceivers.isEmpty else { return }
    var receiver: [Int: (to: Int, most: Int, row: Int)] = [:]
    for row in 0..<table.rowCount {
      let (donor, to) = (Int(donors[row]), Int(receivers[row]))
      let most = table[column: "max_seats"]?.integer(row) ?? 0
      if receiver[donor] != nil {
        note(
          .error,
          "two-receivers",
          table,
          row,
          "donor",
          "gives its seats to two programs",
          "keep one receiver for each donor"
        )
      }
      if most > season.market.programs[donor].quota {
        note(
          .error,
          "more-than-quota",
          table,
          row,
          "max_seats",
          "is more than the \(season.market.programs[donor].quota) seats of "
            + programs.ids[donor],
          "give at most the donor's quota"
        )
      }
      receiver[donor] = (to, most, row)
    }
    order(receiver, table, &season)
  }

  /// Donors before those that give on what they received; a circle is an error.
  private mutating func order(
    _ receiver: [Int: (to: Int, most: Int, row: Int)],
    _ table: Table,
    _ season: inout Season
  ) {
    var ordered: [Int] = []
    var isDone: Set<Int> = []
    for donor in receiver.keys.sorted() {
      var path: [Int] = []
      var next = donor
      while let step = receiver[next], !isDone.contains(next) {
        if let start = path.firstIndex(of: next) {
          let circle = (path[start...] + [next]).map { programs.ids[$0] }
          note(
            .error,
            "circle",
            table,
            step.row,
            "donor",
            "gives seats in a circle: \(circle.joined(separator: " to "))",
            "break the circle"
          )
          return
        }
        path.append(next)
        next = step.to
      }
      isDone.formUnion(path)
      // Whoever is given to comes behind; what was ordered before lies behind the end of the path.
      ordered = path + ordered
    }
    season.market.reversions = ordered.compactMap { donor in
      receiver[donor].map { Market.Reversion(from: donor, to: $0.to, most: $0.most) }
    }
  }
}
