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
  ///   - threads: On how many threads columns are worked on; the result does not depend on it.
  /// - Returns: The comparison; `nil` when a version is not there or does not know the decision.
  public static func compare(
    _ decision: String,
    from earlier: (policy: PolicyDocument, version: String),
    to later: (policy: PolicyDocument, version: String),
    over data: CaseData,
    options: EvaluationOptions = EvaluationOptions(),
    imports: any TableImports = NoTableImports(),
    threads: Int = 1
  ) -> PopulationComparison? {
    compare(decision, earlier, later, .cases(data), options, imports, threads)
  }

  /// Compares two versions over a population in tables; rows that cannot be read are left out.
  ///
  /// - Parameters:
  ///   - decision: The decision, without parameters.
  ///   - earlier: The policy and the name of its version; `base` for one without versions.
  ///   - later: The other policy and version; it may be the same policy.
  ///   - tables: The population.
  ///   - options: Readings and presumptions; the version is not looked at.
  ///   - imports: Where the files stand that the tables import.
  ///   - threads: On how many threads columns are worked on; the result does not depend on it.
  /// - Returns: The comparison; `nil` when a version is not there or does not know the decision.
  public static func compare(
    _ decision: String,
    from earlier: (policy: PolicyDocument, version: String),
    to later: (policy: PolicyDocument, version: String),
    over tables: PopulationTables,
    options: EvaluationOptions = EvaluationOptions(),
    imports: any TableImports = NoTableImports(),
    threads: Int = 1
  ) -> PopulationComparison? {
    compare(decision, earlier, later, .tables(tables), options, imports, threads)
  }

  private static func compare(
    _ decision: String,
    _ earlier: (policy: PolicyDocument, version: String),
    _ later: (policy: PolicyDocument, version: String),
    _ source: PopulationOutcomes.Source,
    _ options: EvaluationOptions,
    _ imports: any TableImports,
    _ threads: Int
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
    let population = PopulationOutcomes(source, decision, first, threads: threads)
    let old = population.outcomes(first)
    let new = population.outcomes(second)
    let flipped = old.indices.filter { old[$0] != new[$0] }
    let search = AttributionSearch(
      hybrid: Hybrid(ends: ends),
      options: plain,
      population: population
    )
    let sets = search.sets(flipped.map { ($0, new[$0]) })
    let flips = flipped.indices.map { number in
      let row = flipped[number]
      return Flip(
        subject: population.subjects.id(row),
        before: OutcomeCode.outcomes[Int(old[row])],
        after: OutcomeCode.outcomes[Int(new[row])],
        sets: sets[number].sets,
        isProvedMinimal: sets[number].isProved
      )
    }
    return PopulationComparison(
      changes: changes,
      transitions: transitions(old, new),
      flips: flips
    )
  }

  private static func transitions(_ old: [UInt8], _ new: [UInt8]) -> [Transition] {
    var counts = Array(repeating: 0, count: 16)
    for row in old.indices { counts[Int(old[row]) * 4 + Int(new[row])] += 1 }
    return DecisionOutcome.allCases.flatMap { before in
      DecisionOutcome.allCases.map { after in
        let place = Int(OutcomeCode.code(before)) * 4 + Int(OutcomeCode.code(after))
        return Transition(before: before, after: after, count: counts[place])
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
