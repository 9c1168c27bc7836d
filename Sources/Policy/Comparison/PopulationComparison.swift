// SPDX-License-Identifier: Apache-2.0

/// What another version of a rule would change for a population: who moves, and which clauses move
/// them.
public struct PopulationComparison: Sendable {
  /// A subject whose outcome differs.
  public struct Flip: Sendable, Hashable {
    /// The subject's id.
    public let subject: String
    /// The outcome under the earlier version.
    public let before: DecisionOutcome
    /// The outcome under the later version.
    public let after: DecisionOutcome
    /// The smallest sets of changes that alone turn the one into the other, each by the places of the
    /// changes; more than one where different clauses would do, and one without a change where only
    /// the types or units of the two files differ.
    public let sets: [[Int]]
    /// Whether no smaller set can exist.
    public let isProvedMinimal: Bool

    /// Whether missing evidence makes the difference: one of the outcomes is unknown.
    public var isByUnknown: Bool { before == .unknown || after == .unknown }
  }

  /// How many subjects stand where under the two versions.
  public struct Transition: Sendable, Hashable {
    /// The outcome under the earlier version.
    public let before: DecisionOutcome
    /// The outcome under the later version.
    public let after: DecisionOutcome
    /// How many.
    public let count: Int
  }

  /// What a clause moved.
  public struct Credit: Sendable, Hashable {
    /// The place of the change.
    public let change: Int
    /// Flips for which the change alone is enough, and no other set of its size is.
    public let alone: Int
    /// Flips in which it has a part: with other changes, or beside others that would do as well.
    public let shared: Int
  }

  /// Up to so many changes, every set of them is tried in the order of size.
  public static let mostExactChanges = 12

  /// The clauses in which the versions differ.
  public let changes: [ClauseChange]
  /// The transition matrix, every pair of outcomes, in the order met, not met, unknown, fault.
  public let transitions: [Transition]
  /// The subjects whose outcome differs, in the order of the data.
  public let flips: [Flip]

  /// Compares two versions over a population.
  ///
  /// - Parameters:
  ///   - decision: The decision, without parameters.
  ///   - earlier: The policy and the name of its version; `base` for one without versions.
  ///   - later: The other policy and version; it may be the same policy.
  ///   - data: The population.
  ///   - options: Readings, snapshot and presumptions; the version is not looked at.
  ///   - imports: Where the files stand that the tables import.
  /// - Returns: The comparison; `nil` when a version is not there or does not know the decision.
  public static func compare(
    _ decision: String,
    from earlier: (policy: PolicyDocument, version: String),
    to later: (policy: PolicyDocument, version: String),
    over data: CaseData,
    options: EvaluationOptions = EvaluationOptions(),
    imports: any TableImports = NoTableImports()
  ) -> PopulationComparison? {
    guard let before = VisibleBlocks.blocks(of: earlier.version, in: earlier.policy),
      let after = VisibleBlocks.blocks(of: later.version, in: later.policy)
    else { return nil }
    let changes = VersionDifference(from: before, to: after).changes
    let ends = Hybrid.Ends(
      document: later.policy,
      earlier: before,
      later: after,
      changes: changes,
      imports: imports
    )
    var plain = options
    plain.version = nil
    guard let first = Hybrid.evaluator(before, ends, plain, in: earlier.policy),
      let second = Hybrid.evaluator(after, ends, plain),
      first.rulebook.asks(decision), second.rulebook.asks(decision)
    else { return nil }
    let subjects = data.rows[first.rulebook.subject] ?? []
    let old = outcomes(decision, subjects, data, first)
    let new = outcomes(decision, subjects, data, second)
    let flipped = subjects.indices.filter { old[$0] != new[$0] }
    let search = AttributionSearch(
      hybrid: Hybrid(ends: ends),
      options: plain,
      decision: decision,
      data: data
    )
    let sets = search.sets(flipped.map { (subjects[$0], new[$0]) })
    let flips = zip(flipped, sets).map { place, found in
      Flip(
        subject: subjects[place].id,
        before: old[place],
        after: new[place],
        sets: found.sets,
        isProvedMinimal: found.isProved
      )
    }
    return PopulationComparison(
      changes: changes,
      transitions: transitions(old, new),
      flips: flips
    )
  }

  static func outcomes(
    _ decision: String,
    _ subjects: [CaseRow],
    _ data: CaseData,
    _ evaluator: Evaluator
  ) -> [DecisionOutcome] {
    let evaluation = evaluator.evaluation(of: data)
    return subjects.map {
      evaluation.decide(decision, about: Evaluator.Subject($0.id, period: $0.period)).outcome
    }
  }

  private static func transitions(
    _ old: [DecisionOutcome],
    _ new: [DecisionOutcome]
  ) -> [Transition] {
    var counts: [[DecisionOutcome]: Int] = [:]
    for pair in zip(old, new) { counts[[pair.0, pair.1], default: 0] += 1 }
    return DecisionOutcome.allCases.flatMap { before in
      DecisionOutcome.allCases.map { after in
        Transition(before: before, after: after, count: counts[[before, after]] ?? 0)
      }
    }
  }

  /// What each change moved, in the order of the changes; those that moved nobody have zeros.
  public var credits: [Credit] {
    changes.indices.map { change in
      let parts = flips.filter { flip in flip.sets.contains { $0.contains(change) } }
      let alone = parts.filter { $0.sets == [[change]] }.count
      return Credit(change: change, alone: alone, shared: parts.count - alone)
    }
  }
}

extension VisibleBlocks {
  /// The blocks that hold in a version; `nil` when there is no such version.
  static func blocks(of version: String, in document: PolicyDocument) -> [Block]? {
    let outside = document.blocks.filter { if case .version = $0.kind { false } else { true } }
    let (versions, _) = AmendmentExpander.expand(document)
    if versions.isEmpty { return version == "base" ? outside : nil }
    guard let found = versions.first(where: { $0.name.text == version }) else { return nil }
    return VisibleBlocks(outside, found).blocks
  }
}

extension Rulebook {
  /// Whether a decision is there, and takes no arguments.
  fileprivate func asks(_ decision: String) -> Bool {
    versions.allSatisfy { version in
      version.program.decisions.contains { $0.name == decision && $0.parameters.isEmpty }
    }
  }
}
