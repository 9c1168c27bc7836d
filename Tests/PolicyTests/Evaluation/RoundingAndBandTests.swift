// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import Testing

@Suite struct SeventyFromRounding {
  private static let rules = """
    policy t.bands
    about school in school_year
    decides by school_year
    source S "law" grade official
    facts school:
      school_year : year
      passed : integer
      taken : integer
    measure rate : decimal(0.0001) = 100 * passed / taken
    measure rate_shown : decimal(0.1) = round(rate, 0.1, half up)
    table exact_status by band of rate -> status : text layout bands domain 0..100 step 0.0001 cite S:
      any | warned | provisional | accredited
      any | 0      | 50          | 70
    table shown_status by band of rate_shown -> status : text layout bands domain 0..100 step 0.1 cite S:
      any | warned | provisional | accredited
      any | 0      | 50          | 70
    version one in force 2013 until open cite S

    """

  @Test func `69.95 is 70 once it is rounded, and below 70 before`() throws {
    let policy = try CheckedPolicy.written(
      Self.rules + """
        test "69.95" in 2014:
          given rate 69.95
          expect rate_shown 70.0
          expect shown_status accredited
          expect exact_status provisional
        test "93 of 133" in 2014:
          given passed 93, taken 133
          expect rate between 69.92 and 69.93
          expect exact_status provisional
          expect shown_status provisional
        test "nobody took it" in 2014:
          given passed 0, taken 0
          expect rate fault F01
        test "beyond the domain" in 2014:
          given rate 100.5
          expect exact_status fault F03
        """
    )
    try policy.expectPassing()
  }
}
