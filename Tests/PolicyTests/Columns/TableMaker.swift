// SPDX-License-Identifier: Apache-2.0
import Evidence
import TestKit

@testable import Policy

/// Random files of the policy of `PopulationTablesTests`.
struct TableMaker {
  private var generator: SplitMix64
  /// Whether no cell is wrong, and dates and whole numbers are read as such.
  private let isSound: Bool

  init(_ seed: Seed, isSound: Bool? = nil) {
    generator = seed.generator
    self.isSound = isSound ?? (seed.value % 3 == 0)
  }

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  private mutating func pick(_ words: [String]) -> String { words[roll(words.count)] }

  mutating func files(of rulebook: Rulebook, applicants: Int) -> PopulationTables {
    let list = roll(8) > 0
    var tables = ["applicant": table("applicant", rulebook, applicantRows(applicants))]
    if roll(8) > 0 { tables["employer"] = table("employer", rulebook, employerRows()) }
    if roll(8) > 0 { tables["site"] = table("site", rulebook, siteRows()) }
    var lists: [String: Evidence.Table] = [:]
    for fact in ["practice", "attempts", "areas"] where list {
      let rows =
        fact == "practice"
        ? practiceRows(applicants) : fact == "areas" ? areaRows() : attemptRows(applicants)
      guard let layout = ListLayout(fact, in: rulebook) else { continue }
      lists[fact] = read(fact, layout.specification, rows)
    }
    return PopulationTables(tables, lists: lists)
  }

  private func table(_ entity: String, _ rulebook: Rulebook, _ rows: [[String]]) -> Evidence.Table {
    read(entity, CaseLayout(of: entity, in: rulebook, isIdentified: false).specification, rows)
  }

  private func read(
    _ name: String,
    _ specification: TableSpecification,
    _ rows: [[String]]
  ) -> Evidence.Table {
    var specification = specification
    if isSound {
      for place in specification.columns.indices {
        switch specification.columns[place].name {
        case "applied_on", "letter_on", "start": specification.columns[place].kind = .date
        case "rank", "offer.hours", "score", "beds": specification.columns[place].kind = .integer
        case "passed": specification.columns[place].kind = .category(["yes", "no"])
        default: break
        }
      }
    }
    let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    let result = CSVReader(specification: specification).read(text, fileName: "\(name).csv")
    return result.table
  }

  // MARK: - Cells

  private mutating func cell(_ value: String, isTyped: Bool = false) -> String {
    switch roll(24) {
    case 0, 1: return ""
    case 2 where !(isSound && isTyped): return pick(["unknown", "unknown(pending)"])
    case 3 where !isSound && roll(12) == 0: return pick(["???", "unknown(what)", "2020-13-01"])
    default: return value
    }
  }

  private mutating func date(_ first: Int, _ days: Int) -> String {
    CalendarDate(dayNumber: first + roll(days)).description
  }

  private mutating func applicantRows(_ count: Int) -> [[String]] {
    let hasOffer = roll(2) == 0
    var rows = [
      [
        "id", "applied_on", "passed", "status", "code", "rank", "share", "years", "level",
        "judged_fit", "letter_on", "languages", "mentor", "offer.employer", "offer.full_time",
        "offer.hours",
        "rank_se",
      ] + (hasOffer ? ["offer"] : [])
    ]
    for number in 0..<count {
      let isNone = hasOffer && roll(4) == 0
      func filled(_ cell: String) -> String { isNone ? "" : cell }
      let full = (
        cell(pick(["E1", "E2", "E9"])), cell(pick(["yes", "no"])),
        cell("\(roll(90))", isTyped: true)
      )
      let both = roll(60) == 0 && !isSound
      var row = [
        "A\(number)", cell(date(19_000, 700), isTyped: true),
        cell(pick(["yes", "no"]), isTyped: true), cell(pick(["active", "retired"])),
        cell(pick(["US", "FR", isSound ? "DE" : "x"])),
        cell("\(roll(isSound ? 10 : 12))", isTyped: true),
        cell(pick(["25%", "24.9%", "0", "100%"])), cell(pick(["1", "2", "2.5", "3"])),
        cell(pick(["none", "1", "5", "6"])), cell(pick(["yes", "no", "true"])),
        cell(date(19_000, 700), isTyped: true), cell(pick(["FR", "FR;US", "DE", "US;DE"])),
        cell(pick(["none", "E1", "E2", "E7"])),
        both ? "E1" : filled(full.0), filled(full.1), filled(full.2),
        pick(["", "", "1", isSound ? "2" : "-1"]),
      ]
      if hasOffer { row.append(both || isNone ? pick(["none", "unknown(pending)"]) : "") }
      rows.append(row)
    }
    return rows
  }

  private mutating func employerRows() -> [[String]] {
    [["id", "accredited", "beds", "site"]]
      + ["E1", "E2", "E3"].map {
        [
          $0, cell(pick(["yes", "no"])), cell("\(roll(999))", isTyped: true),
          cell(pick(["S1", "S2", "S7"])),
        ]
      }
  }

  private mutating func siteRows() -> [[String]] {
    [["id", "listed"]] + ["S1", "S2"].map { [$0, cell(pick(["yes", "yes", "no"]))] }
  }

  private mutating func areaRows() -> [[String]] {
    [["site", "start", "finish"]]
      + (0..<5).map { _ in
        [
          pick(["S1", "S2"]), cell(date(18_500, 900), isTyped: true),
          cell(pick(["ongoing", date(19_300, 600)])),
        ]
      }
  }

  /// The applicants of items: in their order, or in any, some of them unknown to the file.
  private mutating func owners(_ applicants: Int) -> [Int] {
    let numbers = (0..<applicants * 2).map { _ in roll(applicants + (isSound ? 0 : 1)) }
    return roll(2) == 0 ? numbers.sorted() : numbers
  }

  private mutating func practiceRows(_ applicants: Int) -> [[String]] {
    [["applicant", "start", "finish", "country"]]
      + owners(applicants).map { owner in
        let start = 17_000 + roll(2_000)
        let finish = roll(4) == 0 ? "ongoing" : date(start - 10, 900)
        return [
          "A\(owner)", cell(CalendarDate(dayNumber: start).description, isTyped: true),
          cell(finish), cell(pick(["US", "IN", "GB"])),
        ]
      }
  }

  private mutating func attemptRows(_ applicants: Int) -> [[String]] {
    [["applicant", "score", "passed"]]
      + owners(applicants).map { owner in
        [
          "A\(owner)", cell("\(80 + roll(230))", isTyped: true),
          cell(pick(["yes", "no"]), isTyped: true),
        ]
      }
  }
}
