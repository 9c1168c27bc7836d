// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

@Suite struct TestCoverageTests {
  @Test func `criteria that no test makes met and not met are listed`() throws {
    let policy = try CheckedPolicy.written(
      """
      policy t.coverage
      about person
      decides by day
      source S "law" grade official
      facts person:
        day : date
        age : integer
        member : yes/no
      version one in force 2020-01-01 until open cite S:
        decision enter:
          all of:
            (1) age >= 18
            (2) member
      test "old enough" on 2024-01-01:
        given age 18
        expect enter unknown
      test "too young" on 2024-01-01:
        given age 17, member yes
        expect enter not met because (1)
      """
    )
    let rulebook = try #require(policy.rulebook)
    let coverage = TestCoverage(PolicyTestRunner(rulebook).run(), of: rulebook)
    #expect(coverage.gaps.map(\.path) == ["(2)"])
    #expect(coverage.gaps.map(\.isNeverNotMet) == [true])
    #expect(coverage.gaps.map(\.isNeverMet) == [false])
  }
}
