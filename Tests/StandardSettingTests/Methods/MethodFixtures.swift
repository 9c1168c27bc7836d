// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import TestKit

@testable import StandardSetting

/// Values and small data sets that several suites of methods share.
enum MethodFixtures {
  /// Decimals or fractions, separated by blanks.
  static func numbers(_ text: String) -> [Rational] {
    text.split(separator: " ").compactMap { Rational(text: $0) }
  }

  /// One person per score, without weights.
  static func people(_ scores: [Rational]) -> [ExamineeScore] {
    scores.enumerated().map { ExamineeScore(person: "E\($0)", score: $1) }
  }

  /// Two persons at each whole score of the specification's compromise example, 41…90.
  static func exampleCurve() throws -> FailRateCurve {
    try FailRateCurve(scores: people((41...90).flatMap { [Rational($0), Rational($0)] }))
  }

  /// Judgments of one round, a row for each panelist.
  static func rounds(
    _ rows: [String],
    scale: RatingScale,
    maxPoints: [Rational] = [],
    shift: Rational = .zero
  ) -> Rounds {
    let table = rows.map { numbers($0) }
    let panelists = table.indices.map { "P\($0 + 1)" }
    let items = (table.first ?? []).indices.map {
      PanelItem(key: "i\($0 + 1)", maxPoints: maxPoints.isEmpty ? .one : maxPoints[$0])
    }
    let design = PanelDesign(panelists: panelists, items: items, scale: scale, rounds: 1)
    let judgments = table.enumerated().flatMap { row, values in
      values.enumerated().map {
        Judgment(round: 1, panelist: panelists[row], item: items[$0].key, value: $1 + shift)
      }
    }
    return Rounds(design, judgments: judgments)
  }

  /// The rows of a reference file as dictionaries by column.
  static func reference(_ name: String) throws -> [[String: String]] {
    let file = SharedData.package
      .appendingPathComponent("Tests/StandardSettingTests/Reference")
      .appendingPathComponent(name)
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Whether two numbers agree to a relative error, absolute below 1.
  static func near(_ actual: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    abs(actual - expected) <= tolerance * max(1, abs(expected))
  }

  /// The refusal that a piece of work ends in; `nil` when it gives a result.
  static func refusal(_ work: () throws -> Void) -> MethodError? {
    do {
      try work()
      return nil
    } catch {
      return error as? MethodError
    }
  }
}
