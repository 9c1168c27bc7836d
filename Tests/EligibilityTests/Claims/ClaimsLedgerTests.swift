// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Eligibility

@Suite struct ClaimsLedgerTests {
  private func claim(
    _ name: String,
    _ value: String,
    topic: String = "t",
    relation: String = "equals",
    of population: String? = nil,
    by issuer: String? = "a survey",
    doubt: String? = nil,
    declared: Claim.Declaration? = nil
  ) -> Claim {
    Claim(
      name: name,
      topic: topic,
      value: ClaimValue(value),
      relation: ClaimRelation(relation),
      population: population,
      issuer: issuer,
      doubt: doubt,
      declaration: declared
    )
  }

  @Test func `claims conflict on one topic, of the same people or of nobody stated`() {
    let ledger = ClaimsLedger([
      claim("a", "225"), claim("b", "none"), claim("c", "225.0"),
      claim("d", "250", of: "top programs"), claim("e", "235", of: "Top  Programs"),
      claim("f", "250", of: "others"), claim("g", "1", topic: "u"),
    ])
    #expect(ledger.standings[0].statuses == [.agrees, .conflicts])
    #expect(ledger.agreeing(with: 0).map(\.name) == ["c"])
    #expect(ledger.conflicting(with: 0).map(\.name) == ["b"])
    #expect(ledger.conflicting(with: 1).map(\.name) == ["a", "c"])
    #expect(ledger.conflicting(with: 1, limit: 1).map(\.name) == ["a"])
    #expect(ledger.standings[1].conflicting == 2)
    #expect(ledger.conflicting(with: 3).map(\.name) == ["e"])
    #expect(ledger.standings[5].statuses.isEmpty && ledger.standings[6].statuses.isEmpty)
    #expect(ledger.topics == ["t", "u"])
    #expect(ledger.count(.conflicts) == 5)
  }

  @Test func `a population that the study calls not stated is like none`() {
    let ledger = ClaimsLedger(
      [claim("a", "225", of: "a program, not named"), claim("b", "none")],
      unstated: ["A program, not named"]
    )
    #expect(ledger.conflicting(with: 0).map(\.name) == ["b"])
  }

  @Test func `a claim carries every status that it has`() {
    let ledger = ClaimsLedger([
      claim("a", "1/54 = 1.85%", relation: "not said of what", by: nil, doubt: "two digits"),
      claim("b", "2 %", relation: "", by: nil), claim("c", "2 %", topic: "u", relation: "share"),
    ])
    #expect(ledger.standings[0].statuses == [.conflicts, .unsourced, .implausible, .unlabelled])
    #expect(ledger.standings[0].doubts == ["two digits"])
    #expect(ledger.standings[1].statuses == [.conflicts, .unsourced, .unlabelled])
    #expect(ledger.standings[2].statuses.isEmpty)
  }

  @Test func `what is implausible is declared by the study, number by number`() {
    let range = PlausibleRange(
      ValueRange(Rational(1)...Rational(300)),
      reason: "a scale of 1 to 300"
    )
    let ledger = ClaimsLedger(
      [claim("a", "301"), claim("b", "300"), claim("c", "none"), claim("d", "250-301")],
      plausible: ["t": range]
    )
    #expect(
      ledger.standings.map { $0.statuses.contains(.implausible) } == [true, false, false, true]
    )
    #expect(
      ledger.standings[0].doubts
        == ["301 is outside 1-300, which the study holds plausible: a scale of 1 to 300"]
    )
  }

  @Test func `only a declaration with author and date makes a rule`() throws {
    let day = try #require(CalendarDate("2021-06-01"))
    func backing(_ declared: Claim.Declaration?, relation: String = "at least") -> RuleBacking {
      ClaimsLedger([claim("a", "225", relation: relation, declared: declared)]).backing(0)
    }
    let whole = Claim.Declaration(author: "Program of Example, its director", date: day)
    #expect(
      backing(whole) == .mayBack(author: "Program of Example, its director", date: day)
    )
    #expect(backing(nil) == .staysClaim(["no program of record declares it"]))
    #expect(
      backing(Claim.Declaration(author: "Program of Example", date: nil))
        == .staysClaim(["its declaration has no date"])
    )
    #expect(
      backing(Claim.Declaration(author: nil, date: day))
        == .staysClaim(["no program of record declares it"])
    )
    #expect(Claim.Declaration(author: nil, date: nil) == nil)
  }

  @Test(arguments: ["mean", "Mean of matched", "median", "average", "mean (standard deviation: 8)"])
  func `a mean of those who matched is never a threshold, whoever declares it`(relation: String) {
    let declared = Claim.Declaration(author: "a program", date: CalendarDate("2021-06-01"))
    let ledger = ClaimsLedger([claim("a", "233", relation: relation, declared: declared)])
    #expect(!ledger.backing(0).isAllowed)
    #expect(ledger.backing(0).words.contains("is never a threshold"))
    #expect(ledger.declared.isEmpty)
    #expect(!ClaimRelation("meaning at least").isDescriptive)
  }

  @Test func `a declared ratio without a whole stays a claim`() {
    let declared = Claim.Declaration(author: "a program", date: CalendarDate("2021-06-01"))
    let ledger = ClaimsLedger([
      claim("a", "1/54", relation: "not said of what", declared: declared)
    ])
    #expect(ledger.backing(0).words == "no: it does not say of what")
  }

  @Test func `a topic of many claims is read in one pass`() {
    let ledger = ClaimsLedger((0..<20_000).map { claim("c\($0)", "\($0 % 3)") })
    #expect(ledger.standings[0].conflicting == 13_333)
    #expect(ledger.conflicting(with: 0, limit: 2).map(\.name) == ["c1", "c4"])
  }
}
