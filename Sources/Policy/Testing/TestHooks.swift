// SPDX-License-Identifier: Apache-2.0
/// What tests may ask for and other modules answer; a question nobody answers fails its test.
public struct TestHooks: Sendable {
  /// The decision and the case that a question is about.
  public struct Request: Sendable {
    /// The policy under the test's circumstances.
    public var evaluator: Evaluator
    /// The rows.
    public var data: CaseData
    /// The tested subject.
    public var subject: Evaluator.Subject
    /// The decision's name.
    public var decision: String
    /// The decision's arguments.
    public var arguments: [Value]
  }

  /// The cheapest sets of facts whose values can make a decision met, or not met, whatever the rest.
  public var minimalEvidence: (@Sendable (Request, TestDeclaration.Direction) -> [Set<String>]?)?
  /// The probability of an outcome, given the errors of measurement.
  public var probability: (@Sendable (Request, DecisionOutcome) -> Double?)?
  /// The probability that the decision differs from the one at the true values.
  public var difference: (@Sendable (Request) -> Double?)?

  /// Nobody answers.
  public init() {}
}
