// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// Which points a component can have at all, by the tables and limits of its policy.
///
/// Points come from bands, so that few numbers are possible: a published one that is none of them
/// contradicts the policy, whatever the evidence was. Conditions that only evidence decides are left
/// open, and both sides of them count; where a table on the way is not published, nothing can be said.
public struct AttainablePoints {
  /// More numbers than this are as good as any.
  static let mostNumbers = 4_096

  let program: Program
  let answers: [String: String]
  let period: Int?
  private let unit: [Int: Value]
  private let year: Int?

  /// The points of a unit's components in a year.
  ///
  /// - Parameters:
  ///   - evaluator: The policy under its circumstances.
  ///   - version: The place of the version that decides.
  ///   - row: The unit's own facts in the year; what is not on file is left open.
  public init(_ evaluator: Evaluator, version: Int, of row: CaseRow) {
    let program = evaluator.rulebook.versions[version].program
    self.program = program
    answers = evaluator.answers
    period = evaluator.rulebook.period.flatMap { name in
      program.facts.firstIndex { $0.entity == 0 && $0.name == name }
    }
    year = row.period
    var unit: [Int: Value] = [:]
    for (place, fact) in program.facts.enumerated() where fact.entity == 0 {
      if let value = row[fact.name]?.value { unit[place] = value }
    }
    self.unit = unit
  }

  /// The points that a component can have.
  ///
  /// - Parameter component: A component of the program's scorecard.
  /// - Returns: The numbers; `nil` where any number could come out.
  /// - Complexity: O(terms · numbers²), with few numbers.
  public func numbers(of component: Scorecard.Component) -> Set<Rational>? {
    var walk = AttainableWalk(self)
    return walk.numbers(component.value, Scope(facts: unit, year: year))
  }

  /// What is known while a term is followed.
  struct Scope: Hashable {
    /// Facts with one value.
    var facts: [Int: Value]
    var year: Int?
    /// Parameters with one value.
    var variables: [Value?] = []
    /// The numbers of the stage before an adjustment.
    var previous: Set<Rational>?
    /// The highest value of the measure at hand, where it is declared.
    var most: Rational?
  }
}
