// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Foundation
import NumericsCore
import TestKit
import Testing

/// Rates, ratios and tests of groups, against values of `tools/reference/screening.py`.
@Suite struct FairnessTests {
  private static let z = 1.959964

  private static func values(_ kind: String) throws -> [(counts: [Int], value: Double)] {
    let path = "Tests/MatchingTests/Reference/screening.csv"
    let text = try String(
      contentsOf: SharedData.package.appendingPathComponent(path),
      encoding: .utf8
    )
    return text.split(separator: "\n").filter { $0.hasPrefix(kind + ",") }.compactMap { line in
      let cells = line.split(separator: ",")
      return Double(cells[2]).map {
        (cells[1].split(separator: " ").compactMap { Int($0) }, $0)
      }
    }
  }

  private static func counts(_ numbers: [Int]) -> (SelectionCount, SelectionCount) {
    (SelectionCount(numbers[0], of: numbers[1]), SelectionCount(numbers[2], of: numbers[3]))
  }

  private static func ratio(_ numbers: [Int]) -> ImpactRatio {
    let (first, second) = counts(numbers)
    return ImpactRatio(first, to: second, quantile: z)
  }

  private static func agrees(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= 1e-12 * max(1e-3, abs(expected))
  }

  @Test func `the interval of a rate`() throws {
    let (lower, upper) = (try Self.values("wilson-lower"), try Self.values("wilson-upper"))
    #expect(lower.count == 8)
    for (low, high) in zip(lower, upper) {
      let interval = try #require(
        SelectionCount(low.counts[0], of: low.counts[1]).interval(quantile: Self.z)
      )
      #expect(abs(interval.lower - low.value) < 1e-14, "\(low.counts)")
      #expect(abs(interval.upper - high.value) < 1e-14, "\(high.counts)")
    }
  }

  @Test func `the ratio is exact, its interval Katz's`() throws {
    let ratios = try Self.values("ratio")
    #expect(ratios.count == 9)
    let ends = zip(try Self.values("katz-lower"), try Self.values("katz-upper"))
    for (row, (low, high)) in zip(ratios, ends) {
      let ratio = Self.ratio(row.counts)
      let exact = try #require(ratio.ratio)
      #expect(Self.agrees(exact.double, row.value), "\(row.counts)")
      let (lower, upper) = (try #require(ratio.lower), try #require(ratio.upper))
      #expect(Self.agrees(lower, low.value), "\(row.counts): \(lower)")
      #expect(Self.agrees(upper, high.value), "\(row.counts): \(upper)")
    }
    #expect(Self.ratio([0, 16, 8, 20]).isAdjusted)
    #expect(Self.ratio([20, 20, 15, 30]).isAdjusted)
    #expect(!Self.ratio([30, 100, 45, 100]).isAdjusted)
  }

  @Test func `Fisher's test against whole binomial coefficients`() throws {
    let values = try Self.values("fisher")
    #expect(values.count == 9)
    for row in values {
      let (first, second) = Self.counts(row.counts)
      let p = FisherExactTest.twoSided(first, second)
      #expect(abs(p - row.value) <= 1e-9 * row.value, "\(row.counts): \(p)")
      #expect(abs(FisherExactTest.twoSided(second, first) - p) <= 1e-12 * p)
    }
    #expect(FisherExactTest.twoSided(SelectionCount(0, of: 5), SelectionCount(0, of: 9)) == 1)
    #expect(FisherExactTest.twoSided(SelectionCount(0, of: 0), SelectionCount(3, of: 9)) == 1)
  }

  @Test func `the number of standard deviations`() throws {
    let values = try Self.values("deviations")
    #expect(values.count == 9)
    for row in values {
      let (first, second) = Self.counts(row.counts)
      let value = try #require(StandardDeviationTest.value(first, second))
      #expect(Self.agrees(value, row.value), "\(row.counts): \(value)")
    }
    let nobody = SelectionCount(0, of: 5)
    #expect(StandardDeviationTest.value(nobody, nobody) == nil)
  }

  /// Section 5.5 of the specification, to the places printed there.
  @Test func `the printed values`() throws {
    func interval(_ x: Int, _ n: Int) -> String {
      let found = SelectionCount(x, of: n).interval(quantile: Self.z)
      return found.map { "\($0.lower.text(places: 4)) \($0.upper.text(places: 4))" } ?? ""
    }
    #expect(interval(8, 10) == "0.4902 0.9433")
    #expect(interval(0, 16) == "0.0000 0.1936")
    #expect(interval(1, 54) == "0.0033 0.0977")
    #expect(interval(17740, 18818) == "0.9393 0.9459")
    func ratio(_ numbers: [Int]) -> String {
      let found = Self.ratio(numbers)
      let ends = [found.lower, found.upper].compactMap { $0?.text(places: 4) }
      return ([found.ratio?.text(places: 4) ?? ""] + ends).joined(separator: " ")
    }
    #expect(ratio([30, 100, 45, 100]) == "0.6667 0.4607 0.9647")
    #expect(ratio([12, 40, 150, 300]) == "0.6000 0.3688 0.9762")
    func fisher(_ numbers: [Int], _ places: Int) -> String {
      let (first, second) = Self.counts(numbers)
      return FisherExactTest.twoSided(first, second).text(places: places)
    }
    #expect(fisher([30, 100, 45, 100], 4) == "0.0405")
    #expect(fisher([12, 40, 150, 300], 5) == "0.01864")
    #expect(fisher([3, 10, 60, 100], 4) == "0.0947")
    let (first, second) = Self.counts([12, 40, 150, 300])
    #expect(StandardDeviationTest.value(first, second).map { $0.text(places: 3) } == "-2.379")
  }

  @Test func `four fifths is decided by whole numbers`() {
    // 8/10 of 1/1 is exactly four fifths; one less is not.
    #expect(Self.ratio([40, 100, 50, 100]).standing(least: 10) == .atLeast)
    #expect(Self.ratio([39, 100, 50, 100]).standing(least: 10) == .belowOpen)
    #expect(Self.ratio([100, 1000, 500, 1000]).standing(least: 10) == .belowClear)
    #expect(Self.ratio([1, 9, 500, 1000]).standing(least: 10) == .tooFew)
    #expect(Self.ratio([0, 10, 0, 10]).standing(least: 10) == .none)
  }

  @Test func `the reference is the highest rate among groups large enough, or the named one`() {
    let counts: [(group: String, count: SelectionCount)] = [
      ("small", SelectionCount(5, of: 5)), ("low", SelectionCount(30, of: 100)),
      ("high", SelectionCount(45, of: 100)), (GroupComparison.notStated, SelectionCount(3, of: 12)),
    ]
    let free = GroupComparison(counts, least: 10, quantile: Self.z)
    #expect(free.reference == "high")
    #expect(free.rows.map(\.isReference) == [false, false, true, false])
    #expect(free.rows.map(\.standing) == [.tooFew, .belowOpen, nil, .belowOpen])
    #expect(free.below.map(\.group) == ["low", GroupComparison.notStated])
    let named = GroupComparison(counts, least: 10, named: "low", quantile: Self.z)
    #expect(named.reference == "low")
    #expect(named.rows[2].ratio?.ratio == Rational(3, 2))
    let none = GroupComparison(counts, least: 1000, quantile: Self.z)
    #expect(none.reference == nil)
    #expect(none.rows.allSatisfy { $0.ratio == nil && $0.fisher == nil })
  }
}
