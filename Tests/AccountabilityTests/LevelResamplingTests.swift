// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import NumericsCore
import Policy
import TestKit
import Testing

@testable import Accountability

/// Draws of counts: they mean what they say.
@Suite struct LevelResamplingTests {
  private static let weights: [Rational] = [1, 3, 4, 5]

  private static func index(_ counts: [Int]) -> Double {
    let sum = zip(weights, counts).reduce(0.0) { $0 + $1.0.double * Double($1.1) }
    return 100 * sum / Double(counts.reduce(0, +))
  }

  @Test(arguments: [30, 100, 300]) func `Uncertainty: the 95 % interval covers as it says`(
    students: Int
  ) throws {
    let seed = Seed(students)
    var random = seed.generator
    let index = LevelIndex(weights: Self.weights, factor: 100)
    let shares = [0.15, 0.35, 0.33, 0.17]
    let truth = 100 * zip(Self.weights, shares).reduce(0.0) { $0 + $1.0.double * $1.1 }
    var covered = 0
    let runs = 4000
    for _ in 0..<runs {
      var counts = [0, 0, 0, 0]
      for _ in 0..<students {
        let drawn = Double.random(in: 0..<1, using: &random)
        let level = drawn < shares[0] ? 0 : drawn < 0.5 ? 1 : drawn < 0.83 ? 2 : 3
        counts[level] += 1
      }
      let half = 1.959964 * (index.standardError(counts) ?? 0)
      if abs((index.value(counts)?.double ?? 0) - truth) <= half { covered += 1 }
    }
    let share = Double(covered) / Double(runs)
    #expect((0.93...0.97).contains(share), "\(seed.testDescription): \(share)")
  }

  /// Counts of students by the shares of the levels.
  private static func cohort(
    _ students: Int,
    _ shares: [Double],
    _ generator: inout CounterGenerator
  ) -> [Int] {
    var counts = shares.map { _ in 0 }
    for _ in 0..<students {
      var rest = generator.uniform()
      var level = 0
      while level < shares.count - 1, rest >= shares[level] {
        rest -= shares[level]
        level += 1
      }
      counts[level] += 1
    }
    return counts
  }

  /// A new cohort's band comes as often as draws from the first cohort say.
  ///
  /// It holds for unlikely, open and likely bands alike. Schools' shares are drawn from the prior: squares of normals are gamma variables.
  @Test func `Uncertainty: probabilities of bands are calibrated`() {
    let seed = Seed(14)
    let random = CounterRandom(seed: seed.value)
    var said = [0.0, 0, 0]
    var came = [0, 0, 0]
    var schools = [0, 0, 0]
    for school in 0..<3000 {
      var generator = random.generator(unit: UInt64(school), replicate: 0)
      let gammas = (0..<4).map { _ in
        let normal = generator.standardNormal()
        return normal * normal
      }
      let shares = gammas.map { $0 / gammas.reduce(0, +) }
      let first = Self.cohort(40, shares, &generator)
      let draws = 60
      let above = (0..<draws).count { _ in
        Self.index(DrawnCounts.drawn(first, &generator)) >= 330
      }
      let share = Double(above) / Double(draws)
      let bin = share < 0.2 ? 0 : share < 0.8 ? 1 : 2
      schools[bin] += 1
      said[bin] += share
      if Self.index(Self.cohort(40, shares, &generator)) >= 330 { came[bin] += 1 }
    }
    for bin in 0..<3 {
      let count = Double(schools[bin])
      let difference = (said[bin] - Double(came[bin])) / count
      // Four standard errors of a share of so many schools, each of which comes or not.
      #expect(abs(difference) < 4 * 0.5 / count.squareRoot(), "\(seed.testDescription), bin \(bin)")
      #expect(count > 100)
    }
  }

  @Test func `draws keep the number of students and are those of the seed`() {
    let random = CounterRandom(seed: 7)
    var (one, two) = (
      random.generator(unit: 3, replicate: 9), random.generator(unit: 3, replicate: 9)
    )
    for counts in [[0, 0, 0, 1], [20, 58, 82, 40], [0, 5, 0, 0], [1000, 0, 0, 3000]] {
      let first = DrawnCounts.drawn(counts, &one)
      #expect(first == DrawnCounts.drawn(counts, &two))
      #expect(first.reduce(0, +) == counts.reduce(0, +))
      #expect(first.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `draws scored on columns are those of single units`() throws {
    let seed = Seed(23)
    var random = seed.generator
    let reader = ScorecardReader(
      Evaluator(
        try AccountabilityPolicy.rulebook("us-mo-msip5-unverified").rulebook,
        options: EvaluationOptions(version: "unverified")
      )
    )
    let resampling = LevelResampling([ExampleLevers.students], draws: 12, seed: 5)
    let units = (0..<6).compactMap { number -> LevelResampling.Unit? in
      let unit = `scorecards on columns`.unit(number, &random)
      return reader.report(of: .init(unit.id, period: 2015), in: unit.rows).map { report in
        LevelResampling.Unit(report: report, rows: unit.rows, number: number)
      }
    }
    let drawn = units.map { DrawnCounts($0, resampling) }
    let runner = try #require(ScorecardRunner(reader.evaluator))
    let scores = try #require(
      DrawScores(of: Array(units.indices), units, drawn, runner, 12, threads: 2)
    )
    var carried = 0
    for (place, own) in scores.ofUnit.enumerated() {
      guard let own else { continue }
      carried += 1
      let single = DrawScores.single(units[place], drawn[place], 12, reader.evaluator)
      #expect(own == single, "\(seed.testDescription), unit \(place)")
    }
    #expect(carried == units.count)
    let results = resampling.results(of: units, by: reader, threads: 1)
    #expect(results == resampling.results(of: units, by: reader, threads: 2))
  }
}
