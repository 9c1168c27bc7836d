// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

/// Trials that remember what no move reaches, against fresh evaluations of the moved rows.
@Suite struct TrialsTests {
  private static let students = ["below_basic", "basic", "proficient", "advanced"]

  /// Every row of counts, in two groups, and every row of an index, in whichever year.
  private static func groups(_ data: CaseData) -> [Trials.Group] {
    (data.rows["levels"] ?? []).enumerated().flatMap { place, row in
      let isCounts = row["grain"] == .value(.name("counts"))
      let parts = isCounts ? [Set(students.prefix(2)), Set(students.suffix(2))] : [["mpi"]]
      return parts.map { Trials.Group("levels", row: place, facts: $0) }
    }
  }

  private static func moved(_ data: CaseData, _ groups: [Trials.Group], _ moves: [Trials.Move])
    -> CaseData
  {
    var data = data
    for (group, facts) in moves {
      for (fact, answer) in facts { data["levels", groups[group].row][fact] = answer }
    }
    return data
  }

  @Test(
    arguments: [("us-mo-msip5", nil), ("us-mo-msip5-unverified", "unverified")]
      as [(String, String?)]
  )
  func `trials give what fresh evaluations give, in any order`(
    name: String,
    version: String?
  ) throws {
    let seed = Seed(31)
    var random = seed.generator
    let evaluator = Evaluator(
      try AccountabilityPolicy.rulebook(name).rulebook,
      options: EvaluationOptions(version: version)
    )
    for number in 0..<4 {
      let unit = `scorecards on columns`.unit(number, &random)
      let subject = Evaluator.Subject(unit.id, period: [2014, 2016][number % 2])
      let place = try #require(evaluator.evaluation(of: unit.rows).version(for: subject))
      let scorecard = try #require(evaluator.rulebook.versions[place].program.scorecard)
      let terms = scorecard.components.map(\.value) + [scorecard.total]
      // More groups than there are bits for them.
      let groups = Self.groups(unit.rows)
      #expect(groups.count > 64)
      let trials = Trials(evaluator, unit.rows, moving: groups)
      for term in terms {
        let fresh = evaluator.evaluation(of: unit.rows).value(of: term, at: subject)
        #expect(trials.reading(term, at: subject).answer == fresh, "\(seed.testDescription)")
      }
      for _ in 0..<24 {
        var moves: [Trials.Move] = []
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          let group = Int.random(in: groups.indices, using: &random)
          if moves.contains(where: { $0.group == group }) { continue }
          var facts: [String: Answer] = [:]
          for fact in groups[group].facts {
            let most = fact == "mpi" ? 500 : 60
            let least = fact == "mpi" ? 100 : 0
            let number = Int.random(in: least...most, using: &random)
            facts[fact] = .value(.number(Rational(number)))
          }
          moves.append((group, facts))
        }
        let fresh = evaluator.evaluation(of: Self.moved(unit.rows, groups, moves))
        let expected = terms.map { fresh.value(of: $0, at: subject) }
        let found = trials.values(of: terms, at: subject, after: moves)
        #expect(found == expected, "\(seed.testDescription) \(unit.id) \(moves)")
        guard found == expected else { return }
      }
      // What the rules keep apart from the facts reads none of them.
      let reached = trials.reached(terms, at: subject)
      #expect(reached.contains(false) && reached.last == true)
      for (term, isReached) in zip(terms, reached) where !isReached {
        #expect(!trials.reading(term, at: subject).reads.contains(true))
      }
      // Whoever reads nothing of a group stays as it is.
      let readings = terms.map { trials.reading($0, at: subject) }
      for group in groups.indices.prefix(20) {
        var facts: [String: Answer] = [:]
        for fact in groups[group].facts { facts[fact] = .value(.number(300)) }
        let after = trials.values(of: terms, at: subject, after: [(group, facts)])
        for (before, now) in zip(readings, after) where !before.reads[group] {
          #expect(before.answer == now)
        }
      }
    }
  }

  @Test func `a fact that says the period moves its row`() throws {
    let evaluator = Evaluator(try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook)
    let seed = Seed(32)
    var random = seed.generator
    var unit = `scorecards on columns`.unit(1, &random)
    for place in unit.rows.rows["unit", default: []].indices {
      let year = unit.rows["unit", place].period ?? 0
      unit.rows["unit", place].period = nil
      unit.rows["unit", place]["apr_year"] = .value(.number(Rational(year)))
    }
    let place = try #require(
      unit.rows.rows["unit", default: []].firstIndex { $0["apr_year"]?.number == 2015 }
    )
    let trials = Trials(
      evaluator,
      unit.rows,
      moving: [Trials.Group("unit", row: place, facts: ["apr_year"])]
    )
    let subject = Evaluator.Subject(unit.id, period: 2015)
    let version = try #require(evaluator.evaluation(of: unit.rows).version(for: subject))
    let total = try #require(evaluator.rulebook.versions[version].program.scorecard).total
    var moved = unit.rows
    moved["unit", place]["apr_year"] = .value(.number(2040))
    let found = trials.values(
      of: [total],
      at: subject,
      after: [(0, ["apr_year": .value(.number(2040))])]
    )
    #expect(found == [evaluator.evaluation(of: moved).value(of: total, at: subject)])
    #expect(trials.reading(total, at: subject).reads == [true])
  }
}
