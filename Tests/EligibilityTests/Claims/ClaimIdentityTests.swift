// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Eligibility

@Suite struct ClaimIdentityTests {
  private func claim(_ name: String, _ value: String) -> Claim {
    Claim(name: name, topic: name, value: ClaimValue(value), issuer: "a survey")
  }

  private func identity(
    _ printed: String,
    _ form: ClaimIdentity.Form,
    _ terms: [String]
  ) throws -> ClaimIdentity {
    try ClaimIdentity(
      claim("result", printed),
      is: form,
      of: terms.enumerated().map { claim("t\($0.offset)", $0.element) }
    )
  }

  @Test(arguments: [
    ("66.7%", ClaimIdentity.Verdict.holds), ("66.6%", .cutOff), ("66.5%", .differs),
    ("67%", .holds), ("66%", .cutOff), ("66.67%", .holds), ("66.66%", .cutOff), ("66.667", .holds),
  ])
  func `a share holds at the digits that are printed`(
    printed: String,
    verdict: ClaimIdentity.Verdict
  ) throws {
    let identity = try identity(printed, .share, ["2", "3"])
    #expect(identity.verdict == verdict)
    #expect(identity.computed == Rational(200, 3) && identity.formula == "2/3")
  }

  @Test func `a half rounds up, and sums and differences are exact`() throws {
    #expect(try identity("12.5%", .share, ["1", "8"]).verdict == .holds)
    #expect(try identity("13%", .share, ["1", "8"]).verdict == .holds)
    let sum = try identity("6", .sum, ["1", "2", "3"])
    #expect(sum.verdict == .holds && sum.formula == "1 + 2 + 3" && sum.computedText == "6")
    let difference = try identity("5", .difference, ["9", "2", "1"])
    #expect(difference.verdict == .differs && difference.computedText == "6")
    #expect(difference.formula == "9 - 2 - 1")
  }

  @Test func `what cannot be computed with is refused`() {
    #expect(throws: ClaimIdentityError.noNumber("result")) {
      try identity("none", .sum, ["1", "2"])
    }
    #expect(throws: ClaimIdentityError.noNumber("result")) { try identity("3%", .sum, ["1", "2"]) }
    #expect(throws: ClaimIdentityError.noNumber("t1")) { try identity("3", .sum, ["1", "2 %"]) }
    #expect(throws: ClaimIdentityError.wrongCount("result")) { try identity("3", .sum, ["3"]) }
    #expect(throws: ClaimIdentityError.wrongCount("result")) {
      try identity("3%", .share, ["1", "2", "3"])
    }
    #expect(throws: ClaimIdentityError.noWhole("t1")) { try identity("3%", .share, ["1", "0"]) }
  }

  @Test func `a claim that others give agrees, one that they do not give is in conflict`() throws {
    let claims = [claim("a", "3"), claim("b", "1"), claim("c", "2"), claim("d", "4")]
    let ledger = ClaimsLedger(
      claims,
      identities: [
        try ClaimIdentity(claims[0], is: .sum, of: [claims[1], claims[2]]),
        try ClaimIdentity(claims[3], is: .sum, of: [claims[1], claims[2]]),
      ]
    )
    #expect(ledger.standings.map(\.statuses) == [[.agrees], [], [], [.conflicts]])
    #expect(ledger.standings[3].conflicting == 0 && ledger.standings[3].identities.count == 1)
  }
}
