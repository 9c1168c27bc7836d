// SPDX-License-Identifier: Apache-2.0
/// What became of one test of a policy.
public struct TestResult: Sendable {
  /// A line that does not hold.
  public struct Failure: Sendable, Hashable {
    /// The line.
    public var site: Site
    /// What the test expects, in words.
    public var expected: String
    /// What came, in words.
    public var found: String
  }

  /// The test's name.
  public var title: String
  /// Where the test stands.
  public var site: Site
  /// The lines that do not hold; empty for a test that passes.
  public var failures: [Failure] = []
  /// The decisions that the test asked for, in order.
  public var records: [DecisionRecord] = []

  /// Whether every line holds.
  public var isPassed: Bool { failures.isEmpty }

  /// The failing lines as a compiler prints them: file, line, what was expected and what came.
  ///
  /// - Parameter source: The policy's text.
  /// - Returns: A line for each failure.
  public func text(in source: SourceText) -> String {
    failures.map { failure in
      let place = source.position(failure.site.span.start)
      return "\(place.file):\(place.line): test \"\(title)\": expected \(failure.expected), "
        + "found \(failure.found)\n"
    }.joined()
  }
}
