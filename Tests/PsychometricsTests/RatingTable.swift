// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Foundation
import TestKit

/// Reads reference tables and rating matrices for the tests of this target.
enum RatingTable {
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

  /// A matrix written as rows between bars, values between blanks.
  static func matrix(_ text: String) -> [[Rational]] {
    text.split(separator: "|").map { row in
      row.split(separator: " ").compactMap { Rational(text: $0) }
    }
  }

  /// A matrix of whole numbers in the same form.
  static func levels(_ text: String) -> [[Int]] {
    text.split(separator: "|").map { row in row.split(separator: " ").compactMap { Int($0) } }
  }

  /// The shipped ratings of sixty items by twelve raters; `nil` when the shared data are absent.
  static func sharedLevels() throws -> [[Int]]? {
    guard let file = SharedData.file("data/psychometrics/lsamitr-ratings.csv") else { return nil }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { line in
        line.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ",").suffix(12)
          .compactMap { Int($0) }
      }
  }
}

/// Whether two numbers agree to a relative or absolute tolerance, whichever is wider.
func agrees(_ actual: Double?, _ expected: Double, within tolerance: Double) -> Bool {
  guard let actual else { return false }
  return abs(actual - expected) <= tolerance * max(1, abs(expected))
}
