// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore
internal import Policy

/// The rows of counts of a unit, and what every draw makes of them.
struct DrawnCounts: Sendable {
  /// A row of counts.
  struct Cell: Sendable {
    let entity: String
    let place: Int
    let facts: [String]
    let counts: [Int]
  }

  /// The rows of counts up to the year of the report, those of earlier years in its windows included.
  let cells: [Cell]
  /// For each cell and level the counts of all draws.
  let counts: [[[Int32]]]

  /// Draws all rows of counts of a unit.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - resampling: The levers whose counts are drawn, how often, and from which source.
  init(_ unit: LevelResampling.Unit, _ resampling: LevelResampling) {
    let cells = Self.cells(unit.rows, resampling.levers, upTo: unit.report.subject.period)
    let source = CountCells(cells.map { (Self.parameters($0.counts), $0.counts.reduce(0, +)) })
    let (draws, levels) = (resampling.draws, source.countOfDraw)
    var drawn = Array(repeating: Int64(0), count: levels)
    // Level by level, as the columns need them.
    var all = Array(repeating: Int32(0), count: levels * draws)
    for draw in 0..<draws where levels > 0 {
      source.draw(
        resampling.random.generator(unit: UInt64(unit.number), replicate: UInt64(draw)),
        into: &drawn
      )
      for level in 0..<levels { all[level * draws + draw] = Int32(clamping: drawn[level]) }
    }
    var level = 0
    counts = cells.map { cell in
      cell.facts.map { _ in
        defer { level += 1 }
        return Array(all[level * draws..<(level + 1) * draws])
      }
    }
    self.cells = cells
  }

  private static func cells(_ rows: CaseData, _ levers: [Lever], upTo year: Int?) -> [Cell] {
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
  static func drawn(_ counts: [Int], _ generator: inout CounterGenerator) -> [Int] {
    generator.dirichletMultinomial(parameters(counts), trials: counts.reduce(0, +))
  }

  private static func parameters(_ counts: [Int]) -> [Double] { counts.map { Double($0) + 0.5 } }

  /// What the draws change, for a unit by its place among those that are scored together.
  func changes(of unit: Int) -> [ScorecardVariants.Change] {
    zip(cells, counts).flatMap { cell, levels in
      zip(cell.facts, levels).map { fact, counts in
        ScorecardVariants.Change(
          unit: unit,
          entity: cell.entity,
          row: cell.place,
          fact: fact,
          counts: counts
        )
      }
    }
  }

  /// The rows of a unit in one draw.
  func rows(_ draw: Int, of data: CaseData) -> CaseData {
    var data = data
    for (cell, levels) in zip(cells, counts) {
      for (fact, counts) in zip(cell.facts, levels) {
        data[cell.entity, cell.place][fact] = .value(.number(Rational(Int(counts[draw]))))
      }
    }
    return data
  }
}
