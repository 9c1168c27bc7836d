// SPDX-License-Identifier: Apache-2.0
import Foundation
import Policy
import TestKit
import Testing

/// Columns and SQL on SQLite say of every row what trees say: outcome, faults, missing conditions,
/// first failing condition, kinds, measures and bands.
@Suite struct KernelEqualsSQLite {
  /// `METEYARD_LONG=1` tries many programs; `METEYARD_SEED` and `METEYARD_PROGRAMS` choose them.
  private static let seeds: Range<Int> = {
    let environment = ProcessInfo.processInfo.environment
    func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
    let start = number("METEYARD_SEED") ?? 0
    let count = number("METEYARD_PROGRAMS") ?? (Shares.isLong ? 3_200 : 8)
    return start..<(start + count)
  }()

  @Test func `random programs on random rows and at their edges`() async throws {
    let seeds = Self.seeds
    let lanes = ProcessInfo.processInfo.activeProcessorCount
    let tally = try await withThrowingTaskGroup(of: DifferentialTally.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var tally = DifferentialTally()
          for seed in seeds where seed % lanes == lane {
            tally.add(try RandomProgram(seed: seed).tally())
          }
          return tally
        }
      }
      var total = DifferentialTally()
      for try await tally in group { total.add(tally) }
      return total
    }
    print(tally.report(seed: seeds.lowerBound))
    // The first of each program: the text begins with the program's seed.
    let programs = Dictionary(grouping: tally.differences) { $0.prefix { $0 != "," } }
    for (_, differences) in programs.sorted(by: { $0.key < $1.key }).prefix(20) {
      Issue.record("\(differences[0]); in \(differences.count) sets of rows")
    }
    #expect(tally.whole > tally.pairs / 2 || !tally.differences.isEmpty)
  }
}
