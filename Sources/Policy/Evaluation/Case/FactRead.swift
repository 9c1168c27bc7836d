// SPDX-License-Identifier: Apache-2.0

/// A fact of one row, as an evaluation reads it.
public struct FactRead: Sendable, Hashable {
  /// The row's entity.
  public let entity: String
  /// The row's place among the rows of its entity.
  public let row: Int
  /// The fact.
  public let fact: String

  /// A fact of one row.
  ///
  /// - Parameters:
  ///   - entity: The row's entity.
  ///   - row: The row's place among the rows of its entity.
  ///   - fact: The fact.
  public init(_ entity: String, row: Int, fact: String) {
    self.entity = entity
    self.row = row
    self.fact = fact
  }
}

extension Evaluator {
  /// An expression with the facts that it reads: as long as they stay, so does its value.
  ///
  /// - Parameters:
  ///   - term: The expression, resolved in the version that is in force for the subject.
  ///   - subject: The subject.
  ///   - data: The rows.
  /// - Returns: What it comes to, and every fact that is looked at, also to find the rows that count.
  public func reading(
    _ term: Term,
    at subject: Evaluator.Subject,
    in data: CaseData
  ) -> (answer: Answer, facts: Set<FactRead>) {
    let evaluation = evaluation(of: data)
    evaluation.factsRead = []
    let answer = evaluation.value(of: term, at: subject)
    return (answer, evaluation.factsRead ?? [])
  }
}
