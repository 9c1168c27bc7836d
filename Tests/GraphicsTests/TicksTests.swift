// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Graphics

@Suite struct TicksTests {
  @Test func `ticks of a half-unit step print exactly`() {
    let ticks = LinearScale(domain: (72.9, 74.6), range: (0, 300)).ticks(4)
    #expect(ticks.map(\.text) == ["73.0", "73.5", "74.0", "74.5"])
    #expect(ticks.map(\.value) == [73, 73.5, 74, 74.5])
  }

  @Test func `ticks of shares print as per cent`() {
    let ticks = LinearScale(domain: (0, 0.4), range: (0, 300)).percentTicks(4)
    #expect(ticks.map(\.text) == ["0 %", "10 %", "20 %", "30 %", "40 %"])
  }

  @Test func `ticks below zero and of large numbers keep their digits`() {
    let small = LinearScale(domain: (-0.25, 0.05), range: (0, 1)).ticks(3)
    #expect(small.map(\.text) == ["-0.2", "-0.1", "0.0"])
    let large = LinearScale(domain: (0, 3_000_000), range: (0, 1)).ticks(3)
    #expect(large.map(\.text) == ["0", "1000000", "2000000", "3000000"])
  }

  @Test func `a range of no extent still has a scale`() {
    let scale = LinearScale(domain: (74, 74), range: (0, 100))
    #expect(scale(74) == 50)
    #expect(!scale.ticks(4).isEmpty)
  }

  @Test func `printed decimals are subtracted exactly`() throws {
    let left = try #require(DecimalText(parsing: "68.65"))
    let right = try #require(DecimalText(parsing: "58.05"))
    #expect((left - right).text(withPlus: true) == "+10.60")
    #expect((right - left).text(withPlus: true) == "-10.60")
    #expect((left - left).text(withPlus: true) == "0.00")
    #expect(DecimalText(parsing: ".80").map { $0.text() } == "0.80")
    #expect(DecimalText(parsing: "not published") == nil)
    #expect(DecimalText(parsing: "1e3") == nil)
    #expect(DecimalText(parsing: "") == nil)
    #expect(DecimalText(parsing: "-") == nil)
  }
}
