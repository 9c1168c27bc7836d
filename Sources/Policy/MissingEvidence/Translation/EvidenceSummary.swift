// SPDX-License-Identifier: Apache-2.0

/// What is still missing for a decision about one case, and what would change it, by the names of
/// facts.
public struct EvidenceSummary: Sendable {
  /// The case as it was searched.
  public let evidence: EvidenceCase
  /// What the search found.
  public let report: EvidenceReport

  /// Searches a case; `nil` when no version decides it.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject; `nil` for the only one.
  ///   - arguments: The decision's arguments.
  ///   - data: What is on file.
  ///   - evaluator: The rules, with the readings and the version that are taken.
  public init?(
    _ decision: String,
    about subject: Evaluator.Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    by evaluator: Evaluator
  ) {
    let evidence = CaseTranslation.evidenceCase(
      decision,
      about: subject,
      arguments: arguments,
      in: data,
      by: evaluator
    )
    guard let evidence else { return nil }
    self.evidence = evidence
    report = EvidenceReport(of: evidence)
  }

  /// What is missing, as explanations print it.
  public var missing: Explanation.Missing {
    Explanation.Missing(
      toMeet: report.toMeet.sets.map(names),
      toFail: report.toFail.sets.map(names),
      irrelevant: report.irrelevant.map { evidence.facts[$0].name },
      askNext: report.next?.facts.first.map { evidence.facts[$0].name }
    )
  }

  /// The names of the facts of a set, in file order.
  ///
  /// - Parameter set: The set.
  /// - Returns: The names.
  public func names(_ set: AnswerSet) -> [String] { set.facts.map { evidence.facts[$0].name } }

  /// What each answer of a set must be, such as `training at least 3 years`.
  ///
  /// - Parameter set: The set.
  /// - Returns: One phrase for each answer.
  public func words(_ set: AnswerSet) -> [String] {
    set.answers.map { answer in
      switch answer.subject {
      case .fact(let fact):
        let cells = answer.cells.map { evidence.facts[fact].cells[$0] }
        return "\(evidence.facts[fact].name) \(cells.joined(separator: " or "))"
      case .atom:
        let names = answer.facts.map { evidence.facts[$0].name }.joined(separator: " and ")
        return "\(names) such that the condition is \(answer.cell == 1 ? "met" : "not met")"
      }
    }
  }
}

extension TestHooks {
  /// What tests can ask beside outcomes: the cheapest evidence.
  public static var standard: TestHooks {
    var hooks = TestHooks()
    hooks.minimalEvidence = { request, direction in
      let summary = EvidenceSummary(
        request.decision,
        about: request.subject,
        arguments: request.arguments,
        in: request.data,
        by: request.evaluator
      )
      guard let summary else { return nil }
      let sets = direction == .toMeet ? summary.report.toMeet : summary.report.toFail
      return sets.sets.map { Set(summary.names($0)) }
    }
    return hooks
  }
}
