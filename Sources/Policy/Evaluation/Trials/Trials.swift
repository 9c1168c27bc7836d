// SPDX-License-Identifier: Apache-2.0

/// Expressions evaluated again and again while some facts are moved, trial by trial.
///
/// ```swift
/// let trials = Trials(evaluator, data, moving: [.init("levels", row: 3, facts: ["basic"])])
/// let now = trials.value(of: term, at: subject)
/// let then = trials.values(of: [term], at: subject, after: [(0, ["basic": .value(.number(12))])])
/// ```
///
/// The meaning is that of a fresh evaluation of the moved rows. Whatever reads no fact that a trial
/// moves is computed once for all of them: of a scorecard a lever moves a few measures, of two
/// hundred. It belongs to one thread.
public final class Trials {
  /// Facts of one row that move together.
  public struct Group: Sendable, Hashable {
    /// The row's entity.
    public let entity: String
    /// The row's place among the rows of its entity.
    public let row: Int
    /// The facts.
    public let facts: Set<String>

    /// Facts of one row that move together.
    ///
    /// - Parameters:
    ///   - entity: The row's entity.
    ///   - row: The row's place among the rows of its entity.
    ///   - facts: The facts.
    public init(_ entity: String, row: Int, facts: Set<String>) {
      self.entity = entity
      self.row = row
      self.facts = facts
    }
  }

  /// What a group's facts are in a trial.
  public typealias Move = (group: Int, facts: [String: Answer])

  private let evaluator: Evaluator
  private let data: CaseData
  private let groups: [Group]
  /// Remembers from trial to trial; `nil` where a trial may move a row to another period, which is
  /// read before any fact is.
  private let evaluation: Evaluation?
  private let moving: MovingFacts
  /// The rows that stand elsewhere than on file.
  private var away: Set<Int> = []

  /// Prepares trials.
  ///
  /// - Parameters:
  ///   - evaluator: The policy under its circumstances.
  ///   - data: The rows as they are on file.
  ///   - groups: What trials may move.
  public init(_ evaluator: Evaluator, _ data: CaseData, moving groups: [Group]) {
    self.evaluator = evaluator
    self.data = data
    self.groups = groups
    let rulebook = evaluator.rulebook
    let movesPeriods = groups.contains { group in
      group.entity == rulebook.subject && rulebook.period.map(group.facts.contains) ?? false
    }
    let names = evaluator.names.all
    var facts = names.map { name in
      Array(repeating: [String: UInt64](), count: data.rows[name]?.count ?? 0)
    }
    for (number, group) in groups.enumerated() {
      guard let entity = names.firstIndex(of: group.entity), group.row < facts[entity].count else {
        continue
      }
      for fact in group.facts {
        facts[entity][group.row][fact, default: 0] |= MovingFacts.bit(number)
      }
    }
    moving = MovingFacts(facts)
    evaluation = movesPeriods ? nil : evaluator.evaluation(of: data)
    evaluation?.moving = moving
  }

  /// Which of several expressions can read a fact that moves, by the rules alone: nothing is evaluated.
  ///
  /// - Parameters:
  ///   - terms: The expressions, resolved in the version that is in force for the subject.
  ///   - subject: The subject.
  /// - Returns: For each whether a move can change it.
  public func reached(_ terms: [Term], at subject: Evaluator.Subject) -> [Bool] {
    guard let evaluation, let version = evaluation.version(for: subject) else {
      return terms.map { _ in true }
    }
    var facts: [String: Set<String>] = [:]
    for group in groups { facts[group.entity, default: []].formUnion(group.facts) }
    var reach = RuleReach(evaluator.rulebook, facts)
    return terms.map { reach.reaches($0, version: version) }
  }

  /// An expression as the rows are on file, and whether it may read each group's facts.
  ///
  /// - Parameters:
  ///   - term: The expression, resolved in the version that is in force for the subject.
  ///   - subject: The subject.
  /// - Returns: What it comes to, and for each group whether a fact of it is looked at, also to find the
  ///   rows that count.
  public func reading(
    _ term: Term,
    at subject: Evaluator.Subject
  ) -> (answer: Answer, reads: [Bool]) {
    guard let evaluation else {
      let answer = evaluator.evaluation(of: data).value(of: term, at: subject)
      return (answer, groups.map { _ in true })
    }
    move([])
    evaluation.groupsRead = 0
    let answer = evaluation.value(of: term, at: subject)
    let read = evaluation.groupsRead
    return (answer, groups.indices.map { read & MovingFacts.bit($0) != 0 })
  }

  /// Expressions after some facts have moved.
  ///
  /// - Parameters:
  ///   - terms: The expressions.
  ///   - subject: The subject.
  ///   - moves: What the facts of some groups are; of two moves of one fact the later one holds.
  /// - Returns: What they come to.
  public func values(
    of terms: [Term],
    at subject: Evaluator.Subject,
    after moves: [Move]
  ) -> [Answer] {
    guard let evaluation else {
      let fresh = evaluator.evaluation(of: moved(moves))
      return terms.map { fresh.value(of: $0, at: subject) }
    }
    move(moves)
    return terms.map { evaluation.value(of: $0, at: subject) }
  }

  /// The rows after some facts have moved.
  private func moved(_ moves: [Move]) -> CaseData {
    var data = data
    for (group, facts) in moves {
      let (entity, row) = (groups[group].entity, groups[group].row)
      for (fact, answer) in facts { data[entity, row][fact] = answer }
    }
    return data
  }

  /// Puts rows where they stand in the next trial.
  private func move(_ moves: [Move]) {
    guard let evaluation else { return }
    let now = Set(moves.map(\.group))
    if !away.isEmpty || !now.isEmpty {
      let data = moved(moves)
      for group in away.union(now) {
        let (name, row) = (groups[group].entity, groups[group].row)
        guard let entity = evaluator.names.all.firstIndex(of: name) else { continue }
        evaluation.entities[entity].replace(row, with: data[name, row])
      }
    }
    away = now
    moving.moved = now.reduce(0) { $0 | MovingFacts.bit($1) }
    moving.trial = now.isEmpty ? 0 : lastTrial + 1
    lastTrial = max(lastTrial, moving.trial)
  }

  private var lastTrial = 0
}
