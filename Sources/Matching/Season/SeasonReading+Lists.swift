// SPDX-License-Identifier: Apache-2.0
import Evidence

/// The lists of singles and of couples.
extension SeasonReading {
  mutating func readCouples(_ season: inout Season) {
    guard let table = tables[.couples], let id = table[column: "couple"] else { return }
    let (first, strangers) = places(table, "first", people)
    let (second, others) = places(table, "second", people)
    for row in strangers { note(people.finding(table, row, "first")) }
    for row in others { note(people.finding(table, row, "second")) }
    var isCoupled: Set<Int32> = []
    for row in 0..<table.rowCount {
      guard first[row] >= 0, second[row] >= 0 else { continue }
      if first[row] == second[row] {
        note(
          .error,
          "couple",
          table,
          row,
          "second",
          "is a couple with itself",
          "name two applicants"
        )
        continue
      }
      for (column, member) in [("first", first[row]), ("second", second[row])]
      where !isCoupled.insert(member).inserted {
        note(.error, "couple", table, row, column, "is in two couples", "keep one couple")
      }
      season.market.couples.append(Market.Couple(Int(first[row]), Int(second[row]), list: []))
      season.coupleIds.append(id.text(row))
    }
    if !findings.contains(where: { $0.code == "couple" }) { checkCoupleColumn(season) }
  }

  /// What the file of applicants says of couples has to be what the file of couples says.
  private mutating func checkCoupleColumn(_ season: Season) {
    guard let table = tables[.applicants], let column = table[column: "couple"] else { return }
    var couples: [Int: String] = [:]
    for (place, couple) in season.market.couples.enumerated() {
      couples[couple.first] = season.coupleIds[place]
      couples[couple.second] = season.coupleIds[place]
    }
    for row in 0..<table.rowCount where !column.isMissing(row) && column.text(row) != couples[row] {
      note(
        .error,
        "couple",
        table,
        row,
        "couple",
        "is not the couple that the file of couples has the applicant in",
        "correct the cell, leave it empty, or correct the file of couples"
      )
    }
  }

  mutating func readPrimary(_ season: inout Season) {
    guard let table = tables[.primary] else { return }
    season.written.primary = table.rowCount
    let (lists, rejected) = lists(table, ("applicant", people), ("program", programs))
    for (place, list) in lists.enumerated() { season.market.applicants[place].list = list }
    for place in rejected {
      season.people[place].absence = season.people[place].absence ?? .setAside
    }
    let members = season.market.couples.flatMap { [$0.first, $0.second] }.filter {
      !lists[$0].isEmpty || rejected.contains($0)
    }
    guard !members.isEmpty else { return }
    let owners = places(table, "applicant", people).places
    let rows = Dictionary(owners.enumerated().map { (Int($1), $0) }) { first, _ in first }
    for member in members {
      let row = rows[member] ?? 0
      note(
        .error,
        "couple",
        table,
        row,
        "applicant",
        "is in a couple and has a list of their own",
        "keep the joint list, or take the couple out"
      )
    }
  }

  mutating func readJoint(_ season: inout Season) {
    guard let table = tables[.joint] else { return }
    guard let couples = tables[.couples], let id = couples[column: "couple"] else {
      guard table.rowCount > 0 else { return }
      return note(
        .error,
        "unknown-id",
        table,
        0,
        "couple",
        "is no couple: the season has no file of couples",
        "add couples.csv, or leave the file of joint lists out"
      )
    }
    season.written.joint = table.rowCount
    let ids = SeasonIds(id, "couple", couples.fileName)
    let (owners, strangers) = places(table, "couple", ids)
    for row in strangers {
      reject(table[column: "couple"]?.text(row) ?? "", ids.finding(table, row, "couple"))
    }
    let (first, wrongFirst) = places(table, "first_program", programs)
    let (second, wrongSecond) = places(table, "second_program", programs)
    let isKnown = wrongFirst.isEmpty && wrongSecond.isEmpty
    let ranked = ranked(table, owners, ids.ids.count)
    let wrong = Dictionary(ranked.wrong.map { ($0.owner, $0.finding) }) { one, _ in one }
    let places = Dictionary(season.coupleIds.enumerated().map { ($1, $0) }) { one, _ in one }
    for owner in ids.ids.indices {
      guard let couple = places[ids.ids[owner]] else { continue }
      var list: [Market.Pair] = []
      var seen: Set<Market.Pair> = []
      var finding = wrong[owner]
      for row in ranked.of(owner).map(Int.init) where finding == nil {
        if !isKnown, first[row] == -2 { finding = programs.finding(table, row, "first_program") }
        if !isKnown, second[row] == -2 { finding = programs.finding(table, row, "second_program") }
        let pair = Market.Pair(
          first[row] < 0 ? nil : Int(first[row]),
          second[row] < 0 ? nil : Int(second[row])
        )
        if finding == nil, pair == Market.Pair(nil, nil) {
          finding = Self.finding(
            .error,
            "empty-pair",
            table,
            row,
            "first_program",
            "is empty like the other half: the end of the list means that already",
            "name a program, or take the rank out"
          )
        } else if finding == nil, !seen.insert(pair).inserted {
          finding = Self.finding(
            .error,
            "ranked-twice",
            table,
            row,
            "first_program",
            "stands with the other half on the list twice",
            "rank each pair once"
          )
        }
        list.append(pair)
      }
      if let finding {
        reject(ids.ids[owner], finding)
        for member in [season.market.couples[couple].first, season.market.couples[couple].second] {
          season.people[member].absence = season.people[member].absence ?? .setAside
        }
      } else {
        season.market.couples[couple].list = list
      }
    }
  }

  /// Remarks on pairs at one program that cannot have two seats: they stay on the list, and never match.
  mutating func remarkOnPairs(_ season: Season) {
    guard let table = tables[.joint] else { return }
    let most = season.market.mostSeats
    let first = places(table, "first_program", programs).places
    let second = places(table, "second_program", programs).places
    for row in 0..<table.rowCount where first[row] >= 0 && first[row] == second[row] {
      guard most[Int(first[row])] < 2 else { continue }
      note(
        .warning,
        "two-at-one-seat",
        table,
        row,
        "first_program",
        "is ranked for both members and can never have two seats",
        "leave the rank; it is passed over, and the others of the list stand"
      )
    }
  }
}
