// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import Policy

/// What the evidence of one person shows under one pathway, criterion by criterion, stage by stage.
///
/// A review prepares; it closes nothing. Whether a license is granted is a person's decision, which
/// stands in a `Closing`.
public struct PathwayReview: Sendable {
  /// One decision of the pathway.
  public struct Part: Sendable {
    /// The decision's name.
    public let decision: String
    /// The stage that it leads to; `nil` when the policy names none.
    public let stage: String?
    /// Whether it is asked at the stage where the case stands.
    public let isAsked: Bool
    /// What was decided on which evidence, and why.
    public let explanation: Explanation
    /// What is missing and what would change it; `nil` where no version decides.
    public let summary: EvidenceSummary?
    /// The criteria as a checklist, in the order of the law.
    public let items: [ChecklistItem]
    /// What follows from the decision when it is met, as the policy words it.
    public let results: [RuleResult]

    /// Whether all of it should only be considered, so that it can never keep anybody out.
    public var isConsidered: Bool {
      !items.isEmpty && items.allSatisfy { $0.strength == .considered }
    }
  }

  /// The pathway.
  public let pathway: Pathway
  /// The person's id.
  public let subject: String
  /// The stage that is asked for; `nil` when the pathway names no stages.
  public let stage: String?
  /// The decisions, in file order.
  public let parts: [Part]

  /// Reviews a case.
  ///
  /// - Parameters:
  ///   - pathway: The pathway.
  ///   - file: The case.
  ///   - day: The day of the snapshot, from which waiting is counted; `nil` counts all evidence.
  public init(_ pathway: Pathway, _ file: CaseFile, on day: CalendarDate?) {
    self.pathway = pathway
    subject = file.id
    let key = Evaluator.Subject(file.id)
    let evaluation = pathway.evaluator.evaluation(of: file.data, explains: true)
    let answers = pathway.decisions.map { name in
      let record = evaluation.decide(name, about: key)
      return Explanation(record, by: pathway.evaluator, in: pathway.source)
    }
    let stages = answers.map { $0.version?.stage(of: $0.record.decision) }
    let asked = file.clocks(of: pathway.id).askedStage(among: stages.compactMap(\.self).uniqued)
    stage = asked
    parts = zip(answers, stages).map { explanation, stage in
      var explanation = explanation
      explanation.policyHash = pathway.hash
      let record = explanation.record
      let summary =
        record.outcome == .fault
        ? nil
        : EvidenceSummary(
          record.decision,
          about: key,
          in: file.data,
          by: pathway.evaluator,
          quoting: pathway.source
        )
      if record.outcome == .unknown { explanation.missing = summary?.missing }
      let checklist = ChecklistReader(
        pathway: pathway,
        explanation: explanation,
        file: file,
        day: day
      )
      return Part(
        decision: record.decision,
        stage: stage,
        isAsked: asked == nil || stage == asked,
        explanation: explanation,
        summary: summary,
        items: checklist.items,
        results: record.outcome == .met
          ? explanation.version?.results(of: record.decision) ?? [] : []
      )
    }
  }

  /// The decisions that are asked at the stage where the case stands.
  public var asked: [Part] { parts.filter(\.isAsked) }
  /// The criteria that are asked at the stage where the case stands.
  public var items: [ChecklistItem] { asked.flatMap(\.items).uniqued }
}

extension RuleVersion {
  /// The results that follow when a decision is met.
  fileprivate func results(of decision: String) -> [RuleResult] {
    program.results.filter { result in
      if case .decision(let place, _) = result.condition.kind {
        return program.decisions[place].name == decision
      }
      return false
    }
  }
}
