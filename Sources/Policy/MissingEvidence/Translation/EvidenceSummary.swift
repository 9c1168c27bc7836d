// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// What is still missing for a decision about one case, and what would change it, by the names of
/// facts.
public struct EvidenceSummary: Sendable {
  /// The case as it was searched.
  public let evidence: EvidenceCase
  /// What the search found.
  public let report: EvidenceReport
  private let calledBy: CaseWords
  private let source: SourceText?

  /// Searches a case; `nil` when no version decides it.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject; `nil` for the only one.
  ///   - arguments: The decision's arguments.
  ///   - data: What is on file.
  ///   - evaluator: The rules, with the readings and the version that are taken.
  ///   - source: The policy's text, from which conditions are quoted.
  public init?(
    _ decision: String,
    about subject: Evaluator.Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    by evaluator: Evaluator,
    quoting source: SourceText? = nil
  ) {
    let translated = CaseTranslation.translated(
      decision,
      about: subject,
      arguments: arguments,
      in: data,
      by: evaluator
    )
    guard let (evidence, words) = translated else { return nil }
    self.evidence = evidence
    calledBy = words
    self.source = source
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

  /// A value that gives an answer, such as 3 years; `nil` for a condition on several facts.
  func value(of answer: EvidenceAnswer) -> Value? {
    guard case .fact(let fact) = answer.subject, let cells = calledBy.facts[fact] else {
      return nil
    }
    return cells.values.values[cells.ranges[answer.cell].lowerBound]
  }

  /// What each answer of a set must be, such as `training at least 3 years`.
  ///
  /// Conditions on several facts are quoted from the policy, together, since one fact may stand in
  /// more than one of them; each fact is named once.
  ///
  /// - Parameter set: The set.
  /// - Returns: One phrase for each fact, and one for all conditions on several.
  public func words(_ set: AnswerSet) -> [String] {
    var phrases: [String] = []
    var named: Set<Int> = []
    var conditions: [String] = []
    for answer in set.answers {
      switch answer.subject {
      case .fact(let fact):
        named.insert(fact)
        let cells = calledBy.words(answer.cells, nearest: answer.cell, of: fact)
        let words = cells ?? evidence.facts[fact].cells[answer.cell]
        phrases.append("\(evidence.facts[fact].name) \(words)")
      case .atom(let atom):
        let condition = calledBy.condition(atom, in: source)
        conditions.append("\(condition) is \(answer.cell == 1 ? "met" : "not met")")
      }
    }
    guard !conditions.isEmpty else { return phrases }
    let facts = set.facts.filter { !named.contains($0) }.map { evidence.facts[$0].name }
    let subject = facts.isEmpty ? "" : "\(facts.joined(separator: " and ")) "
    return phrases + ["\(subject)such that \(conditions.uniqued.joined(separator: " and "))"]
  }

  /// What the answers of a set that stand for one fact each must be, such as `training at least 3
  /// years`, with the fact; and where the conditions on several facts stand that must hold.
  ///
  /// - Parameter set: The set.
  /// - Returns: The facts with their phrases, and the labels of the conditions, each once.
  public func parts(
    of set: AnswerSet
  ) -> (facts: [(name: String, words: String)], criteria: [String]) {
    var facts: [(name: String, words: String)] = []
    var criteria: [String] = []
    for answer in set.answers {
      switch answer.subject {
      case .fact(let fact):
        let cells = calledBy.words(answer.cells, nearest: answer.cell, of: fact)
        facts.append(
          (evidence.facts[fact].name, cells ?? evidence.facts[fact].cells[answer.cell])
        )
      case .atom(let atom): criteria.append(calledBy.conditions[atom].label)
      }
    }
    return (facts, criteria.uniqued)
  }

  /// The facts of which one alone, if it fell, would lose a met outcome, each once, in file order.
  public var restingOn: [String] {
    let facts = Set(report.falls.flatMap(\.facts))
    return facts.sorted().map { evidence.facts[$0].name }
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
