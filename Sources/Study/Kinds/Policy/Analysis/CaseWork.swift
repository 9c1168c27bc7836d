// SPDX-License-Identifier: Apache-2.0
import Decisions
import ExactArithmetic
import Policy

/// Decides subjects one by one, with the reasons.
struct CaseWork: Sendable {
  let evaluator: Evaluator
  private let rulebook: Rulebook
  private let source: SourceText
  private let hash: String
  private let questions: [PolicySettings.Question]
  private let subjects: [PolicyEvidence.Subject]
  private let data: CaseData
  private let hasErrors: Bool
  private let seed: UInt64
  /// The rows of each subject; `nil` where a subject cannot be decided without the others.
  private let cuts: SubjectRows?

  init(
    evaluator: Evaluator,
    rule: PolicyRule,
    settings: PolicySettings,
    evidence: PolicyEvidence
  ) {
    self.evaluator = evaluator
    rulebook = rule.rulebook
    source = rule.source
    hash = rule.hash.description
    questions = settings.questions
    subjects = evidence.subjects
    data = evidence.data
    hasErrors = evidence.hasErrors
    seed = settings.seed
    cuts = SubjectRows(rule, evidence.data)
  }

  /// The decisions about some subjects.
  ///
  /// - Parameter places: The subjects' places.
  /// - Returns: A case for each subject and question.
  func cases(of places: ArraySlice<Int>) -> [DecidedCase] {
    var shared: Evaluation?
    if cuts == nil { shared = evaluator.evaluation(of: data, explains: true) }
    return places.flatMap { place in
      let (data, evaluation) = standing(at: place, shared)
      return questions.map { decided($0, at: place, data, evaluation) }
    }
  }

  private func standing(at place: Int, _ shared: Evaluation?) -> (CaseData, Evaluation) {
    if let shared { return (data, shared) }
    let alone = cuts?.rows(of: subjects[place].id) ?? data
    return (alone, evaluator.evaluation(of: alone, explains: true))
  }

  private func decided(
    _ question: PolicySettings.Question,
    at place: Int,
    _ data: CaseData,
    _ evaluation: Evaluation
  ) -> DecidedCase {
    let subject = subjects[place]
    let key = Evaluator.Subject(subject.id, period: subject.period)
    let record = evaluation.decide(question.decision, about: key, arguments: question.arguments)
    var explanation = Explanation(record, by: evaluator, in: source)
    explanation.policyHash = hash
    var summary: EvidenceSummary?
    if record.outcome != .fault {
      summary = EvidenceSummary(
        question.decision,
        about: key,
        arguments: question.arguments,
        in: data,
        by: evaluator
      )
    }
    if record.outcome == .unknown { explanation.missing = summary?.missing }
    var error: ErrorReport?
    if hasErrors, record.outcome == .met || record.outcome == .notMet {
      error = evaluator.errorReport(
        of: question.decision,
        about: key,
        arguments: question.arguments,
        in: data,
        settings: ErrorSettings(seed: seed)
      )
    }
    return DecidedCase(
      unit: questions.count == 1 ? subject.unit : "\(subject.unit) \(question.name)",
      subject: subject.unit,
      place: place,
      question: question,
      explanation: explanation,
      summary: summary,
      error: error,
      results: record.outcome == .met ? results(of: record, key, evaluation) : []
    )
  }

  /// A term as people say it: `2 years`, `1 year`.
  private func words(_ term: ResultDeclaration.Term) -> String {
    let unit = rulebook.units.first { [$0.singular, $0.plural].contains(term.unit.text) }
    let name = term.count.value == 1 ? unit?.singular : unit?.plural
    return "\(term.count.value) \(name ?? term.unit.text)"
  }

  /// What follows for a subject by the version that decided.
  private func results(
    of record: DecisionRecord,
    _ subject: Evaluator.Subject,
    _ evaluation: Evaluation
  ) -> [String] {
    let version = rulebook.versions.first { $0.name == record.version }
    return (version?.program.results ?? []).compactMap { result in
      if case .decision(let place, _) = result.condition.kind,
        version?.program.decisions[place].name != record.decision
      {
        return nil
      }
      guard case .value(.truth(true)) = evaluation.value(of: result.condition, at: subject) else {
        return nil
      }
      let declared = result.declaration
      let term = declared.term.map { " for \(words($0))" } ?? ""
      let stage = declared.stage.map { " (stage \($0.text))" } ?? ""
      return "\(declared.name.text) \"\(declared.text)\"\(term)\(stage)"
    }
  }
}
