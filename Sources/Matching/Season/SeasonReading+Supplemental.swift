// SPDX-License-Identifier: Apache-2.0
import Evidence

/// The lists for a first year that hang on advanced programs.
extension SeasonReading {
  mutating func readSupplemental(_ season: inout Season) {
    guard let table = tables[.supplemental] else { return }
    season.written.supplemental = table.rowCount
    let (owners, strangers) = places(table, "applicant", people)
    let (hangs, wrongHangs) = places(table, "for_program", programs)
    let (items, wrongItems) = places(table, "program", programs)
    for row in strangers {
      reject(table[column: "applicant"]?.text(row) ?? "", people.finding(table, row, "applicant"))
    }
    let isKnown = wrongHangs.isEmpty && wrongItems.isEmpty
    // A list belongs to an applicant and an advanced program together.
    var lists: [Int64: Int32] = [:]
    var keys: [(applicant: Int, advanced: Int)] = []
    let numbers = owners.indices.map { row -> Int32 in
      guard owners[row] >= 0 else { return -2 }
      let key = Int64(owners[row]) << 32 | Int64(UInt32(bitPattern: hangs[row]))
      if let number = lists[key] { return number }
      lists[key] = Int32(keys.count)
      keys.append((Int(owners[row]), Int(hangs[row])))
      return Int32(keys.count - 1)
    }
    let ranked = ranked(table, numbers, keys.count)
    let wrong = Dictionary(ranked.wrong.map { ($0.owner, $0.finding) }) { one, _ in one }
    var joint: [Int: Set<Int>] = [:]
    for couple in season.market.couples {
      joint[couple.first] = Set(couple.list.compactMap(\.first))
      joint[couple.second] = Set(couple.list.compactMap(\.second))
    }
    for (number, key) in keys.enumerated() {
      let rows = ranked.of(number).map(Int.init)
      var finding = wrong[number]
      if !isKnown, finding == nil {
        if let row = rows.first(where: { hangs[$0] == -2 }) {
          finding = programs.finding(table, row, "for_program")
        } else if let row = rows.first(where: { items[$0] == -2 }) {
          finding = programs.finding(table, row, "program")
        }
      }
      finding = finding ?? misplaced(table, rows, key, items, joint[key.applicant], season)
      if let finding {
        reject(people.ids[key.applicant], finding)
      } else {
        season.market.applicants[key.applicant].supplemental[key.advanced] =
          rows.map { Int(items[$0]) }
      }
    }
  }

  /// What is wrong with a supplemental list, where its ids and ranks are right.
  private func misplaced(
    _ table: Table,
    _ rows: [Int],
    _ key: (applicant: Int, advanced: Int),
    _ items: [Int32],
    _ joint: Set<Int>?,
    _ season: Season
  ) -> Finding? {
    guard let first = rows.first else { return nil }
    func finding(_ row: Int, _ column: String, _ rule: String, _ remedy: String) -> Finding {
      Self.finding(.error, "supplemental", table, row, column, rule, remedy)
    }
    if !season.tracks[key.advanced].isAdvanced {
      return finding(
        first,
        "for_program",
        "is no advanced program (track A), and a supplemental list hangs on one",
        "take the list out, or correct the track"
      )
    }
    let isListed =
      joint?.contains(key.advanced)
      ?? season.market.applicants[key.applicant].list
      .contains(key.advanced)
    if !isListed, season.people[key.applicant].absence != .setAside {
      return finding(
        first,
        "for_program",
        "is not on the applicant's list",
        "rank the program, or take the supplemental list out"
      )
    }
    var seen: Set<Int32> = []
    for row in rows {
      if Int(items[row]) == key.advanced || season.tracks[Int(items[row])].isAdvanced {
        return finding(
          row,
          "program",
          "is an advanced program itself, and has no first-year seats",
          "name a first-year program"
        )
      }
      if !seen.insert(items[row]).inserted {
        return finding(row, "program", "is on the list twice", "rank each program once")
      }
    }
    return nil
  }
}
