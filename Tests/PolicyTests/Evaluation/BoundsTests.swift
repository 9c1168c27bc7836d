// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Policy
import TestKit
import Testing

/// Pupils of a district; every aggregate of the language over them, by bounds.
private let rules = """
  policy t.bounds
  about district
  source S "law" grade official
  facts district:
    name : text
  facts pupil:
    score : integer 0..3
    counted : yes/no
  measure total : integer = sum of score over pupil in district where counted unknowns bounds
  measure average : decimal(0.01) = mean of score over pupil in district where counted unknowns bounds
  measure part : percent = share of (score >= 2) over pupil in district where counted unknowns bounds
  measure number : integer = count over pupil in district where counted unknowns bounds
  measure mixed : decimal(0.01) = 2 * total - greater of (number, 2) unknowns bounds
    capped at 7 floored at -1
  measure strict_total : integer = sum of score over pupil in district where counted unknowns strict
  measure known_average : decimal(0.01) = mean of score over pupil in district
    unknowns known only at least 75% known
  decision high:
    all of:
      (1) average >= 1
      (2) known_average >= 1
      (3) strict_total >= number
      (4) mixed >= part

  """

private struct Pupil {
  var score: Int?
  var counted: Bool?

  var completions: [Pupil] {
    let scores = score.map { [$0] } ?? [0, 1, 2, 3]
    let truths = counted.map { [$0] } ?? [true, false]
    return scores.flatMap { score in truths.map { Pupil(score: score, counted: $0) } }
  }

  func row(_ id: Int) -> CaseRow {
    var row = CaseRow("pupil", id: "\(id)", links: ["district": "D"])
    row["score"] = score.map { .value(.number(Rational($0))) }
    row["counted"] = counted.map { .value(.truth($0)) }
    return row
  }
}

private func data(_ pupils: [Pupil]) -> CaseData {
  CaseData([CaseRow("district", id: "D")] + pupils.enumerated().map { $1.row($0) })
}

@Suite struct BoundsHoldEveryCompletion {
  private static let measures = ["total", "average", "part", "number", "mixed"]

  @Test(arguments: (0..<40).map(Seed.init))
  func `bounds contain the value of every completion, and their ends are reached`(
    seed: Seed
  ) throws {
    let evaluator = try CheckedPolicy.written(rules).evaluator()
    var generator = seed.generator
    let pupils = (0..<4).map { _ in
      Pupil(
        score: Int.random(in: 0..<3, using: &generator) == 0
          ? nil : Int.random(in: 0...3, using: &generator),
        counted: [true, true, false, nil].randomElement(using: &generator) ?? nil
      )
    }
    let worlds = pupils.reduce([[]]) { worlds, pupil in
      worlds.flatMap { world in pupil.completions.map { world + [$0] } }
    }
    let open = evaluator.evaluation(of: data(pupils))
    let closed = worlds.map { evaluator.evaluation(of: data($0)) }
    for measure in Self.measures {
      let values = closed.map { $0.measure(measure) }
      let numbers = values.compactMap(\.number)
      switch open.measure(measure) {
      case .value(.number(let number)):
        #expect(numbers.count == values.count && numbers.allSatisfy { $0 == number })
      case .between(let interval, _):
        #expect(numbers.count == values.count)
        let lower = try #require(interval.lower)
        let upper = try #require(interval.upper)
        #expect(numbers.allSatisfy { lower <= $0 && $0 <= upper }, "\(measure)")
        // An aggregate alone is exact; a formula in which one fact stands twice may be wider.
        guard measure != "mixed" else { continue }
        #expect(numbers.min() == lower && numbers.max() == upper, "\(measure)")
      case .unknown(let unknowns):
        #expect(unknowns.kinds == [.missing])
        #expect(["average", "part"].contains(measure))
      case let other: Issue.record("\(measure): \(other)")
      }
    }
  }
}

@Suite struct BoundsDecideDistrict {
  private func average(_ unknown: Int, others: Int) throws -> (Answer, DecisionRecord) {
    let pupils = (0..<400).map { number in
      Pupil(score: number < unknown ? nil : others, counted: true)
    }
    let evaluator = try CheckedPolicy.written(rules).evaluator()
    let evaluation = evaluator.evaluation(of: data(pupils))
    return (evaluation.measure("average"), evaluation.decide("high"))
  }

  @Test func `three unknown pupils of 400 leave a district decided far from the line`() throws {
    let (answer, record) = try average(3, others: 2)
    #expect(
      answer
        == .between(
          NumberInterval(Rational(794, 400), Rational(803, 400)),
          Unknowns(.missing, "score")
        )
    )
    #expect(record.leaves[0].counted.truth == .met)
    #expect(record.leaves[1].counted.truth == .met)
    #expect(record.leaves[2].counted.truth == .unknown)
  }

  @Test func `near the line they leave it open`() throws {
    #expect(try average(3, others: 1).1.leaves[0].counted.truth == .unknown)
  }

  @Test func `too few known members leave a mean of known ones unknown`() throws {
    let (_, record) = try average(101, others: 2)
    #expect(record.leaves[1].counted.unknowns == Unknowns(.missing, "score"))
  }
}
