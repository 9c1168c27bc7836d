// SPDX-License-Identifier: Apache-2.0
import Evidence
import Foundation
import TestKit
import Testing

@testable import Matching

/// Markets in one file: the same ones as elsewhere, and every wrong line named.
@Suite struct SMCFileTests {
  @Test(
    .enabled(if: SmallMarkets.instances != nil, "shared/data/matching is not there"),
    arguments: ["no_stable_couple", "nrmp_classic", "pair_wins"]
  ) func `a market in one file has the stable assignments of the same market in rows`(
    name: String
  ) throws {
    let url = try #require(SharedData.file("data/matching/\(name).smc"))
    let file = SMCFile(
      text: try String(contentsOf: url, encoding: .utf8),
      fileName: url.lastPathComponent
    )
    let market = try #require(file.market)
    let markets = try SmallMarkets.markets(try #require(SmallMarkets.instances))
    let known = try #require(markets.first { $0.name == name }).market
    for rule in SameProgramRule.allCases {
      func fills(_ market: Market) -> [[Int]] {
        Enumeration(market: market).stable(rule).map { one in
          one.members(of: market).map(\.count).sorted()
        }.sorted { $0.lexicographicallyPrecedes($1) }
      }
      #expect(fills(market) == fills(known), "\(rule)")
    }
  }

  @Test(
    arguments: [
      ("r 0 x", 1, "is a whole number"), ("# words\n\nq 1", 3, "begins no record"),
      ("c 0 1", 1, "lacks its ids"), ("r -1 0", 1, "is below 0"),
      ("r 0 -1", 1, "is no id; none stands in pairs of couples alone"),
      ("c 0 1 2 0 0 0", 1, "is an odd number of programs, and a couple lists pairs"),
      ("r 0\nr 0", 2, "is an applicant twice"), ("r 0 4", 1, "is no program of this file"),
      ("p 0 1 7", 1, "is no applicant of this file"), ("p 0 1\np 0 1", 2, "is a program twice"),
      ("p 0 1\nr 0 0 0", 2, "lists a program twice"),
      ("p 0 1\nc 0 1 2 -1 -1", 2, "lists a pair twice, or a pair of none"),
      ("p 0 -1", 1, "is below 0"), ("p 0 10000", 1, "is above 9999 seats"),
    ]
  ) func `a wrong line is named, and no market comes of it`(
    text: String,
    line: Int,
    rule: String
  ) throws {
    let file = SMCFile(text: text, fileName: "a.smc")
    let finding = try #require(file.findings.first)
    #expect(file.market == nil && finding.row == line && finding.rule == rule)
  }

  @Test func `line ends, tabs and comments are read over`() {
    let file = SMCFile(text: "# a market\r\n\r\nr\t0 5 \r\np 5  1 0\r\n", fileName: "a.smc")
    #expect(file.findings.isEmpty)
    #expect(
      file.market
        == Market(
          programs: [Market.Program("5", quota: 1, ranking: [0])],
          applicants: [Market.Applicant("0", list: [0])]
        )
    )
  }

  @Test func `what is written is read again as the same market`() throws {
    for number in 0..<500 {
      let seed = Seed(number)
      var market = RandomMarket.small(seed)
      let isPlain =
        market.reversions.isEmpty && market.programs.allSatisfy { $0.parity == nil }
        && market.applicants.allSatisfy(\.supplemental.isEmpty)
      guard let text = SMCFile.text(of: market) else {
        #expect(!isPlain, "\(seed.testDescription)")
        continue
      }
      #expect(isPlain, "\(seed.testDescription)")
      let file = SMCFile(text: text, fileName: "a.smc")
      let read = try #require(file.market, "\(seed.testDescription) \(file.findings)")
      // The layout gives singles before couples; places move with their ids.
      let places = read.applicants.map { Int($0.id) ?? -1 }
      for (place, applicant) in read.applicants.enumerated() {
        #expect(applicant.list == market.applicants[places[place]].list)
      }
      for program in market.programs.indices {
        market.programs[program].ranking = market.programs[program].ranking
          .map { places.firstIndex(of: $0) ?? -1 }
        #expect(read.programs[program].ranking == market.programs[program].ranking)
        #expect(read.programs[program].quota == market.programs[program].quota)
      }
      #expect(read.couples.map(\.list) == market.couples.map(\.list))
    }
    var assignment = Assignment(seats: 2)
    assignment.seats[0] = 3
    #expect(SMCFile.text(of: assignment, isStable: true) == "m 1\nr 0 3\nr 1 -1\n")
    #expect(SMCFile.text(of: assignment, isStable: false) == "m 0\n")
  }
}
