// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore
public import Policy

/// What a unit came to in a year, without its reasons: for many units at once.
///
/// The reasons are rebuilt by `ScorecardReader.report(of:in:)` when somebody asks for one.
public struct UnitTotals: Sendable, Equatable {
  /// A component by its name: its points, and whether it counts.
  public struct Component: Sendable, Equatable {
    /// Its name; a row's name where every row of an entity is a component.
    public let id: String
    /// Its points.
    public let points: ScorecardCell
    /// Whether it counts.
    public let counts: Truth
  }

  /// The unit and its year.
  public let subject: Evaluator.Subject
  /// Every component in order.
  public let components: [Component]
  /// The points of the report.
  public let total: ScorecardCell
  /// The points possible.
  public let possible: ScorecardCell?
  /// The total as a share.
  public let share: ScorecardCell?
  /// The level; unknown where the total leaves it open.
  public let level: ScorecardCell?

  /// What the evaluation of a single unit came to.
  ///
  /// - Parameters:
  ///   - subject: The unit and its year.
  ///   - record: What the evaluation gave.
  ///   - reasons: Whether the kinds of what is missing are kept.
  public init(_ subject: Evaluator.Subject, _ record: ScorecardRecord, reasons: Bool = false) {
    self.subject = subject
    components = record.entries.map { entry in
      Component(
        id: entry.row ?? entry.component.name,
        points: ScorecardCell(entry.value.answer, reasons: reasons),
        counts: entry.counts.truth
      )
    }
    total = ScorecardCell(record.total.answer, reasons: reasons)
    possible = record.possible.map { ScorecardCell($0, reasons: reasons) }
    share = record.share.map { ScorecardCell($0.answer, reasons: reasons) }
    level = record.level.map { ScorecardCell($0.answer, reasons: reasons) }
  }

  /// A row of columns.
  ///
  /// - Parameters:
  ///   - subject: The unit and its year.
  ///   - columns: The scorecards.
  ///   - row: The row.
  public init(_ subject: Evaluator.Subject, _ columns: ScorecardColumns, _ row: Int) {
    self.subject = subject
    components = columns.components.map { component in
      let counts: Truth
      switch component.counts?[row] {
      case nil, .value(.truth(true))?: counts = .met
      case .value(.truth(false))?: counts = .notMet
      default: counts = .unknown
      }
      return Component(id: component.name, points: component.value[row], counts: counts)
    }
    total = columns.total[row]
    possible = columns.possible.map { ScorecardCell($0[row]) }
    share = columns.share?[row]
    level = columns.level.map { ScorecardCell($0[row]) }
  }
}

extension ScorecardReader {
  /// The totals of many units in several years each.
  ///
  /// They are computed on columns; what columns do not carry is evaluated unit by unit, to the same end.
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
    let columns = ScorecardRunner(evaluator)?.run(
      units.map { .init(id: $0.id, periods: $0.years, rows: $0.rows) },
      reasons: false,
      threads: threads
    )
    return OrderedParallel.map(count: units.count, threads: threads) { place in
      let unit = units[place]
      let single = SingleUnit(evaluator, unit.rows)
      return unit.years.enumerated().compactMap { number, year in
        let subject = Evaluator.Subject(unit.id, period: year)
        if let columns, let found = columns.places[place][number] {
          return UnitTotals(subject, columns.scorecards[found.group], found.row)
        }
        return single.evaluation.scorecard(of: subject).map { UnitTotals(subject, $0) }
      }
    }
  }
}

/// One unit for the evaluator of single cases, made ready when somebody asks.
private final class SingleUnit {
  private let evaluator: Evaluator
  private let rows: CaseData

  init(_ evaluator: Evaluator, _ rows: CaseData) { (self.evaluator, self.rows) = (evaluator, rows) }

  lazy var evaluation = evaluator.evaluation(of: rows)
}
