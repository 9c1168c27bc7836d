// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import NumericsCore
import Policy
import TestKit
import Testing

@testable import Accountability

/// Variants of scorecards, of which only what differs is computed, against single cases.
@Suite struct ScorecardVariantsTests {
  /// What stands in the way of the shortest path.
  enum Obstacle: String, CaseIterable, Sendable {
    case none
    /// A group has two rows in a year, so that a number is over two members.
    case secondRow
    /// It is not known to which group a row belongs.
    case unknownGroup
    /// No unit has a row of one group.
    case emptyGroup
    /// All units are alike but for what is drawn.
    case sameConfiguration
  }

  private static func unit(
    _ number: Int,
    _ obstacle: Obstacle,
    _ random: inout SplitMix64
  ) -> `scorecards on columns`.Unit {
    var unit = `scorecards on columns`.unit(number, &random)
    let levels = unit.rows.rows["levels", default: []]
    switch obstacle {
    case .none: break
    case .secondRow:
      for row in levels where row["subject"] == .value(.name("math")) { unit.rows.add(row) }
    case .unknownGroup:
      for place in levels.indices where place % 9 == number % 9 {
        unit.rows["levels", place]["students"] = .unknown(.illegible, "students")
      }
    case .emptyGroup:
      for (place, row) in levels.enumerated() where row["subject"] == .value(.name("math")) {
        unit.rows["levels", place]["subject"] = .value(.name("ela"))
      }
    case .sameConfiguration:
      for place in unit.rows.rows["unit", default: []].indices {
        unit.rows["unit", place]["configuration"] = .value(.name("k12"))
        unit.rows["unit", place]["partnership"] = .value(.truth(true))
      }
    }
    return unit
  }

  /// The rules of a report and its year.
  struct Report: Sendable {
    let policy: String
    let version: String?
    let year: Int
  }

  @Test(
    arguments: [
      Report(policy: "us-mo-msip5", version: nil, year: 2014),
      Report(policy: "us-mo-msip5-unverified", version: "unverified", year: 2016),
    ],
    Obstacle.allCases
  )
  func `every variant is what a single case gives`(report: Report, obstacle: Obstacle) throws {
    let seed = Seed(41)
    var random = seed.generator
    let reader = ScorecardReader(
      Evaluator(
        try AccountabilityPolicy.rulebook(report.policy).rulebook,
        options: EvaluationOptions(version: report.version)
      )
    )
    let resampling = LevelResampling([ExampleLevers.students], draws: 5, seed: 9)
    // More units than are scored in one pass.
    let units = (0..<20).compactMap { number -> LevelResampling.Unit? in
      let unit = Self.unit(number, obstacle, &random)
      return reader.report(of: .init(unit.id, period: report.year), in: unit.rows).map { report in
        LevelResampling.Unit(report: report, rows: unit.rows, number: number)
      }
    }
    let drawn = units.map { DrawnCounts($0, resampling) }
    let runner = try #require(ScorecardRunner(reader.evaluator))
    let scores = try #require(
      DrawScores(of: Array(units.indices), units, drawn, runner, 5, threads: 2)
    )
    var carried = 0
    for (place, own) in scores.ofUnit.enumerated() {
      guard let own else { continue }
      carried += 1
      let single = DrawScores.single(units[place], drawn[place], 5, reader.evaluator)
      #expect(own == single, "\(seed.testDescription), unit \(place)")
    }
    #expect(carried > units.count * 3 / 4)
  }
}
