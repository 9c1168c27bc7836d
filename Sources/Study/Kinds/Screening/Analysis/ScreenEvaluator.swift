// SPDX-License-Identifier: Apache-2.0
import Evidence
import Matching
import NumericsCore
import Policy

/// Asks the filters of a screen about applicants, one at a time.
struct ScreenEvaluator: Sendable {
  private let evaluator: Evaluator
  private let decision: String
  private let screen: Screen
  private let alternatives: [Int: String]

  /// An evaluator.
  ///
  /// - Parameters:
  ///   - rule: The screen.
  ///   - rulebook: The policy, or the same with another cut.
  ///   - options: The circumstances.
  init(_ rule: ScreenRule, in rulebook: Rulebook, options: EvaluationOptions) {
    evaluator = Evaluator(rulebook, options: options)
    decision = rule.decision
    screen = rule.screen
    alternatives = rule.alternatives
  }

  /// What each filter does with an applicant.
  ///
  /// - Parameters:
  ///   - subject: The applicant.
  ///   - data: The applicant's rows.
  /// - Returns: The steps in the screen's order; where no version of the policy decides, every filter is
  ///   unknown.
  func steps(of subject: PolicyEvidence.Subject, in data: CaseData) -> [FilterStep] {
    let evaluation = evaluator.evaluation(of: data)
    let key = Evaluator.Subject(subject.id, period: subject.period)
    let members = evaluation.decide(decision, about: key).root?.members ?? []
    return screen.filters.enumerated().map { place, filter in
      // A fault is nobody's failure: like an unknown it leaves the filter to its missing rule.
      let verdict = members.indices.contains(place) ? members[place].counted : nil
      let answer = verdict.map { $0.faults.isEmpty ? $0.truth : .unknown } ?? .unknown
      guard answer == .unknown, let other = alternatives[place] else { return filter.step(answer) }
      let found = evaluation.decide(other, about: key).verdict
      return filter.step(answer, alternative: found.faults.isEmpty ? found.truth : .unknown)
    }
  }

  /// What the filters do with all applicants.
  ///
  /// - Parameters:
  ///   - applicants: The applicants' rows.
  ///   - threads: How many threads may work.
  /// - Returns: The steps, equal for any number of threads.
  func screening(of applicants: ApplicantRows, threads: Int) -> Screening {
    let chunk = 64
    let count = (applicants.subjects.count + chunk - 1) / chunk
    let chunks = OrderedParallel.map(count: count, threads: threads) { place -> [[FilterStep]] in
      let first = place * chunk
      return (first..<min(first + chunk, applicants.subjects.count)).map { applicant in
        steps(of: applicants.subjects[applicant], in: applicants.rows(of: applicant))
      }
    }
    return Screening(screen, steps: chunks.flatMap { $0 })
  }
}

/// The applicants, each with the rows that decide about nobody else.
struct ApplicantRows: Sendable {
  let subjects: [PolicyEvidence.Subject]
  private let cuts: SubjectRows

  /// The rows of applicants; `nil` where a decision about one may rest on the rows of another.
  init?(_ rule: PolicyRule, _ evidence: PolicyEvidence) {
    guard let cuts = SubjectRows(rule, evidence.data) else { return nil }
    self.cuts = cuts
    subjects = evidence.subjects
  }

  /// The rows that decide about an applicant.
  func rows(of applicant: Int) -> CaseData { cuts.rows(of: subjects[applicant].id) }
}
