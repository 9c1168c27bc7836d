// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore
public import Policy

/// What a unit came to in a year, without its reasons: for many units at once.
///
/// The reasons are rebuilt by `ScorecardReader.report(of:in:)` when somebody asks for one.
public struct UnitTotals: Sendable {
  /// The unit and its year.
  public let subject: Evaluator.Subject
  /// Every component by its name, in order: its points, and whether it counts.
  public let components: [(id: String, points: Answer, counts: Truth)]
  /// The points of the report.
  public let total: Answer
  /// The points possible.
  public let possible: Answer?
  /// The total as a share.
  public let share: Answer?
  /// The level; unknown where the total leaves it open.
  public let level: Answer?

  init(_ subject: Evaluator.Subject, _ record: ScorecardRecord) {
    self.subject = subject
    components = record.entries.map { entry in
      (entry.row ?? entry.component.name, entry.value.answer, entry.counts.truth)
    }
    total = record.total.answer
    possible = record.possible
    share = record.share?.answer
    level = record.level?.answer
  }
}

extension ScorecardReader {
  /// The totals of many units in several years each.
  ///
  /// - Parameters:
  ///   - units: For each unit its id, the years to report, and its rows, those of its windows included.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: For each unit the totals of its years, in order; a year without a version of the policy
  ///   is left out.
  /// - Complexity: O(units · years · components).
  public func totals(
    of units: [(id: String, years: [Int?], rows: CaseData)],
    threads: Int
  ) -> [[UnitTotals]] {
    OrderedParallel.map(count: units.count, threads: threads) { place in
      let unit = units[place]
      let evaluation = evaluator.evaluation(of: unit.rows)
      return unit.years.compactMap { year in
        let subject = Evaluator.Subject(unit.id, period: year)
        return evaluation.scorecard(of: subject).map { UnitTotals(subject, $0) }
      }
    }
  }
}
