// SPDX-License-Identifier: Apache-2.0
/// What tests may ask for beside outcomes; a question nobody answers fails its test.
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

    /// What errors of measurement do to the decision.
    fileprivate var errorReport: ErrorReport {
      evaluator.errorReport(of: decision, about: subject, arguments: arguments, in: data)
    }
  }

  /// The cheapest sets of facts whose values can make a decision met, or not met, whatever the rest.
  public var minimalEvidence: (@Sendable (Request, TestDeclaration.Direction) -> [Set<String>]?)?
  /// The probability of an outcome, given the errors of measurement.
  public var probability: (@Sendable (Request, DecisionOutcome) -> Double?)?
  /// The probability that the decision differs from the one at the true values.
  public var difference: (@Sendable (Request) -> Double?)?

  /// Measurement error is answered by `Evaluator.errorReport`; minimal evidence by nobody.
  public init() {
    probability = { request, outcome in request.errorReport.probabilities[outcome] }
    difference = { request in request.errorReport.differs }
  }
}
