// SPDX-License-Identifier: Apache-2.0

/// The cheapest ways to an outcome, each a set of answers.
public struct CheapestSets: Sendable, Hashable {
  /// The sum of efforts of each set, or `nil` where no answers lead there.
  public let cost: Int?
  /// All sets of that cost, in file order, up to the limit; one empty set where nothing is needed.
  ///
  /// Of two sets, the one comes first that contains the first fact in which they differ. No set
  /// contains another; among sets of equal cost, those with the fewest facts of effort 0 count.
  public let sets: [AnswerSet]
  /// Whether there are more sets of that cost than are listed.
  public let isCapped: Bool
  /// Whether no cheaper set can exist; otherwise the search was cut off, or facts are shared with an
  /// opaque atom, and the result is to be marked "not proved minimal".
  public let isProvedMinimal: Bool
}

/// Answers that lead to an outcome whatever the other facts turn out to be.
public struct AnswerSet: Sendable, Hashable {
  /// The answers, in file order.
  public let answers: [EvidenceAnswer]
  /// The facts to ask about or to change, in file order, each once.
  public let facts: [Int]
  /// The sum of their efforts.
  public let cost: Int
}

/// What one answer is about: a fact, or an opaque atom as a whole.
public enum AnswerSubject: Sendable, Hashable {
  /// A fact, by its place in the case.
  case fact(Int)
  /// An opaque atom, by its place in the case; its cells are 0 for not met and 1 for met.
  case atom(Int)
}

/// One answer of a set.
public struct EvidenceAnswer: Sendable, Hashable {
  /// What it is about.
  public let subject: AnswerSubject
  /// The facts it takes: the fact itself, or those of an opaque atom that are open to it.
  public let facts: [Int]
  /// The cell that leads to the outcome; of several, the one nearest to the current cell, the lower
  /// one of two equally near; for an unknown fact the first in the order of the domain.
  public let cell: Int
  /// Every cell that would do while the other answers of the set stay as they are.
  public let cells: [Int]
}
