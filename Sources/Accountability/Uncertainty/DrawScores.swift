// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import Policy

/// What the draws of units came to.
struct DrawScores: Sendable {
  /// What one draw of one unit came to.
  struct Score: Sendable, Equatable {
    /// The total, or the least of it where it is open.
    let least: Rational?
    /// The level in words, where it is one.
    let level: String?
  }

  /// For each unit the scores of its draws; `nil` where columns do not carry the unit.
  let ofUnit: [[Score]?]

  /// Scores all draws of some units together; `nil` where columns do not carry one of them.
  private init?(
    _ places: [Int],
    _ units: [LevelResampling.Unit],
    _ drawn: [DrawnCounts],
    _ runner: ScorecardRunner,
    _ draws: Int,
    threads: Int
  ) {
    let asked = places.map { place in
      ScorecardRunner.Unit(
        id: units[place].report.subject.id,
        periods: [units[place].report.subject.period],
        rows: units[place].rows
      )
    }
    guard let variants = ScorecardVariants(runner, asked, threads: threads) else { return nil }
    let changes = places.enumerated().flatMap { number, place in
      zip(drawn[place].cells, drawn[place].counts).flatMap { cell, levels in
        zip(cell.facts, levels).map { fact, counts in
          ScorecardVariants.Change(
            unit: number,
            entity: cell.entity,
            row: cell.place,
            fact: fact,
            counts: counts
          )
        }
      }
    }
    guard let columns = variants.run(draws, changes, threads: threads) else { return nil }
    let type = units[places[0]].report.scorecard.level?.type
    var words: [Value: String] = [:]
    ofUnit = places.indices.map { number in
      (0..<draws).map { draw in
        let row = draw * places.count + number
        var level: String?
        if let type, case .value(let value)? = columns.level?[row] {
          if words[value] == nil { words[value] = Answer.value(value).plain(type) }
          level = words[value]
        }
        return Score(least: columns.total[row].bounds.lower, level: level)
      }
    }
  }

  /// Scores all draws of some units on columns; each is tried on its own where one is not carried.
  init?(
    of places: [Int],
    _ units: [LevelResampling.Unit],
    _ drawn: [DrawnCounts],
    _ runner: ScorecardRunner,
    _ draws: Int,
    threads: Int
  ) {
    if let all = DrawScores(places, units, drawn, runner, draws, threads: threads) {
      self = all
      return
    }
    guard places.count > 1 else { return nil }
    ofUnit = places.map { place in
      DrawScores([place], units, drawn, runner, draws, threads: threads)?.ofUnit[0]
    }
  }

  /// The scores of the draws of one unit, evaluated one by one.
  static func single(
    _ unit: LevelResampling.Unit,
    _ drawn: DrawnCounts,
    _ draws: Int,
    _ evaluator: Evaluator
  ) -> [Score] {
    let (report, scorecard) = (unit.report, unit.report.scorecard)
    return (0..<draws).map { draw in
      let evaluation = evaluator.evaluation(of: drawn.rows(draw, of: unit.rows))
      let total = ScorecardCell(evaluation.value(of: scorecard.total, at: report.subject))
      var level: String?
      if let term = scorecard.level {
        let answer = evaluation.value(of: term, at: report.subject)
        if answer.value != nil { level = answer.plain(term.type) }
      }
      return Score(least: total.bounds.lower, level: level)
    }
  }
}
