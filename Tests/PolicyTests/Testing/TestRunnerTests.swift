// SPDX-License-Identifier: Apache-2.0
import Policy
import Testing

private let rules = """
  policy t.runner
  about person
  decides by day
  source S "law" grade official
  facts person:
    day : date
    age : integer 0..120
    member : yes/no
    invited : yes/no
  measure double_age : integer = age + age
  version one in force 2020-01-01 until open cite S:
    decision enter:
      all of:
        (1) age >= 18
        (2) any of:
          (A) member
          (B) invited

  """

@Suite struct TestWithoutExpectationFails {
  @Test func `the checker finds a test that expects nothing`() {
    let policy = CheckedPolicy(
      SourceText(name: "t.policy", text: rules + "test \"idle\" on 2024-01-01:\n  given age 3\n")
    )
    #expect(policy.diagnostics.entries.contains { $0.code == .noExpectation })
  }

  @Test func `the runner fails it as well`() throws {
    var rulebook = try #require(try CheckedPolicy.written(rules).rulebook)
    let site = Site(Span(0, 0))
    let title = Literal(.text("idle"), site)
    let test = TestDeclaration(title: title, circumstances: [], lines: [])
    rulebook.tests = [RuleTest(declaration: test, asked: [[:]])]
    let result = PolicyTestRunner(rulebook).run()[0]
    #expect(!result.isPassed)
    #expect(result.failures.map(\.found) == ["none: the test cannot fail (P530)"])
  }
}

@Suite struct FailingLineTests {
  @Test func `a failing line says where it stands, what was expected and what came`() throws {
    let policy = try CheckedPolicy.written(
      rules + """
        test "too young" on 2024-01-01:
          given age 17, member yes
          expect enter met
          expect double_age 36
          expect double_age between 30 and 33
        """
    )
    let failures = try policy.failures()
    #expect(
      failures == """
        t.policy:20: test "too young": expected met, found not met
        t.policy:21: test "too young": expected 36, found 34
        t.policy:22: test "too young": expected between 30 and 33, found 34

        """
    )
  }

  @Test func `labels must be exactly the deciding ones, at any depth`() throws {
    let policy = try CheckedPolicy.written(
      rules + """
        test "both" on 2024-01-01:
          given age 17, member no, invited no
          expect enter not met because (1), (2)
          expect enter not met because (1), (2)(A), (2)(B)
        test "too few" on 2024-01-01:
          given age 17, member no, invited no
          expect enter not met because (1)
          expect enter not met because (1), (2)(A)
        test "open" on 2024-01-01:
          given age 20, member no
          expect enter unknown (missing) because (2)(B)
        test "not decided by it" on 2024-01-01:
          given age 17, member yes
          expect enter not met because (2)
        """
    )
    let failures = try policy.failures()
    #expect(
      failures == """
        t.policy:24: test "too few": expected not met because (1), found not met because (1), (2)
        t.policy:25: test "too few": expected not met because (1), (2)(A), found not met because (1), (2)
        t.policy:31: test "not decided by it": expected not met because (2), found not met because (1)

        """
    )
  }

  @Test func `a question that nobody answers fails`() throws {
    let policy = try CheckedPolicy.written(
      rules
        + "test \"t\" on 2024-01-01:\n  given age 20\n  expect enter unknown\n  needs minimal {member}\n"
    )
    #expect(try policy.failures().contains("expected needs minimal {member}, found not evaluated"))
    var hooks = TestHooks()
    hooks.minimalEvidence = { _, _ in [["invited"], ["member"]] }
    let results = PolicyTestRunner(try #require(policy.rulebook), hooks: hooks).run()
    #expect(results.map(\.isPassed) == [true])
  }
}
