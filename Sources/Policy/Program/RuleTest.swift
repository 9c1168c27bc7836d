// SPDX-License-Identifier: Apache-2.0

/// A test of a policy with what its expectations ask for in each version.
///
/// Which version decides a test follows from its date, when it runs; a name may stand for different
/// declarations in two versions.
public struct RuleTest: Sendable {
  /// Something asked for: a term, at the tested case or at the row of an id.
  public struct Question: Sendable {
    /// The term.
    public var term: Term
    /// The id of the row where `pay("T1")` names one; `nil` for the tested case.
    public var row: String?

    /// Something asked for.
    ///
    /// - Parameters:
    ///   - term: The term.
    ///   - row: The id of the row.
    public init(_ term: Term, row: String? = nil) {
      self.term = term
      self.row = row
    }
  }

  /// The test as written.
  public var declaration: TestDeclaration
  /// For each version, by its place in the rulebook, and each `expect` line, by its place in the
  /// test.
  ///
  /// What is asked for. One term; for a table without a named output, one for each output. A line
  /// is absent where the version does not know its names.
  public var asked: [[Int: [Question]]]

  /// A test of a policy.
  ///
  /// - Parameters:
  ///   - declaration: The test as written.
  ///   - asked: What its expectations ask for, by version and line.
  public init(declaration: TestDeclaration, asked: [[Int: [Question]]]) {
    self.declaration = declaration
    self.asked = asked
  }
}
