// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Study

/// What the charts of single methods must show, by the geometry of each method.
@Suite struct MethodChartTests {
  /// The rows of a chart's data file without its head.
  private func cells(_ chart: String) throws -> [[String]] {
    let rows = CSVText.rows(try SampleStudies.clinical().text("charts/\(chart).csv"))
    try #require(rows.count > 1)
    return Array(rows.dropFirst())
  }

  /// The rows of a chart's table: series, cut, rate in per cent.
  private func rows(_ chart: String) throws -> [(series: String, cut: Double, rate: Double)] {
    try cells(chart).map { row in
      (row[0], Double(row[1]) ?? .nan, Double(row[2].split(separator: " ").first ?? "") ?? .nan)
    }
  }

  /// The rate of the curve at a cut, straight between whole cuts.
  private func curve(
    _ rows: [(series: String, cut: Double, rate: Double)],
    at cut: Double
  ) throws -> Double {
    let points = rows.filter { $0.series == "curve" }
    let left = try #require(points.last { $0.cut <= cut })
    let right = try #require(points.first { $0.cut >= cut })
    guard right.cut > left.cut else { return left.rate }
    return left.rate + (right.rate - left.rate) * (cut - left.cut) / (right.cut - left.cut)
  }

  @Test(arguments: ["hofstee", "beuk", "de-gruijter"])
  func `a compromise lies on the curve of the scores`(method: String) throws {
    let rows = try rows("compromise-" + method)
    let result = try #require(rows.last { $0.series.hasSuffix(" cut") })
    // A cut is printed to 0.01 and a rate to 0.1, where the curve rises by up to a few per cent.
    #expect(abs(try curve(rows, at: result.cut) - result.rate) < 0.2)
  }

  @Test func `the Hofstee cut lies on the falling diagonal of the box`() throws {
    let rows = try rows("compromise-hofstee")
    let start = try #require(rows.first { $0.series.hasPrefix("lowest cut") })
    let end = try #require(rows.first { $0.series.hasPrefix("highest cut") })
    let result = try #require(rows.last)
    let share = (result.cut - start.cut) / (end.cut - start.cut)
    let diagonal = start.rate + share * (end.rate - start.rate)
    #expect(abs(diagonal - result.rate) < 0.2)
  }

  @Test func `the Beuk cut lies on the line through the judges' mean`() throws {
    let rows = try rows("compromise-beuk")
    let judges = rows.filter { $0.series.hasPrefix("judge") }
    let line = rows.filter { $0.series == "line" }
    let (start, end) = (try #require(line.first), try #require(line.last))
    func rate(at cut: Double) -> Double {
      start.rate + (end.rate - start.rate) * (cut - start.cut) / (end.cut - start.cut)
    }
    let count = Double(judges.count)
    let mean = judges.map(\.cut).reduce(0, +) / count
    let meanRate = judges.map(\.rate).reduce(0, +) / count
    #expect(abs(rate(at: mean) - meanRate) < 0.2)
    let result = try #require(rows.last)
    #expect(abs(rate(at: result.cut) - result.rate) < 0.2)
  }

  @Test func `the bins of each group hold all of it`() throws {
    let bins = try cells("contrasting-groups").filter { !$0[0].hasPrefix("cut") }
    for group in Set(bins.map { $0[0] }) {
      let own = bins.filter { $0[0] == group }
      let shares = own.compactMap { Double($0[3].split(separator: " ").first ?? "") }
      let total = shares.reduce(0, +)
      let tolerance = 0.05 * Double(own.count) + 1e-9
      #expect(abs(total - 100) < tolerance)
      #expect(own.compactMap { Int($0[2]) }.reduce(0, +) > 0)
    }
  }

  @Test func `a study without a panel speaks of no panelists' mean`() throws {
    let page = try SampleStudies.clinical().text("report.html")
    #expect(!page.contains("The panel's mean") && !page.contains("0 panelists"))
    #expect(page.contains("global ratings of 40 test takers at 8 stations"))
    #expect(page.contains("The standard error of the cut is"))
  }
}
