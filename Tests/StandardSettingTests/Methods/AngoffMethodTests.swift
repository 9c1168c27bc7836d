// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import TestKit
import Testing

@testable import StandardSetting

@Suite struct AngoffMethodTests {
  static let example = [
    ".70 .50 .90 .30 .60", ".80 .60 .95 .40 .60", ".60 .50 .80 .20 .70", ".70 .40 .90 .30 .50",
  ]

  @Test func `SST8 G4 Angoff by probabilities`() throws {
    let rounds = MethodFixtures.rounds(Self.example, scale: .ets13)
    let result = try AngoffMethod(rounds: rounds, round: 1).result()
    #expect(result.method == .angoff)
    #expect(
      result.panelistCuts.map(\.cut)
        == [3, Rational(67, 20), Rational(14, 5), Rational(14, 5)].map { .exact($0) }
    )
    #expect(result.cut == .exact(Rational(29875, 10000)))
    #expect(result.functionalCut(.ceil) == .exact(3))
    let deviation = try #require(result.figure("sd")?.double)
    #expect(abs(deviation - 0.259406) < 1e-6)
    let error = try #require(result.standardError.value)
    #expect(abs(error - 0.129703187) < 1e-9)
    #expect(result.standardError.kind == .judgment)
  }

  @Test func `SST8 G5 Angoff by yes and no`() throws {
    let rows = ["1 1 0 1 0 1", "1 0 0 1 0 1", "1 1 1 1 0 1", "1 1 0 0 0 1", "1 1 0 1 1 1"]
    let method = try AngoffMethod(rounds: MethodFixtures.rounds(rows, scale: .yesno), round: 1)
    let result = method.result()
    #expect(result.method == .angoffYesNo)
    #expect(result.panelistCuts.map(\.cut) == [4, 3, 5, 3, 5].map { .exact($0) })
    #expect(result.cut == .exact(4))
    #expect(result.functionalCut(.ceil) == .exact(4))
    #expect(result.figure("sd")?.double == 1)
    let error = try #require(result.standardError.value)
    #expect(abs(error - 0.2.squareRoot()) < 1e-12)
    #expect(
      method.itemShares.map(\.share)
        == [1, Rational(4, 5), Rational(1, 5), Rational(4, 5), Rational(1, 5), 1]
    )
    for (share, expected) in zip(method.itemShares, [0, 0.032, 0.032, 0.032, 0.032, 0]) {
      #expect(abs(share.standardError - expected.squareRoot()) < 1e-12)
    }
    #expect(result.assumptions.contains { $0.contains("biased towards the extremes") })
  }

  @Test func `extended Angoff sums points`() throws {
    let scale = try RatingScale.points(max: 4, step: .half)
    let rounds = MethodFixtures.rounds(["1 2.5 4", "0 2 3.5"], scale: scale, maxPoints: [1, 3, 4])
    let result = try AngoffMethod(rounds: rounds, round: 1).result()
    #expect(result.method == .angoffExtended)
    #expect(result.cut == .exact(Rational(13, 2)))
  }

  @Test func `a probability counts by the item's points`() throws {
    let rounds = MethodFixtures.rounds([".50 .20"], scale: .ets13, maxPoints: [1, 10])
    let result = try AngoffMethod(rounds: rounds, round: 1).result()
    #expect(result.cut == .exact(Rational(5, 2)))
    #expect(result.standardError == .notEstimable("need ≥ 2 panelists"))
  }

  @Test func `equal judgments have an error of zero`() throws {
    let rounds = MethodFixtures.rounds([".50 .20", ".50 .20", ".50 .20"], scale: .ets13)
    let result = try AngoffMethod(rounds: rounds, round: 1).result()
    #expect(result.figure("sd")?.double == 0)
    #expect(result.standardError.value == 0)
  }

  @Test func `a median has its own error and a trimmed mean needs a bootstrap`() throws {
    let rounds = MethodFixtures.rounds(Self.example, scale: .ets13)
    let median = try AngoffMethod(rounds: rounds, round: 1, statistic: .median).result()
    #expect(median.cut == .exact(Rational(29, 10)))
    #expect(median.standardError.kind == .judgmentMedian)
    let trimmed = try AngoffMethod(rounds: rounds, round: 1, statistic: .trimmedMean(each: 1))
    #expect(trimmed.result().standardError == .needsBootstrap)
    let plan = BootstrapPlan(seed: 1, replicates: 200)
    #expect(trimmed.result(bootstrap: plan).standardError.kind == .bootstrapPanelists)
    #expect(throws: MethodError.self) {
      try AngoffMethod(rounds: rounds, round: 1, statistic: .trimmedMean(each: 2))
    }
  }

  @Test func `an all-yes panelist and a constant item are ordinary judgments`() throws {
    let rounds = MethodFixtures.rounds(["1 1 1", "0 1 0", "1 1 0"], scale: .yesno)
    let method = try AngoffMethod(rounds: rounds, round: 1)
    #expect(method.result().cut == .exact(2))
    #expect(method.result().panelistCuts[0].cut == .exact(3))
    #expect(method.itemShares[1].share == .one)
    #expect(method.itemShares[1].standardError == 0)
    let single = try AngoffMethod(
      rounds: MethodFixtures.rounds(["1 1 1"], scale: .yesno),
      round: 1
    )
    #expect(single.result(bootstrap: BootstrapPlan(seed: 1)).standardError.value == nil)
  }

  @Test func `a missing judgment is refused with panelist and item`() throws {
    let rounds = MethodFixtures.rounds([".50 .20", ".50"], scale: .ets13)
    let refusal = try #require(
      MethodFixtures.refusal { _ = try AngoffMethod(rounds: rounds, round: 1) }
    )
    #expect(refusal.code == .missing)
    #expect(refusal.place.contains("P2"))
  }

  @Test func `levels and an empty panel are refused`() throws {
    let levels = MethodFixtures.rounds(["1 2"], scale: .levels(3))
    #expect(
      MethodFixtures.refusal { _ = try AngoffMethod(rounds: levels, round: 1) }?.sentence
        == "Angoff, rating scale `levels`: its values are no points; "
        + "Angoff sums probabilities or points; declare the method that fits the scale"
    )
    #expect(
      MethodFixtures.refusal {
        let cuts = PanelistCuts(panelists: [], values: [])
        _ = try AngoffMethod(cuts: cuts, form: .probability)
      }?.sentence
        == "Angoff: no judgments; a cut needs at least one panelist; "
        + "add the judgments, or leave the method out"
    )
  }

  @Test(arguments: (0..<12).map(Seed.init))
  func `SST16 the Angoff cut does not see the order of items and judges`(seed: Seed) throws {
    var generator = seed.generator
    let steps = (0..<6).map { _ in (0..<8).map { _ in Int.random(in: 0...18, using: &generator) } }
    let scale = try RatingScale.custom((0...20).map { Rational($0, 20) })
    func cut(_ rows: [[Int]], shift: Rational = .zero) throws -> CutValue {
      let texts = rows.map { row in row.map { "\($0)/20" }.joined(separator: " ") }
      let rounds = MethodFixtures.rounds(texts, scale: scale, shift: shift)
      return try AngoffMethod(rounds: rounds, round: 1).result().cut
    }
    let base = try cut(steps)
    #expect(try cut(steps.shuffled(using: &generator)) == base)
    let order = Array(0..<8).shuffled(using: &generator)
    #expect(try cut(steps.map { row in order.map { row[$0] } }) == base)
    // Adding a constant to all ratings shifts the cut by n · constant.
    let exact = try #require(base.exact)
    #expect(try cut(steps, shift: Rational(1, 10)) == .exact(exact + 8 * Rational(1, 10)))
  }
}
