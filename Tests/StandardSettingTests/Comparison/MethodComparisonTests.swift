// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct MethodComparisonTests {
  static let plan = BootstrapPlan(seed: 20_260_704, replicates: 300)

  static func angoff(_ order: [Int] = Array(0..<6)) throws -> AngoffMethod {
    let cuts: [Rational] = [58, 61, 63, 64, 66, 72]
    return try AngoffMethod(
      cuts: PanelistCuts(
        panelists: order.map { "P\($0)" },
        values: order.map { cuts[$0] }
      ),
      form: .probability
    )
  }

  static func hofstee() throws -> HofsteeMethod {
    try HofsteeMethod(
      judgments: (0..<6).map {
        .init(
          panelist: "P\($0)",
          kmin: Rational(52 + 2 * $0),
          kmax: Rational(72 + 2 * $0),
          fmin: Rational(5 + $0, 100),
          fmax: Rational(50 - $0, 100)
        )
      },
      curve: MethodFixtures.exampleCurve()
    )
  }

  @Test func `SST17 Angoff and Hofstee on the same panel give one comparison from one seed`() throws
  {
    let comparison = try MethodComparison(
      [.init("angoff", Self.angoff()), .init("hofstee", Self.hofstee())],
      rounding: .ceil,
      bootstrap: Self.plan
    )
    #expect(comparison.lines.map(\.label) == ["angoff", "hofstee"])
    #expect(comparison.lines[0].result.cut == .exact(64))
    #expect(comparison.lines[0].functionalCut == .exact(64))
    #expect(comparison.lines.allSatisfy { $0.jointError.map { $0 > 0 } == true })
    // The error of each line is the method's own bootstrap with the same seed.
    let own = try #require(Self.angoff().bootstrap(Self.plan, units: .panelists).standardError)
    #expect(comparison.lines[0].panelistError == own)
    #expect(comparison.lines[0].examineeError == nil)
    let hofstee = try Self.hofstee().bootstrap(Self.plan, units: .both)
    #expect(comparison.lines[1].jointError == hofstee.standardError)
    #expect(comparison.lines[1].interval == hofstee.interval(level: 0.95))
    // The difference is resampled in pairs, not from the two errors.
    let difference = try #require(comparison.differences.first)
    #expect(comparison.differences.count == 1)
    let pairs = zip(
      try Self.angoff().bootstrap(Self.plan, units: .both).existing,
      hofstee.existing
    ).map { $0 - $1 }
    #expect(difference.standardError == Moments(pairs).standardDeviation)
    #expect(difference.interval == BootstrapEstimate.interval(of: pairs, level: 0.95))
    #expect(difference.failures == 0)
  }

  @Test func `SST17 the comparison exports one table of methods and one of differences`() throws {
    let comparison = try MethodComparison(
      [.init("angoff", Self.angoff()), .init("hofstee", Self.hofstee())],
      rounding: .ceil,
      bootstrap: Self.plan
    )
    let tables = comparison.tables()
    #expect(tables.map(\.name) == ["method-comparison", "method-differences"])
    #expect(tables[0].rows.map { $0[0] } == ["angoff", "hofstee"])
    #expect(tables[0].rows[0][2] == "64.00")
    #expect(tables[0].rows[0][3] == "64")
    #expect(tables[0].rows[1][10] == "no closed form")
    #expect(tables[0].notes[0].contains("seed 20260704, 300 resamples"))
    #expect(tables[0].notes.last == "Cuts are not averaged across methods.")
    #expect(tables[1].rows.map { Array($0.prefix(2)) } == [["angoff", "hofstee"]])
  }

  @Test(arguments: [2, 8])
  func `the comparison has the same bits for any number of threads`(threads: Int) throws {
    func compare(_ threads: Int) throws -> [MethodComparison.Difference] {
      try MethodComparison(
        [.init("angoff", Self.angoff()), .init("hofstee", Self.hofstee())],
        rounding: .ceil,
        bootstrap: BootstrapPlan(seed: 1, replicates: 300, threads: threads)
      ).differences
    }
    #expect(try compare(threads) == compare(1))
  }

  @Test(arguments: (0..<10).map(Seed.init))
  func `SST16 a bootstrap does not see the order of the panelists`(seed: Seed) throws {
    var generator = seed.generator
    let order = Array(0..<6).shuffled(using: &generator)
    let first = try Self.angoff().bootstrap(Self.plan, units: .panelists)
    let second = try Self.angoff(order).bootstrap(Self.plan, units: .panelists)
    // Sums run in another order, so the last bits may differ.
    for (left, right) in zip(first.existing, second.existing) {
      #expect(abs(left - right) < 1e-9)
    }
  }

  @Test func `the bootstrap error of a mean is the divisor-n error`() throws {
    let estimate = try Self.angoff().bootstrap(
      BootstrapPlan(seed: 9, replicates: 4000),
      units: .panelists
    )
    let cuts = [58.0, 61, 63, 64, 66, 72]
    let squares = cuts.map { ($0 - 64) * ($0 - 64) }.reduce(0, +)
    let expected = (squares / 36).squareRoot()
    // 4000 resamples give an SD within 1/√8000, 1.1 percent; four times that is allowed.
    #expect(abs(try #require(estimate.standardError) / expected - 1) < 0.045)
  }

  @Test func `resampled functional cuts are the rounded cuts, counted`() throws {
    let estimate = try Self.hofstee().bootstrap(Self.plan, units: .both)
    let cuts = estimate.functionalCuts(.ceil)
    #expect(cuts.map(\.cut) == cuts.map(\.cut).sorted())
    #expect(abs(cuts.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    for entry in cuts {
      let count = estimate.existing.count {
        CutValue.real($0).rounded(.ceil).exact == entry.cut
      }
      #expect(entry.probability == Double(count) / Double(estimate.existing.count))
    }
    #expect(estimate.functionalCuts(.none).isEmpty)
  }

  @Test func `panels without a common member are drawn apart and keep their size`() {
    let pools = ResamplingPool.pools([["J1", "J2"], ["B1", "B2", "B3"], ["J2", "J3"], []])
    #expect(pools.map(\.size) == [3, 3, 3, 0])
    for replicate in 0..<50 {
      let boards = pools[1].counts(Self.plan, .panelists, isFixed: false, replicate: replicate)
      #expect(boards.reduce(0, +) == 3)
      let first = pools[0].counts(Self.plan, .panelists, isFixed: false, replicate: replicate)
      let third = pools[2].counts(Self.plan, .panelists, isFixed: false, replicate: replicate)
      #expect(first[1] == third[0] && first[0] + first[1] + third[1] == 3)
      let alone = ResamplingPool(["B3", "B1", "B2"])
        .counts(Self.plan, .panelists, isFixed: false, replicate: replicate)
      #expect(alone == [boards[2], boards[0], boards[1]])
    }
  }

  @Test func `identical methods differ by exactly nothing`() throws {
    let comparison = try MethodComparison(
      [.init("one", Self.hofstee()), .init("two", Self.hofstee())],
      rounding: .ceil,
      bootstrap: Self.plan
    )
    #expect(comparison.differences[0].difference == 0)
    #expect(comparison.differences[0].standardError == 0)
    #expect(comparison.differences[0].interval == 0...0)
  }

  @Test func `a repeated name is refused`() throws {
    let entry = MethodComparison.Entry("angoff", try Self.angoff())
    let refusal = MethodFixtures.refusal {
      _ = try MethodComparison([entry, entry], rounding: .ceil, bootstrap: Self.plan)
    }
    #expect(refusal?.code == .duplicate)
  }

  @Test func `a method without units to draw has no error in the comparison`() throws {
    let single = try AngoffMethod(
      cuts: PanelistCuts(panelists: ["P1"], values: [60]),
      form: .probability
    )
    let comparison = try MethodComparison(
      [.init("angoff", single)],
      rounding: .ceil,
      bootstrap: Self.plan
    )
    #expect(comparison.lines[0].jointError == nil)
    #expect(comparison.differences.isEmpty)
    #expect(comparison.tables()[0].rows[0][10] == "not estimable: need ≥ 2 panelists")
    #expect(comparison.tables()[0].rows[0][7] == "not estimable")
  }
}
