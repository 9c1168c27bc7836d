// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore
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

  /// How many units are scored in one pass: enough to bind the rules seldom, few enough that what is
  /// computed stays near the core.
  private static let batch = 16

  /// Scores all draws of some units on columns; `nil` where columns carry none of them.
  ///
  /// - Parameters:
  ///   - places: The units that are scored.
  ///   - units: All units.
  ///   - drawn: The draws of all units.
  ///   - runner: The scorecards of the policy.
  ///   - draws: How many draws.
  ///   - threads: On how many threads; the result does not depend on it.
  init?(
    of places: [Int],
    _ units: [LevelResampling.Unit],
    _ drawn: [DrawnCounts],
    _ runner: ScorecardRunner,
    _ draws: Int,
    threads: Int
  ) {
    var found = Self.together(places, units, drawn, runner, draws, threads: threads)
    // One that cannot be encoded with the others may be alone.
    if places.count > 1 {
      for (number, place) in places.enumerated() where found[number] == nil {
        found[number] = Self.together([place], units, drawn, runner, draws, threads: threads)[0]
      }
    }
    guard found.contains(where: { $0 != nil }) else { return nil }
    ofUnit = found
  }

  private static func together(
    _ places: [Int],
    _ units: [LevelResampling.Unit],
    _ drawn: [DrawnCounts],
    _ runner: ScorecardRunner,
    _ draws: Int,
    threads: Int
  ) -> [[Score]?] {
    let asked = places.map { place in
      ScorecardRunner.Unit(
        id: units[place].report.subject.id,
        periods: [units[place].report.subject.period],
        rows: units[place].rows
      )
    }
    var facts: Set<ScorecardVariants.Fact> = []
    for place in places {
      for cell in drawn[place].cells {
        facts.formUnion(cell.facts.map { ScorecardVariants.Fact($0, of: cell.entity) })
      }
    }
    var found: [[Score]?] = places.map { _ in nil }
    for group in ScorecardVariants.all(runner, asked, changing: facts, threads: threads) {
      let starts = Array(stride(from: 0, to: group.units.count, by: batch))
      let scores = OrderedParallel.map(count: starts.count, threads: threads) { number in
        let selected = starts[number]..<min(starts[number] + batch, group.units.count)
        let changes = selected.flatMap { place in
          drawn[places[group.units[place]]].changes(of: group.units[place])
        }
        let type = units[places[group.units[selected.lowerBound]]].report.scorecard.level?.type
        return Self.scores(group.run(selected, draws, changes), selected.count, type)
      }
      for (place, own) in zip(group.units, scores.joined()) { found[place] = own }
    }
    return found
  }

  private static func scores(
    _ totals: [ScorecardVariants.Totals?]?,
    _ count: Int,
    _ type: ValueType?
  ) -> [[Score]?] {
    guard let totals else { return Array(repeating: nil, count: count) }
    var words: [Value: String] = [:]
    return totals.map { own in
      own.map { own in
        own.total.indices.map { draw in
          var level: String?
          if let type, case .value(let value)? = own.level?[draw] {
            if words[value] == nil { words[value] = Answer.value(value).plain(type) }
            level = words[value]
          }
          return Score(least: own.total[draw].bounds.lower, level: level)
        }
      }
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
