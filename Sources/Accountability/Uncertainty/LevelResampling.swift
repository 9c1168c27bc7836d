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
  private let random: CounterRandom

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

  /// Draws the counts of a unit anew.
  ///
  /// - Parameters:
  ///   - report: The unit's report.
  ///   - rows: The rows of the unit.
  ///   - unit: The unit's number, so that units draw apart and the order of work means nothing.
  ///   - evaluator: The policy under its circumstances.
  /// - Returns: What the draws gave; `nil` where the unit has no row of counts.
  /// - Complexity: O(draws) evaluations.
  public func result(
    of report: UnitReport,
    in rows: CaseData,
    unit: Int,
    by evaluator: Evaluator
  ) -> Result? {
    let cells = cells(rows, upTo: report.subject.period)
    guard !cells.isEmpty else { return nil }
    var totals: [Rational] = []
    var levels: [String: Int] = [:]
    for draw in 0..<draws {
      var generator = random.generator(unit: UInt64(unit), replicate: UInt64(draw))
      var drawn = rows
      for cell in cells {
        let counts = Self.drawn(cell.counts, &generator)
        for (fact, count) in zip(cell.facts, counts) {
          drawn[cell.entity, cell.place][fact] = .value(.number(Rational(count)))
        }
      }
      let evaluation = evaluator.evaluation(of: drawn)
      let total = evaluation.value(of: report.scorecard.total, at: report.subject)
      switch total {
      case .value(.number(let number)): totals.append(number)
      case .between(let interval, _): interval.lower.map { totals.append($0) }
      default: break
      }
      guard let term = report.scorecard.level else { continue }
      let level = evaluation.value(of: term, at: report.subject)
      if level.value != nil { levels[level.plain(term.type), default: 0] += 1 }
    }
    totals.sort()
    return Result(
      draws: draws,
      sameLevel: report.level.map { levels[$0] ?? 0 },
      levels: levels,
      total: totals.count == draws ? Self.central(totals) : nil,
      rows: cells.count
    )
  }

  /// A row of counts.
  private struct Cell {
    let entity: String
    let place: Int
    let facts: [String]
    let counts: [Int]
  }

  /// The rows of counts up to a year, those of earlier years in its windows included.
  private func cells(_ rows: CaseData, upTo year: Int?) -> [Cell] {
    levers.flatMap { lever -> [Cell] in
      guard case .moves(let facts) = lever.motion else { return [] }
      return (rows.rows[lever.entity] ?? []).enumerated().compactMap { place, row in
        guard let counts = lever.counts(of: row), counts.reduce(0, +) > 0, lever.takes(row),
          year.map({ row[lever.period]?.number ?? .zero <= Rational($0) }) ?? true
        else { return nil }
        return Cell(entity: lever.entity, place: place, facts: facts, counts: counts)
      }
    }
  }

  /// Counts drawn from the Dirichlet-multinomial distribution of observed ones, prior 1/2.
  ///
  /// The share of each level among those not yet drawn is a beta variable, and its count a binomial
  /// one; both by their quantiles, two uniforms a level.
  static func drawn(_ counts: [Int], _ generator: inout CounterGenerator) -> [Int] {
    var left = counts.reduce(0, +)
    var weight = Double(left) + Double(counts.count) / 2
    var drawn: [Int] = []
    for count in counts.dropLast() {
      let own = Double(count) + 0.5
      weight -= own
      let (first, second) = (generator.openUniform(), generator.openUniform())
      // The parameters are above 0 by the prior, and a share lies between 0 and 1.
      let share = (try? BetaDistribution(alpha: own, beta: weight).quantile(first)) ?? 0
      let binomial = try? BinomialDistribution(trials: left, probability: min(max(share, 0), 1))
      let taken = left == 0 ? 0 : Int(binomial?.quantile(second) ?? 0)
      drawn.append(taken)
      left -= taken
    }
    return drawn + [left]
  }

  /// The 2.5th and 97.5th percentile of sorted numbers: the values below and above which at most 2.5 %
  /// of them lie.
  private static func central(_ sorted: [Rational]) -> ClosedRange<Rational>? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let cut = sorted.count / 40
    guard cut > 0 else { return first...last }
    return sorted[cut]...sorted[sorted.count - 1 - cut]
  }
}
