// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import ExactArithmetic
import Foundation
import NumericsCore
import TestKit
import Testing

/// Errors of indices and shares against values of `tools/reference/accountability.py`.
@Suite struct UncertaintyTests {
  private static let index = LevelIndex(weights: [1, 3, 4, 5, nil], factor: 100)

  private static func rows(_ kind: String) throws -> [(arguments: [String], value: Double)] {
    let path = "Tests/AccountabilityTests/Reference/uncertainty.csv"
    let text = try String(
      contentsOf: SharedData.package.appendingPathComponent(path),
      encoding: .utf8
    )
    return text.split(separator: "\n").filter { $0.hasPrefix(kind + ",") }.compactMap { line in
      let cells = line.split(separator: ",")
      return Double(cells[2]).map { (cells[1].split(separator: " ").map(String.init), $0) }
    }
  }

  /// Fourteen of sixteen digits: the formula subtracts where the share is near 0.
  private static func agrees(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-14 * max(1, abs(expected))
  }

  @Test func `the interval of Wilson`() throws {
    let (lower, upper) = (try Self.rows("wilson-lower"), try Self.rows("wilson-upper"))
    #expect(lower.count == 192)
    for (low, high) in zip(lower, upper) {
      let numbers = low.arguments.compactMap(Double.init)
      let interval = try #require(
        WilsonInterval(share: numbers[0], of: Int(numbers[1]), quantile: numbers[2])
      )
      #expect(Self.agrees(interval.lower, low.value), "\(low.arguments)")
      #expect(Self.agrees(interval.upper, high.value), "\(high.arguments)")
    }
    #expect(WilsonInterval(share: 0.5, of: 0, quantile: 2) == nil)
    #expect(WilsonInterval(share: 1.5, of: 10, quantile: 2) == nil)
  }

  @Test func `the index and its standard error`() throws {
    let (values, errors) = (try Self.rows("index"), try Self.rows("index-error"))
    #expect(values.count == 9)
    for (value, error) in zip(values, errors) {
      // Students without a level are in no mean.
      let counts = value.arguments.compactMap(Int.init) + [17]
      #expect(Self.agrees(try #require(Self.index.value(counts)).double, value.value))
      #expect(Self.agrees(try #require(Self.index.standardError(counts)), error.value))
    }
    #expect(Self.index.value([25, 25, 25, 25, 0]) == 325)
  }

  @Test func `without a student there is no index`() {
    #expect(Self.index.value([0, 0, 0, 0, 9]) == nil)
    #expect(Self.index.standardError([0, 0, 0, 0, 9]) == nil)
  }

  @Test func `the mean of three years, with years that share students`() throws {
    let rows = try Self.rows("mean-error")
    #expect(rows.count == 12)
    for row in rows {
      let numbers = row.arguments.compactMap(Double.init)
      let error = LevelIndex.standardErrorOfMean(
        Array(numbers[0..<3]),
        correlations: Array(numbers[3...])
      )
      #expect(Self.agrees(try #require(error), row.value), "\(row.arguments)")
    }
    #expect(LevelIndex.standardErrorOfMean([]) == nil)
  }
}
