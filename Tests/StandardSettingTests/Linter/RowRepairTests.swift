// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import StandardSetting

/// A row of counts with its printed pairs.
private struct TrueRow {
  let counts: [Int]
  let respondents: Int
  var pairs: [PrintedPair]

  init(_ generator: inout SplitMix64) {
    let width = Int.random(in: 2...6, using: &generator)
    let counts = (0..<width).map { _ in Int.random(in: 0...15, using: &generator) }
    let all = max(1, counts.reduce(0, +))
    self.counts = counts.reduce(0, +) == 0 ? [1] + counts.dropFirst() : counts
    respondents = all
    pairs = self.counts.map {
      PrintedPair(count: "\($0)", percent: "\(ResponsePercent.of($0, all) ?? 0)%")
    }
  }

  var repaired: [ResponseCell] { RowRepair(pairs: pairs, respondents: respondents).cells() }
}

@Suite struct RowRepairTests {
  @Test(arguments: (0..<50).map(Seed.init))
  func `an undamaged row is left as printed`(seed: Seed) {
    var generator = seed.generator
    let row = TrueRow(&generator)
    #expect(row.repaired.map(\.count) == row.counts)
    #expect(row.repaired.allSatisfy { $0.status == .printed })
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `one lost count is recovered and marked`(seed: Seed) {
    var generator = seed.generator
    var row = TrueRow(&generator)
    let index = Int.random(in: 0..<row.counts.count, using: &generator)
    row.pairs[index].count = "¢"
    #expect(row.repaired.map(\.count) == row.counts)
    #expect(row.repaired[index].status == .repaired)
    #expect(row.repaired[index].asPrinted.hasPrefix("¢"))
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `one lost percent leaves the counts`(seed: Seed) {
    var generator = seed.generator
    var row = TrueRow(&generator)
    let index = Int.random(in: 0..<row.counts.count, using: &generator)
    row.pairs[index].percent = "%"
    #expect(row.repaired.map(\.count) == row.counts)
    #expect(row.repaired[index].status == .repaired)
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `one lost pair is inferred from the sum`(seed: Seed) {
    var generator = seed.generator
    var row = TrueRow(&generator)
    let index = Int.random(in: 0..<row.counts.count, using: &generator)
    row.pairs[index] = PrintedPair(count: "P", percent: "L")
    #expect(row.repaired.map(\.count) == row.counts)
    #expect(row.repaired[index].status == .inferred)
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `two lost pairs are never filled in`(seed: Seed) {
    var generator = seed.generator
    var row = TrueRow(&generator)
    row.pairs[0] = PrintedPair(count: "P", percent: "L")
    row.pairs[1] = PrintedPair(count: "?", percent: "!")
    let cells = row.repaired
    #expect(cells[0].count == nil && cells[1].count == nil)
    #expect(cells[0].status == .unreadable)
    #expect(cells.dropFirst(2).map(\.count) == row.counts.dropFirst(2).map { $0 })
  }

  @Test func `a percent that no count prints is not believed`() {
    // 66 % of 17 does not exist: 11 of 17 is 65 %, 12 is 71 %.
    let pairs = [
      PrintedPair(count: "q", percent: "66%"), PrintedPair(count: "6", percent: "35%"),
    ]
    let cells = RowRepair(pairs: pairs, respondents: 17).cells()
    #expect(cells.map(\.count) == [11, 6])
    #expect(cells.map(\.status) == [.inferred, .printed])
  }

  @Test func `a row whose sum contradicts it is left as read`() {
    let pairs = [
      PrintedPair(count: "11", percent: "65%"), PrintedPair(count: "5", percent: "29%"),
    ]
    let cells = RowRepair(pairs: pairs, respondents: 17).cells()
    #expect(cells.map(\.count) == [11, 5])
    #expect(cells.allSatisfy { $0.status == .printed })
  }
}
