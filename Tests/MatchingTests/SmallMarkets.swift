// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit

@testable import Matching

/// The small markets with known answers that stand in the shared data.
enum SmallMarkets {
  static let instances = SharedData.file("data/matching/instances.csv")
  static let expected = SharedData.file("data/matching/expected.csv")

  /// The rows of a file, each by the names of its columns.
  static func rows(_ file: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let names = lines[0].split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  /// Every market by its name.
  static func markets(_ file: URL) throws -> [(name: String, market: Market)] {
    let rows = try rows(file)
    var names: [String] = []
    for row in rows where !names.contains(row["instance"] ?? "") {
      names.append(row["instance"] ?? "")
    }
    return names.map { name in
      (name, market(rows.filter { $0["instance"] == name }))
    }
  }

  private static func market(_ rows: [[String: String]]) -> Market {
    func all(_ kind: String) -> [[String: String]] { rows.filter { $0["kind"] == kind } }
    func cell(_ row: [String: String], _ name: String) -> String { row[name] ?? "" }
    let programs = all("program").map { cell($0, "id") }
    var applicants: [String] = []
    for row in rows {
      let ids: [String]
      switch cell(row, "kind") {
      case "applicant_rank", "supplemental_rank": ids = [cell(row, "id")]
      case "couple": ids = [cell(row, "first"), cell(row, "second")]
      case "program_rank": ids = [cell(row, "first")]
      default: ids = []
      }
      for id in ids where !applicants.contains(id) { applicants.append(id) }
    }
    func program(_ id: String) -> Int { programs.firstIndex(of: id) ?? -1 }
    func applicant(_ id: String) -> Int { applicants.firstIndex(of: id) ?? -1 }
    func ordered(_ kind: String, _ id: String) -> [[String: String]] {
      all(kind).filter { cell($0, "id") == id }
        .sorted { Int(cell($0, "rank")) ?? 0 < Int(cell($1, "rank")) ?? 0 }
    }
    return Market(
      programs: programs.map { id in
        Market.Program(
          id,
          quota: Int(cell(ordered("program", id)[0], "value")) ?? 0,
          parity: ordered("parity", id).first.flatMap {
            Market.Parity(rawValue: cell($0, "value"))
          },
          ranking: ordered("program_rank", id).map { applicant(cell($0, "first")) }
        )
      },
      applicants: applicants.map { id in
        var supplemental: [Int: [Int]] = [:]
        for row in ordered("supplemental_rank", id) {
          supplemental[program(cell(row, "first")), default: []].append(
            program(cell(row, "second"))
          )
        }
        return Market.Applicant(
          id,
          list: ordered("applicant_rank", id).map { program(cell($0, "first")) },
          supplemental: supplemental
        )
      },
      couples: all("couple").map { row in
        func half(_ id: String) -> Int? { id.isEmpty ? nil : program(id) }
        return Market.Couple(
          applicant(cell(row, "first")),
          applicant(cell(row, "second")),
          list: ordered("joint_rank", cell(row, "id")).map {
            Market.Pair(half(cell($0, "first")), half(cell($0, "second")))
          }
        )
      },
      reversions: all("reversion").map { row in
        Market.Reversion(
          from: program(cell(row, "id")),
          to: program(cell(row, "first")),
          most: Int(cell(row, "value")) ?? 0
        )
      }
    )
  }
}
