// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

@testable import NumericsCore

@Suite struct LogisticModelTests {
  /// A case of `tools/reference/logistic.py`.
  private struct Case {
    var rows: [[Double]] = []
    var successes: [Int] = []
    var trials: [Int] = []
    var coefficients: [Double] = []
    var errors: [Double] = []
    var logLikelihood = 0.0
  }

  private static func cases() throws -> [Case] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/logistic.csv")
    var cases = [Case](repeating: Case(), count: 3)
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let cells = line.split(separator: ",")
      let numbers = cells.dropFirst().compactMap { Double($0) }
      let index = try #require(cells[0].last.flatMap { Int(String($0)) })
      switch cells[0].dropLast() {
      case "x":
        cases[index].rows.append(Array(numbers.dropLast(2)))
        cases[index].successes.append(Int(numbers[numbers.count - 2]))
        cases[index].trials.append(Int(numbers[numbers.count - 1]))
      case "b": cases[index].coefficients = numbers
      case "se": cases[index].errors = numbers
      default: cases[index].logLikelihood = numbers[0]
      }
    }
    return cases
  }

  /// The tolerance is that of the reference, which stops at a relative change of deviance of 10⁻¹⁴, so at
  /// coefficients right to about 10⁻⁷ of their errors; 10⁻⁸ is what both reach here.
  @Test func `coefficients, errors and likelihoods are those of statsmodels`() throws {
    for reference in try Self.cases() {
      let fit = try LogisticModel(
        design: Matrix(rows: reference.rows),
        successes: reference.successes,
        trials: reference.trials
      )
      #expect(reference.coefficients.count == 4)
      for place in 0..<4 {
        let error = reference.errors[place]
        #expect(abs(fit.coefficients[place] - reference.coefficients[place]) < 1e-8 * error)
        #expect(abs(fit.standardErrors[place] / error - 1) < 1e-8)
      }
      #expect(abs(fit.logLikelihood / reference.logLikelihood - 1) < 1e-12)
      #expect(fit.lastChange <= LogisticModel.tolerance && fit.iterations < 12)
    }
  }

  @Test func `one column gives the share, and its error √(1 over n p q)`() throws {
    let fit = try LogisticModel(
      design: Matrix(rows: [[1], [1], [1]]),
      successes: [3, 4, 0],
      trials: [5, 5, 0]
    )
    #expect(abs(fit.probability([1]) - 0.7) < 1e-14)
    #expect(abs(fit.standardErrors[0] - (1 / (10 * 0.7 * 0.3)).squareRoot()) < 1e-12)
    #expect(abs(fit.logLikelihood - (7 * log(0.7) + 3 * log(0.3))) < 1e-12)
  }

  @Test(arguments: (0..<20).map(Seed.init))
  func `at the maximum the fitted counts meet the observed ones in every column`(seed: Seed) throws
  {
    var g = seed.generator
    let n = Int.random(in: 20...80, using: &g)
    let rows = (0..<n).map { _ in
      [1, Double.random(in: -2...2, using: &g), Double.random(in: 0...9, using: &g)]
    }
    let trials = rows.map { _ in Int.random(in: 2...9, using: &g) }
    let successes = trials.map { Int.random(in: 0...$0, using: &g) }
    let fit = try LogisticModel(
      design: Matrix(rows: rows),
      successes: successes,
      trials: trials
    )
    for column in 0..<3 {
      let expected = rows.indices.reduce(0.0) {
        $0 + rows[$1][column] * Double(trials[$1]) * fit.probability(rows[$1])
      }
      let observed = rows.indices.reduce(0.0) { $0 + rows[$1][column] * Double(successes[$1]) }
      #expect(abs(expected - observed) < 1e-7)
    }
    #expect(fit.gradientNorm < 1e-7)
  }

  /// Complete, and quasi-complete with overlap at one point, in each direction and on a wide scale.
  @Test(arguments: [1.0, -1.0, 1e6, 1e-6])
  func `separation is told, with the column`(scale: Double) throws {
    let complete = try Matrix(rows: (0..<10).map { [1, scale * Double($0)] })
    let outcome = (0..<10).map { $0 < 5 ? 0 : 1 }
    let ones = Array(repeating: 1, count: 10)
    #expect(throws: NumericsError.separated(column: 1)) {
      try LogisticModel(design: complete, successes: outcome, trials: ones)
    }
    let quasi = try Matrix(rows: (0..<10).map { [1, scale * Double($0 - 4)] })
    var touching = outcome
    touching[4] = 3
    var trials = ones
    trials[4] = 7
    #expect(throws: NumericsError.separated(column: 1)) {
      try LogisticModel(design: quasi, successes: touching, trials: trials)
    }
    // One failure beyond the gap, and there is a maximum.
    var overlapping = outcome
    overlapping[8] = 0
    let fit = try LogisticModel(design: complete, successes: overlapping, trials: ones)
    #expect(fit.coefficients[1] * scale > 0)
  }

  @Test func `one outcome for all is separated by the column of ones`() throws {
    let design = try Matrix(rows: [[1, 0.5], [1, 1], [1, 3], [1, 4]])
    #expect(throws: NumericsError.self) {
      try LogisticModel(design: design, successes: [2, 2, 2, 2], trials: [2, 2, 2, 2])
    }
  }

  /// 999,999 of 1,000,000 is near 1 and still finite: logit 13.8.
  @Test func `large log-odds alone are no separation`() throws {
    let fit = try LogisticModel(
      design: Matrix(rows: [[1, 0], [1, 1]]),
      successes: [999_999, 1],
      trials: [1_000_000, 1_000_000]
    )
    #expect(abs(fit.coefficients[0] - log(999_999)) < 1e-6)
    #expect(abs(fit.coefficients[1] + 2 * log(999_999)) < 1e-6)
  }

  @Test func `a dependent column, impossible counts and too few rows are refused`() throws {
    let design = try Matrix(rows: [[1, 2], [1, 2], [1, 2]])
    #expect(throws: NumericsError.rankDeficient(column: 1)) {
      try LogisticModel(design: design, successes: [0, 1, 0], trials: [1, 1, 1])
    }
    #expect(throws: NumericsError.self) {
      try LogisticModel(design: design, successes: [2, 1, 0], trials: [1, 1, 1])
    }
    #expect(throws: NumericsError.self) {
      try LogisticModel(design: design, successes: [0, 1], trials: [1, 1])
    }
    #expect(throws: NumericsError.self) {
      try LogisticModel(design: design, successes: [0, 1, 0], trials: [1, 0, 0])
    }
    #expect(
      NumericsError.separated(column: 1).description
        == "the successes are separated from the failures, mostly by column 2; no finite "
        + "coefficients exist"
    )
  }
}
