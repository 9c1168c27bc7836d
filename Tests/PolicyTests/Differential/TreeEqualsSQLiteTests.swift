// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

@Suite struct TreeEqualsSQLiteTests {
  /// How many sets of rows each program is run on.
  private static let rowSets = 50

  /// `METEYARD_LONG=1` tries many programs; `METEYARD_SEED` and `METEYARD_PROGRAMS` choose them.
  private static let seeds: Range<Int> = {
    let environment = ProcessInfo.processInfo.environment
    func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
    let start = number("METEYARD_SEED") ?? 0
    let count = number("METEYARD_PROGRAMS") ?? (environment["METEYARD_LONG"] == nil ? 24 : 2_500)
    return start..<(start + count)
  }()

  @Test func `random policies decide the same as trees and as SQL on SQLite`() throws {
    var pairs = 0
    var partly = 0
    var different = 0
    for number in Self.seeds where different < 5 {
      let seed = Seed(number)
      var generator = ProgramGenerator(seed)
      let rulebook = generator.rulebook()
      guard let (comparison, isWhole) = try SQLiteComparison.carried(rulebook) else { continue }
      partly += isWhole ? 0 : 1
      for round in 1...Self.rowSets {
        let cases = generator.cases()
        let differences = try comparison.differences(cases)
        pairs += 1
        guard let first = differences.first else { continue }
        different += 1
        let report = try comparison.report(cases, differences)
        Attachment.record(Array(report.utf8), named: "seed-\(number).sql")
        Issue.record(
          "\(seed.testDescription), rows \(round): \(first), \(differences.count) in all"
        )
        break
      }
    }
    print("tree = SQLite: \(pairs) pairs of a program and rows, \(partly) programs carried in part")
    #expect(pairs >= Self.seeds.count * Self.rowSets / 2 || different > 0)
  }
}
