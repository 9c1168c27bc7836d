// SPDX-License-Identifier: Apache-2.0
import Policy

/// A test in the policy that does not hold: the rule does not do what its authors say it does.
struct FailedTest {
  /// The line of the policy that does not hold.
  let line: Int
  /// The test by its name, what it expects and what came, without a full stop.
  let sentence: String

  /// The tests of a policy that do not hold, in file order.
  static func all(of rule: PolicyRule) -> [FailedTest] {
    PolicyTestRunner(rule.rulebook, hooks: .standard).run().compactMap { result in
      guard let first = result.failures.first else { return nil }
      let rest = result.failures.count - 1
      return FailedTest(
        line: rule.source.position(first.site.span.start).line,
        sentence: "the policy's own test \"\(result.title)\" does not hold: expected "
          + "\(first.expected), found \(first.found)" + (rest > 0 ? " (and \(rest) more)" : "")
      )
    }
  }
}
