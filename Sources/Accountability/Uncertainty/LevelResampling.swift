// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
internal import NumericsCore
public import Policy

/// How sure a unit's total and level are for another cohort of the same size from the same school.
///
/// Each row of counts is drawn anew from a Dirichlet-multinomial distribution with prior 1/2 for each
/// level: shares from Dirichlet(n_k + 1/2), then counts of n students by those shares; all rows
/// independently of each other, so that years, subjects and groups are treated as unrelated. Inputs
/// without counts stay as they are.
public struct LevelResampling: Sendable {
  /// What the draws gave for a unit.
  public struct Result: Sendable, Hashable {
    /// How many draws.
    public let draws: Int
    /// How many of them give the level that the data give; `nil` where that is undetermined.
    public let sameLevel: Int?
    /// How many draws give each level, by its words.
    public let levels: [String: Int]
    /// The 2.5th and 97.5th percentile of the total over the draws, of its least where it is open.
    public let total: ClosedRange<Rational>?
    /// How many rows of counts were drawn anew.
    public let rows: Int

    /// The probability of the same level, and its Monte Carlo standard error.
    public var probability: (value: Double, error: Double)? {
      sameLevel.map { same in
        let share = Double(same) / Double(draws)
        return (share, (share * (1 - share) / Double(draws)).squareRoot())
      }
    }
  }

  /// The levers whose counts are drawn anew: those that move students between levels.
  public let levers: [Lever]
  /// How many draws.
  public let draws: Int
  let random: CounterRandom

  /// A resampling.
  ///
  /// - Parameters:
  ///   - levers: The levers; only those that move students are looked at.
  ///   - draws: How many draws, above 0.
  ///   - seed: The seed that the result is reported with.
  public init(_ levers: [Lever], draws: Int, seed: UInt64) {
    precondition(draws > 0, "at least one draw")
    self.levers = levers
    self.draws = draws
    random = CounterRandom(seed: seed)
  }

  /// A unit whose counts are drawn anew.
  public struct Unit: Sendable {
    /// The unit's report.
    public var report: UnitReport
    /// The rows of the unit.
    public var rows: CaseData
    /// The unit's number, so that units draw apart and the order of work means nothing.
    public var number: Int

    /// A unit whose counts are drawn anew.
    ///
    /// - Parameters:
    ///   - report: The unit's report.
    ///   - rows: The rows of the unit.
    ///   - number: The unit's number.
    public init(report: UnitReport, rows: CaseData, number: Int) {
      self.report = report
      self.rows = rows
      self.number = number
    }
  }

  /// Of how many units the draws are held at a time.
  private static let chunk = 128

  /// Draws the counts of units anew.
  ///
  /// The draws are scored on columns; a unit that columns do not carry is evaluated draw by draw, to the
  /// same end.
  ///
  /// - Parameters:
  ///   - units: The units.
  ///   - reader: The policy under its circumstances.
  ///   - threads: How many threads may work; the result does not depend on it.
  /// - Returns: What the draws gave; `nil` where a unit has no row of counts.
  /// - Complexity: O(units · draws) scorecards.
  public func results(
    of units: [Unit],
    by reader: ScorecardReader,
    threads: Int
  ) -> [Result?] {
    let runner = ScorecardRunner(reader.evaluator)
    return stride(from: 0, to: units.count, by: Self.chunk).flatMap { start in
      let chunk = Array(units[start..<min(start + Self.chunk, units.count)])
      return results(ofSome: chunk, by: reader, runner, threads: threads)
    }
  }

  private func results(
    ofSome units: [Unit],
    by reader: ScorecardReader,
    _ runner: ScorecardRunner?,
    threads: Int
  ) -> [Result?] {
    let drawn = OrderedParallel.map(count: units.count, threads: threads) { place in
      DrawnCounts(units[place], self)
    }
    let places = units.indices.filter { !drawn[$0].cells.isEmpty }
    let scores = runner.flatMap { runner in
      DrawScores(of: places, units, drawn, runner, draws, threads: threads)
    }
    let found = OrderedParallel.map(count: places.count, threads: threads) { number in
      let place = places[number]
      let own =
        scores?.ofUnit[number]
        ?? DrawScores.single(units[place], drawn[place], draws, reader.evaluator)
      return result(own, units[place].report, rows: drawn[place].cells.count)
    }
    var results: [Result?] = units.map { _ in nil }
    for (place, result) in zip(places, found) { results[place] = result }
    return results
  }

  private func result(_ scores: [DrawScores.Score], _ report: UnitReport, rows: Int) -> Result {
    let totals = scores.compactMap { $0.least }.sorted()
    let levels = Dictionary(scores.compactMap { $0.level }.map { ($0, 1) }, uniquingKeysWith: +)
    return Result(
      draws: draws,
      // Where the total is open a draw has no level of its own, even if both ends of the report's have one.
      sameLevel: report.bounds.single == nil ? nil : report.level.map { levels[$0] ?? 0 },
      levels: levels,
      total: totals.count == draws ? Self.central(totals) : nil,
      rows: rows
    )
  }

  /// The 2.5th and 97.5th percentile of sorted numbers: the values below and above which at most 2.5 %
  /// of them lie.
  static func central(_ sorted: [Rational]) -> ClosedRange<Rational>? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let cut = sorted.count / 40
    guard cut > 0 else { return first...last }
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}
