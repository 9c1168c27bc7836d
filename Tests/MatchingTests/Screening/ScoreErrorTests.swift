// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Matching
import NumericsCore
import TestKit
import Testing

/// How likely a true score reaches a cut, against values of `tools/reference/screening.py`.
@Suite struct ScoreErrorTests {
  @Test func `the flat formula`() throws {
    let values = try ScreeningReference.values("flat")
    #expect(values.count == 11)
    for row in values {
      let error = try ScoreError(row.numbers[2])
      let value = error.probability(of: row.numbers[0], reaching: row.numbers[1])
      #expect(ScreeningReference.agrees(value, row.value), "\(row.testDescription)")
    }
  }

  @Test func `the shrunk formula is the posterior of a normal true score`() throws {
    let values = try ScreeningReference.values("shrunk")
    #expect(values.count == 11)
    for row in values {
      let numbers = row.numbers
      let error = try ScoreError(
        numbers[2],
        reference: .init(mean: numbers[3], standardDeviation: numbers[4])
      )
      let value = error.probability(of: numbers[0], reaching: numbers[1])
      #expect(ScreeningReference.agrees(value, row.value), "\(row.testDescription)")
    }
  }

  /// The two rows of the specification's section 5.4, to four decimals as printed there.
  @Test func `the printed table`() throws {
    let flat = try ScoreError(6)
    let shrunk = try ScoreError(6, reference: .init(mean: 229, standardDeviation: 20))
    let scores: [Double] = [200, 206, 209, 212, 215, 218, 221, 224]
    func row(_ error: ScoreError) -> [String] {
      scores.map { error.probability(of: $0, reaching: 215).text(places: 4) }
    }
    #expect(
      row(flat) == [
        "0.0062", "0.0668", "0.1587", "0.3085", "0.5000", "0.6915", "0.8413", "0.9332",
      ]
    )
    #expect(
      row(shrunk) == [
        "0.0152", "0.1130", "0.2315", "0.3987", "0.5871", "0.7571", "0.8798", "0.9506",
      ]
    )
    #expect(shrunk.reliability.map { $0.text(places: 2) } == "0.91")
    #expect(flat.differenceError.text(places: 4) == "8.4853")
  }

  @Test(arguments: (0..<50).map(Seed.init))
  func `a higher score is more likely to reach a cut, a higher cut less`(_ seed: Seed) throws {
    var random = seed.generator
    let sem = Double.random(in: 1...10, using: &random)
    let mean = Double.random(in: 190...250, using: &random)
    for reference in [nil, ScoreError.Reference(mean: mean, standardDeviation: sem + 5)] {
      let error = try ScoreError(sem, reference: reference)
      let score = Double.random(in: 180...260, using: &random)
      let cut = Double.random(in: 180...260, using: &random)
      let value = error.probability(of: score, reaching: cut)
      #expect(value <= error.probability(of: score + 3, reaching: cut))
      #expect(value >= error.probability(of: score, reaching: cut + 3))
      #expect((0...1).contains(value))
    }
  }

  @Test func `an error that leaves nothing of the scatter is refused`() {
    #expect(throws: NumericsError.self) { try ScoreError(0) }
    #expect(throws: NumericsError.self) { try ScoreError(-1) }
    #expect(throws: NumericsError.self) { try ScoreError(.nan) }
    #expect(throws: NumericsError.self) {
      try ScoreError(20, reference: .init(mean: 229, standardDeviation: 20))
    }
  }

  @Test func `how many standard errors reach the cut`() {
    func width(_ score: Int, _ sem: Rational = 6) -> Int? {
      NearMiss.Shortfall(score: Rational(score), cut: 215).width(sem)
    }
    #expect(width(215) == nil)
    #expect(width(214) == 1)
    #expect(width(209) == 1)
    #expect(width(208) == 2)
    #expect(width(203) == 2)
    #expect(width(202) == nil)
    #expect(width(209, Rational(59, 10)) == 2)
  }
}
