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
  /// The case.
  public let file: CaseFile
  /// The day of the snapshot, from which waiting is counted; `nil` counts all evidence.
  public let day: CalendarDate?
  /// The stage that is asked for; `nil` when the pathway names no stages, or the last one is held.
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
    self.init(pathway, file, on: day, searches: true)
  }

  /// Reviews a case, with the search for what would settle it or without, which takes most of the time.
  init(_ pathway: Pathway, _ file: CaseFile, on day: CalendarDate?, searches: Bool) {
    self.pathway = pathway
    self.file = file
    self.day = day
    let key = Evaluator.Subject(file.id)
    let evaluation = pathway.evaluator.evaluation(of: file.data, explains: true)
    let answers = pathway.decisions.map { name in
      let record = evaluation.decide(name, about: key)
      return Explanation(record, by: pathway.evaluator, in: pathway.source)
    }
    let stages = answers.map { $0.version?.stage(of: $0.record.decision) }
    let asked = file.clocks(of: pathway.id).askedStage(among: stages.compactMap(\.self).uniqued)
    stage = asked
    let hasStages = stages.contains { $0 != nil }
    parts = zip(answers, stages).map { explanation, stage in
      var explanation = explanation
      explanation.policyHash = pathway.hash
      let record = explanation.record
      let summary =
        record.outcome == .fault || !searches
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
        isAsked: !hasStages || (asked != nil && stage == asked),
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

extension PathwayReview {
  /// How a stage stands by what persons decided.
  public enum Decided: Sendable, Hashable {
    /// Nobody decided it.
    case open
    /// A person decided it.
    case closed(Closing)
    /// A person sent it on, and it stays open.
    case referred(Closing)
    /// A person decided it, and evidence that it rests on came in later.
    case reopened(Closing)

    /// The decision in words; `nil` when there is none.
    public var words: String? {
      switch self {
      case .open: nil
      case .closed(let closing): closing.words
      case .referred(let closing): "\(closing.words); the case stays open"
      case .reopened(let closing):
        "\(closing.words); open again, since evidence came in after that day"
      }
    }
  }

  /// The person's id.
  public var subject: String { file.id }

  /// What the policy says of the version that was asked and of its sources, such as that they are no
  /// law.
  public var remarks: [String] {
    parts.flatMap { part -> [String] in
      guard let tail = part.explanation.version?.tail else { return [] }
      return tail.notes + tail.citations.flatMap { pathway.source($0.source.text)?.notes ?? [] }
    }.uniqued
  }

  /// How the stage that is asked stands by what persons decided.
  public var decided: Decided { decided(stage) }

  /// How a stage stands by what persons decided.
  ///
  /// - Parameter stage: The stage; `nil` for a pathway without stages.
  /// - Returns: The last decision, and whether it still closes the stage.
  public func decided(_ stage: String?) -> Decided {
    guard let closing = file.lastClosing(of: pathway.id, stage: stage) else { return .open }
    if closing.action == .referred { return .referred(closing) }
    let facts = parts.filter { $0.stage == stage }.flatMap(\.items).flatMap(\.facts).uniqued
    let names = facts.map { name in name.split(separator: ".").first.map(String.init) ?? name }
    return file.hasEvidence(after: closing.day, for: names, until: day)
      ? .reopened(closing) : .closed(closing)
  }
}
