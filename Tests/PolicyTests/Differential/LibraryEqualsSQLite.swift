// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// The policies that ship, at the edges of their rules and on random rows, in three ways.
@Suite struct LibraryEqualsSQLite {
  /// What of each version all three ways carry, and what only trees and one other way do.
  private static let carried = [
    "us-tn-itp-provisional 2023": "0 by all three, 2 by columns, 0 by SQLite of 2",
    "us-tn-itp-provisional 2026": "1 by all three, 2 by columns, 1 by SQLite of 2",
    "us-mo-msip5-mathematics base": "0 by all three, 0 by columns, 3 by SQLite of 4",
    "us-ms-praxis-passing base": "0 by all three, 0 by columns, 0 by SQLite of 0",
    "example-merit-pay base": "1 by all three, 1 by columns, 2 by SQLite of 4",
    "praxis-5331-error base": "1 by all three, 1 by columns, 1 by SQLite of 1",
  ]

  @Test(arguments: PolicyLibrary.names)
  func `a shipped policy decides the same in every way`(name: String) throws {
    let rulebook = try #require(try PolicyLibrary.checked(name).rulebook)
    let isLong = Shares.isLong
    for place in rulebook.versions.indices {
      let version = rulebook.versions[place]
      let ways = try ThreeWays(rulebook, version: place)
      var vectors = CaseVectors(version.program, period: rulebook.period, Seed(place).generator)
      var sets = [
        vectors.eachUnknown(), vectors.eachBroken(), vectors.emptyGroups(),
        vectors.pairsUnknown(isLong ? 1_000 : 20),
      ]
      sets += vectors.edgeSets(of: 8, atMost: isLong ? 1_000 : 6)
      sets += (0..<(isLong ? 500 : 6)).map { _ in vectors.random(6) }
      var (byColumns, bySQL, byAll, rows) = (0, 0, 0, 0)
      var differences: [String] = []
      for data in sets {
        let agreement = try ways.compare(data)
        differences += agreement.differences
        rows += agreement.rows
        byColumns = max(byColumns, agreement.byColumns)
        bySQL = max(bySQL, agreement.bySQL)
        byAll = max(byAll, agreement.byAll)
      }
      for difference in differences.prefix(5) { Issue.record("\(version.name): \(difference)") }
      let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
      let figures =
        "\(byAll) by all three, \(byColumns) by columns, \(bySQL) by SQLite of \(ways.outputs)"
      print("\(stem) \(version.name): \(rows) results, \(figures), \(differences.count) differ")
      if PolicyLibrary.worked.contains(name) {
        #expect(Self.carried["\(stem) \(version.name)"] == figures)
      }
    }
  }
}
