// SPDX-License-Identifier: Apache-2.0
/// What was decided about one subject, criterion by criterion.
public struct DecisionRecord: Sendable {
  /// The decision's name.
  public var decision: String
  /// The decision's arguments.
  public var arguments: [Answer] = []
  /// The subject's id.
  public var subject: String
  /// The period, where the policy has periods.
  public var period: Int?
  /// The version's name; `nil` when none could be picked.
  public var version: String?
  /// The value that picked the version; recorded with explanations only.
  public var decidingValue: Value?
  /// Proposed or undated versions that may have replaced the version by then.
  public var mayBeReplacedBy: [String] = []
  /// The truth with faults read as unknown, the responsible unknowns, and the faults.
  public var verdict: Verdict
  /// The criteria; `nil` when no version could be picked.
  public var root: CriterionRecord?
  /// The facts for which a presumption stood in, and on which the outcome rests.
  public var presumed: [String] = []
  /// The readings on which the outcome rests.
  public var readings: [String] = []
  /// The weakest grade of the sources on which the outcome rests; `nil` when nothing says.
  public var weakestGrade: SourceDeclaration.Grade?

  /// The outcome.
  public var outcome: DecisionOutcome { verdict.outcome }
  /// The outcome that the other criteria give, if what is broken were only unknown.
  public var outcomeIfFaultsUnknown: DecisionOutcome { verdict.truth.outcome }
  /// The labels of the outermost criteria that decide, such as `(3)`.
  public var responsible: [String] {
    guard let root else { return [] }
    return root.members.filter(\.isDeciding).map(\.path)
  }
  /// The conditions in the order of the law.
  public var leaves: [CriterionRecord] { root.map { $0.leaves } ?? [] }
}

/// What a criterion or a group came to.
public struct CriterionRecord: Sendable {
  /// The criterion, shared with the evaluator.
  let prepared: PreparedNode
  /// Its own truth; `nil` when its guard removes it, and it is not looked at.
  public var own: Verdict?
  /// Whether its guard lets it apply.
  public var applies: Truth
  /// What its group counts: its truth with the guard taken into account.
  public var counted: Verdict
  /// Whether it is one of the members that decide its group.
  public var isDeciding = false
  /// Whether any truth of it would have given its group the same truth.
  public var isNotNeeded = false
  /// The criteria of a group.
  public var members: [CriterionRecord]
  /// How guards and condition were computed; empty unless an explanation was asked for.
  public var trace: [TraceNode]

  /// The labels from the outside in, such as `(4)(B)`; empty for the root.
  public var path: String { prepared.path }
  /// The criterion as the program has it.
  public var node: DecisionNode { prepared.node }
  /// The conditions in it, in the order of the law.
  public var leaves: [CriterionRecord] {
    prepared.members.isEmpty ? [self] : members.flatMap(\.leaves)
  }
}
