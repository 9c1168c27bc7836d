// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What is asked about a subject, wherever its facts truly lie.
struct ErrorQuestion: Sendable {
  /// What is asked for.
  enum Target: Sendable {
    /// A decision with its arguments.
    case decision(String, [Value])
    /// A measure with its arguments.
    case measure(String, [Value])
    /// An expression of the version in force.
    case term(Term)
  }

  /// The policy under its circumstances.
  let evaluator: Evaluator
  /// The rows.
  let data: CaseData
  /// The subject; `nil` for the only row of the subject's entity.
  let subject: Evaluator.Subject?
  /// What is asked for.
  let target: Target
}

/// A case whose facts with error can be supposed to have other values.
///
/// It belongs to one thread. The version is picked at the observed values.
final class SupposedCase {
  /// The evaluation.
  let evaluation: Evaluation
  /// Where the decision's criteria, or the expression, are evaluated.
  let frame: Frame
  /// The decision; `nil` when an expression is asked for.
  let decision: DecisionKey?
  /// The expression; `nil` when a decision is asked for.
  let term: Term?

  /// Stands at the subject; `nil` when no version can be picked or it has no such name.
  init?(_ question: ErrorQuestion) {
    evaluation = question.evaluator.evaluation(of: question.data)
    guard case .version(let version, _) = evaluation.stand(at: question.subject) else { return nil }
    evaluation.frame.version = version
    let program = evaluation.prepared
    switch question.target {
    case .decision(let name, let arguments):
      guard let index = program.decisionPlaces[name],
        let key = evaluation.key(of: index, arguments.map { .value($0) })
      else { return nil }
      decision = key
      term = nil
      frame = evaluation.frame(of: key)
    case .measure(let name, let arguments):
      guard let index = program.measurePlaces[name] else { return nil }
      let measure = program.measures[index].measure
      let constants = zip(arguments, measure.parameters).map {
        Term(.constant($0), $1.type, measure.site)
      }
      decision = nil
      term = Term(.measure(index, arguments: constants, period: nil), measure.type, measure.site)
      frame = evaluation.frame
    case .term(let asked):
      decision = nil
      term = asked
      frame = evaluation.frame
    }
    evaluation.frame = frame
  }

  /// The outcome of a part of the decision at supposed values.
  func outcome(_ question: Branch.Question, at values: [FactSlot: Rational]) -> DecisionOutcome {
    stand(at: values)
    return evaluation.verdict(question).outcome
  }

  /// The value of an expression at supposed values.
  func answer(_ term: Term, at values: [FactSlot: Rational]) -> Answer {
    stand(at: values)
    return evaluation.answer(term)
  }

  private func stand(at values: [FactSlot: Rational]) {
    evaluation.suppose(values)
    evaluation.frame = frame
  }
}
