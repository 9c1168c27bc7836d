// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import StandardSetting

/// Reads the reference tables of the panel side.
enum PanelReference {
  /// The rows of a reference CSV as dictionaries by column name; comment lines are left out.
  static func rows(_ name: String) throws -> [[String: String]] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference").appendingPathComponent(name)
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard let head = lines.first?.split(separator: ",") else { return [] }
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(uniqueKeysWithValues: zip(head.map(String.init), cells.map(String.init)))
    }
  }

  /// The published totals of the seventeen panelists, checked as a totals-only study.
  static func totals() throws -> PanelTotals {
    let rows = try rows("panelist-totals.csv")
    return PanelTotals(
      panelists: rows.map { "P\($0["panelist"] ?? "")" },
      totals: rows.map { row in
        ["round1", "round2"].map { row[$0].flatMap { Rational(decimal: $0) } }
      },
      maxPoints: 108,
      latticeStep: RatingScale.ets13.latticeStep
    )
  }

  /// The published pairs of raw and scale scores.
  static let conversion = PublishedConversion(
    [(65, 150), (70, 157), (74, 162), (79, 169), (84, 175)].map {
      ConversionPair(raw: $0.0, scale: $0.1)
    },
    lowest: 100,
    highest: 200
  )
}

/// Whether two numbers agree to a relative or absolute tolerance, whichever is wider.
func isClose(_ actual: Double?, _ expected: Double?, within tolerance: Double) -> Bool {
  guard let actual, let expected else { return false }
  return abs(actual - expected) <= tolerance * max(1, abs(expected))
}
