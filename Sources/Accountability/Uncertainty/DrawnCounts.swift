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
  ///   - resampling: The levers whose counts are drawn, and how often.
  ///   - random: The source of the draws.
  init(_ unit: LevelResampling.Unit, _ resampling: LevelResampling, _ random: CounterRandom) {
    let cells = Self.cells(unit.rows, resampling.levers, upTo: unit.report.subject.period)
    var counts = cells.map { cell in
      cell.facts.map { _ in Array(repeating: Int32(0), count: resampling.draws) }
    }
    for draw in 0..<resampling.draws where !cells.isEmpty {
      var generator = random.generator(unit: UInt64(unit.number), replicate: UInt64(draw))
      for (place, cell) in cells.enumerated() {
        for (level, count) in Self.drawn(cell.counts, &generator).enumerated() {
          counts[place][level][draw] = Int32(clamping: count)
        }
      }
    }
    (self.cells, self.counts) = (cells, counts)
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
    generator.dirichletMultinomial(
      counts.map { Double($0) + 0.5 },
      trials: counts.reduce(0, +)
    )
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
