// SPDX-License-Identifier: Apache-2.0
import Foundation
import NumericsCore
import Testing

@Suite struct BivariateNormalTests {
  @Test func `the cumulative function agrees with the reference`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/bivariate-normal.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst(2)
    #expect(lines.count == 150)
    for line in lines {
      let cells = line.split(separator: ",").compactMap { Double($0) }
      let normal = try BivariateNormal(correlation: cells[2])
      // Owen's formula is a sum of four parts below 1: a few units of 2⁻⁵³.
      #expect(abs(normal.cumulative(cells[0], cells[1]) - cells[3]) < 1e-15, "\(line)")
    }
  }

  @Test func `the ends of the line are limits`() throws {
    let normal = try BivariateNormal(correlation: 0.4)
    #expect(normal.cumulative(.infinity, .infinity) == 1)
    #expect(normal.cumulative(-.infinity, 3) == 0)
    #expect(normal.cumulative(.infinity, 0) == 0.5)
    #expect(normal.cumulative(.nan, 0).isNaN)
    let all = normal.probability((-.infinity, .infinity), (-.infinity, .infinity))
    #expect(all == 1)
    #expect(throws: NumericsError.self) { try BivariateNormal(correlation: 1) }
  }

  @Test func `a column of the cumulative function is within 10 to the minus 15`() {
    var values = (0...2_000).map { Double($0 - 1_000) / 25 } + [.infinity, -.infinity]
    let expected = values.map { NormalDistribution.standard.cumulative($0) }
    values.withUnsafeMutableBufferPointer { NormalDistribution.replaceByCumulative($0) }
    for (value, exact) in zip(values, expected) { #expect(abs(value - exact) < 1e-15) }
  }
}
