// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Policy
import TestKit
import Testing

@testable import Accountability

@Suite struct LeverTests {
  let evaluator: Evaluator

  init() throws {
    evaluator = Evaluator(try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook)
  }

  private func worked(_ counts: [Int], _ before: [Rational]) -> ExampleDistrict {
    var district = ExampleDistrict(years: 2011...2013)
    district.counts("math", counts, in: 2013)
    district.index("math", before[0], in: 2012)
    district.index("math", before[1], in: 2011)
    return district
  }

  private func levers(_ district: ExampleDistrict, _ year: Int) throws -> UnitLevers {
    let reader = ScorecardReader(evaluator)
    let report = try #require(reader.report(of: district.subject(year), in: district.data))
    return UnitLevers(ExampleLevers.all, of: report, in: district.data, by: evaluator)
  }

  private func call(_ district: ExampleDistrict, _ counts: [Int]) -> Rational? {
    var other = worked(counts, [Rational(3572, 10), 356])
    other.data = district.data
    let names = ["below_basic", "basic", "proficient", "advanced"]
    for (name, count) in zip(names, counts) {
      other.data["levels", 0][name] = .value(.number(Rational(count)))
    }
    return evaluator.evaluation(of: other.data).measure("s1_math", of: other.subject(2013)).number
  }

  @Test func `the worked example: five index sums and their calls`() {
    let district = worked([20, 60, 80, 40], [Rational(3572, 10), 356])
    // The sums 717, 718, 722, 723, 729 and 730 of 200 students.
    let rows: [([Int], Rational)] = [
      ([20, 63, 77, 40], 9), ([20, 62, 78, 40], 12), ([19, 61, 80, 40], 12),
      ([19, 60, 81, 40], 15),
      ([17, 60, 83, 40], 15), ([16, 62, 82, 40], 16),
    ]
    for (counts, points) in rows { #expect(call(district, counts) == points, "\(counts)") }
  }

  @Test func `the worked example: two students, or one who rises by several levels`() throws {
    let district = worked([20, 60, 80, 40], [Rational(3572, 10), 356])
    let levers = try levers(district, 2013)
    let reach = try #require(levers.reaches.first)
    #expect(reach.position.name == "math, all")
    #expect(reach.components == ["s1_math"])
    #expect(reach.first?.at == 2)
    #expect(reach.first?.points == [15])
    #expect(reach.function.steps.map(\.at) == [2, 5])
    let one = reach.position.moved(1, in: district.data, jumps: true)
    #expect(
      evaluator.evaluation(of: one).measure("s1_math", of: district.subject(2013)).number == 15
    )
  }

  @Test
  func `Distance: no smaller change of random districts raises the call, and the stated one does`()
    throws
  {
    let seed = Seed(20_150_709)
    var random = seed.generator
    for _ in 0..<40 {
      let counts = (0..<4).map { _ in Int.random(in: 2...14, using: &random) }
      guard counts.reduce(0, +) >= 30 else { continue }
      let before = (0..<2).map { _ in Rational(Int.random(in: 2900...3900, using: &random), 10) }
      let district = worked(counts, before)
      let now: Rational = try #require(call(district, counts))
      let reach = try levers(district, 2013).reaches.first
      let stated = reach?.first?.at ?? counts.dropLast().reduce(0, +) + 1
      var found: Int?
      for a in 0...counts[0] {
        for b in 0...counts[1] where a + b <= stated {
          for c in 0...counts[2] where a + b + c <= stated {
            var moved = counts
            moved[0] -= a
            moved[1] += a - b
            moved[2] += b - c
            moved[3] += c
            let points: Rational = try #require(call(district, moved))
            if points > now { found = min(found ?? .max, a + b + c) }
          }
        }
      }
      #expect(found == reach?.first?.at, "\(seed.testDescription): \(counts) after \(before)")
    }
  }

  @Test func `95 of 140: mathematics at 363.0 gains one point, and the cap takes the rest`() throws
  {
    let district = ExampleDistrict.superintendent
    let levers = try levers(district, 2015)
    let reach = try #require(levers.reaches.first { $0.components == ["s1_math"] })
    let first = try #require(reach.first)
    #expect(reach.gain(first) == 1)
    let after = try #require(levers.report(after: [(reach.position, first.at)]))
    let math = try #require(after.components.first { $0.id == "s1_math" })
    #expect(math.points.number == 16)
    #expect(math.lostToCaps == 2)
    #expect(math.parts.first?.steps.first?.banded ?? 0 >= 363)
    let before = try #require(levers.report(after: [(reach.position, first.at - 1)]))
    #expect(before.total.number == 95)
    #expect(after.total.number == 96)
  }

  @Test func `a cheapest path equals an exhaustive search over six levers`() {
    let seed = Seed(96)
    var random = seed.generator
    for _ in 0..<200 {
      let options = (0..<6).map { _ in
        (0..<Int.random(in: 0...3, using: &random)).map { place in
          CheapestPath.Option(
            steps: place + 1,
            cost: Rational(Int.random(in: 1...9, using: &random)),
            gain: Rational(Int.random(in: 1...6, using: &random), 2)
          )
        }
      }
      let goal = Rational(Int.random(in: 1...14, using: &random), 2)
      var best: [(cost: Rational, moved: Int)] = []
      func walk(_ lever: Int, _ cost: Rational, _ gain: Rational, _ moved: Int) {
        guard lever < options.count else {
          if gain >= goal { best.append((cost, moved)) }
          return
        }
        walk(lever + 1, cost, gain, moved)
        for option in options[lever] {
          walk(lever + 1, cost + option.cost, gain + option.gain, moved + 1)
        }
      }
      walk(0, 0, 0, 0)
      let path = CheapestPath(options, toGain: goal, grid: Rational(1, 2))
      #expect(
        path.plans.first?.cost == best.map(\.cost).min(),
        "\(seed.testDescription): \(options), \(goal)"
      )
      let fewest = best.map(\.moved).min()
      #expect(path.fewest?.choices.count == fewest)
      #expect(path.fewest?.cost == best.filter { $0.moved == fewest }.map(\.cost).min())
      for plan in path.plans { #expect(plan.gain >= goal) }
    }
  }
}
