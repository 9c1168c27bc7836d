// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Testing

@testable import Eligibility

@Suite struct ConjunctionTests {
  private func share(_ name: String, _ value: String, of people: String? = "residents") -> Claim {
    Claim(name: name, topic: name, value: ClaimValue(value), population: people)
  }

  @Test func `the ratio is exact, and the printed digits bound it`() throws {
    let example = try Conjunction(one: share("one", "10.5%"), both: share("both", "1.9%"))
    #expect(example.ratio == Rational(105, 19))
    #expect(example.ratio.text(places: 1) == "5.5")
    #expect(example.bounds.low == Rational(1045, 195))
    #expect(example.bounds.high == Rational(1055, 185))
  }

  @Test func `an example that cannot be one says why`() {
    func error(_ one: Claim, _ both: Claim) -> ConjunctionError? {
      #expect(throws: ConjunctionError.self) { try Conjunction(one: one, both: both) }
    }
    #expect(error(share("a", "225"), share("b", "1.9%")) == .noShare("a"))
    #expect(error(share("a", "10%"), share("b", "0%")) == .noShare("b"))
    #expect(error(share("a", "10%"), share("b", "0.000%")) == .noShare("b"))
    #expect(error(share("a", "1%"), share("b", "2%")) == .moreMeetBoth("a", "b"))
    #expect(error(share("a", "9%"), share("b", "2%", of: nil)) == .otherPeople("a", "b"))
    #expect(error(share("a", "9%"), share("b", "2%", of: "others")) == .otherPeople("a", "b"))
  }
}
