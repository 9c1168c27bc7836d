// SPDX-License-Identifier: Apache-2.0
/// Runs the tests that stand in a policy.
///
/// ```swift
/// let runner = PolicyTestRunner(rulebook)
/// let failed = runner.run().filter { !$0.isPassed }
/// ```
public struct PolicyTestRunner: Sendable {
  /// The policy.
  public let rulebook: Rulebook
  /// Who answers questions of evidence and of measurement error.
  public var hooks: TestHooks
  private let evaluator: Evaluator

  /// A runner.
  ///
  /// - Parameters:
  ///   - rulebook: The policy.
  ///   - options: Circumstances that tests do not say themselves.
  ///   - hooks: Who answers questions of evidence and of measurement error.
  public init(
    _ rulebook: Rulebook,
    options: EvaluationOptions = EvaluationOptions(),
    hooks: TestHooks = TestHooks()
  ) {
    self.rulebook = rulebook
    self.hooks = hooks
    evaluator = Evaluator(rulebook, options: options)
  }

  /// The rules as a test reads them: with its readings and its snapshot of evidence.
  ///
  /// - Parameter test: The test.
  /// - Returns: The evaluator that decides it.
  public func evaluator(for test: RuleTest) -> Evaluator {
    evaluator.with(testCase(for: test).options)
  }

  /// The case that a test gives.
  ///
  /// - Parameter test: The test.
  /// - Returns: What is on file, and about whom.
  public func testCase(for test: RuleTest) -> TestCase {
    TestCase(test.declaration, of: rulebook, options: evaluator.options)
  }

  /// Runs all tests.
  ///
  /// - Parameter explains: Whether records come with their explanation.
  /// - Returns: A result for each test, in file order.
  public func run(explains: Bool = false) -> [TestResult] {
    rulebook.tests.map { run($0, explains: explains) }
  }

  /// Runs one test.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - explains: Whether records come with their explanation.
  /// - Returns: What became of it.
  public func run(_ test: RuleTest, explains: Bool = false) -> TestResult {
    let declaration = test.declaration
    var title = ""
    if case .text(let text) = declaration.title.kind { title = text }
    var result = TestResult(title: title, site: declaration.title.site)
    let testCase = TestCase(declaration, of: rulebook, options: evaluator.options)
    let run = TestRun(
      test: test,
      testCase: testCase,
      evaluator: evaluator.with(testCase.options),
      hooks: hooks,
      explains: explains
    )
    var isExpecting = false
    for (place, line) in declaration.lines.enumerated() {
      switch line.kind {
      case .given, .rows: continue
      case .expect(_, let expectation):
        isExpecting = true
        let (found, records) = run.check(line: place, expectation)
        result.records += records
        if let found { result.failures.append(found.failure(at: line.site)) }
      case .needs(let names, let direction):
        isExpecting = true
        if let found = run.check(needs: Set(names.map(\.text)), direction ?? .toMeet) {
          result.failures.append(found.failure(at: line.site))
        }
      }
    }
    if !isExpecting {
      let nothing = TestRun.Difference("an expectation", "none: the test cannot fail (P530)")
      result.failures.append(nothing.failure(at: declaration.title.site))
    }
    return result
  }
}
