// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestKit
import Testing

/// Values of `tools/reference/screening.py`.
enum ScreeningReference {
  struct Value: Sendable, CustomTestStringConvertible {
    let kind: String
    let arguments: [String]
    let value: Double

    var numbers: [Double] { arguments.compactMap(Double.init) }
    var counts: [Int] { arguments.compactMap(Int.init) }
    var testDescription: String { "\(kind) \(arguments.joined(separator: " "))" }
  }

  static func values(_ kind: String) throws -> [Value] {
    let path = "Tests/MatchingTests/Reference/screening.csv"
    let text = try String(
      contentsOf: SharedData.package.appendingPathComponent(path),
      encoding: .utf8
    )
    return text.split(separator: "\n").filter { $0.hasPrefix(kind + ",") }.compactMap { line in
      let cells = line.split(separator: ",")
      return Double(cells[2]).map {
        Value(kind: kind, arguments: cells[1].split(separator: " ").map(String.init), value: $0)
      }
    }
  }

  /// Relative tolerance: sums of a few thousand terms and differences of near numbers.
  static func agrees(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-12) -> Bool {
    abs(value - expected) <= tolerance * max(abs(expected), 1e-3)
  }
}
