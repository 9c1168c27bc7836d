// SPDX-License-Identifier: Apache-2.0
import Graphics
import Matching
import Testing

@testable import Study

@Suite struct MatchProbabilityViewTests {
  private func view(_ records: [MatchRecord], replicates: Int = 50) throws -> MatchProbabilityView {
    let method = MatchProbability(replicates: replicates, seed: 3)
    let group = try #require(method.groups(of: records, threads: 2).first)
    return MatchProbabilityView(group: group, method: method)
  }

  private func records(_ count: Int, _ isMatched: (Int) -> Bool) -> [MatchRecord] {
    (0..<count).map {
      MatchRecord(
        contiguousRanks: 1 + $0 % 7,
        score: nil,
        specialty: "pediatrics",
        type: "us_md_senior",
        isMatched: isMatched($0)
      )
    }
  }

  @Test func `the chart has the curve with its band, the bins with n, and the caution`() throws {
    let view = try view(records(140) { $0 % 3 != 0 })
    let chart = view.chart(name: "probability")
    #expect(chart.points.map(\.ranks.text) == ["1", "2", "3", "4", "5", "6", "7"])
    #expect(chart.points.allSatisfy { $0.band != nil })
    #expect(chart.bins.map(\.label) == ["1-2", "3-4", "5-7"])
    #expect(chart.bins.map(\.count) == ["n = 40", "n = 40", "n = 60"])
    #expect(chart.caution == "association, not the effect of ranking more")
    #expect(chart.bandWords == "95 % band over 50 resamples, seed 3")
    #expect(chart.finding.hasPrefix("pediatrics, us_md_senior: with 1 rank "))
    #expect(chart.finding.hasSuffix("; association, not the effect of ranking more."))
    #expect(
      view.cautions == [
        "The knot 8 is left out: no list tells it from the others.",
        "The knot 12 is left out: no list tells it from the others.",
        "The knot 15 is left out: no list tells it from the others.",
      ]
    )
  }

  @Test func `without a curve the bins stay, and the sentence says why`() throws {
    let view = try view(records(70) { _ in true })
    let chart = view.chart(name: "probability")
    #expect(chart.points.isEmpty && chart.bins.count == 3 && view.cautions.isEmpty)
    #expect(
      chart.finding
        == "pediatrics, us_md_senior: no curve is fitted (all matched: no finite curve fits)."
    )
    #expect(chart.svg().contains("n = 30"))
  }

  @Test func `a bin of few is told as few`() throws {
    let few = (0..<4).map { _ in
      MatchRecord(
        contiguousRanks: 20,
        score: nil,
        specialty: "pediatrics",
        type: "us_md_senior",
        isMatched: true
      )
    }
    let chart = try view(records(140) { $0 % 3 != 0 } + few, replicates: 0).chart(name: "p")
    let last = try #require(chart.bins.last)
    #expect(last.label == "15 or more" && last.count == "n < 10" && last.share == nil)
    #expect(last.ranks == 15...15)
    #expect(chart.table.rows.last == ["counted", "15 or more", "not told", "", "", "n < 10"])
  }
}
