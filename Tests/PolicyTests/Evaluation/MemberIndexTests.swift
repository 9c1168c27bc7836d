// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

/// Members that are looked up by their facts give what looking through all of them gives.
@Suite struct MemberIndexTests {
  private static let policy = """
    policy t.index
    about unit in year
    decides by year
    type subjects = one of {ela, math, science}
    facts unit:
      year : year fixed
    facts row:
      subject : subjects
      code    : text
      tested  : year
      points  : points 0..100
    version 1 in force 2000 until replaced
    measure of_year(s: subjects) : points = sum of points over row in unit
          where subject = s and tested = year unknowns strict
    measure bounds(s: subjects) : points = sum of points over row in unit
          where subject = s and tested = year unknowns bounds
    measure counted : integer = count over row in unit where tested = year unknowns strict
    measure coded : integer = count over row in unit where "x" = code and subject = math unknowns strict
    measure above(s: subjects) : integer = count over row in unit
          where subject = s and tested = year and points > 50 points unknowns strict
    measure before(s: subjects) : points = of_year(s) at (year - 1)
    """

  /// Cells that are missing, off their type, of two years or broken among others that are plain.
  private static func data(_ random: inout SplitMix64) -> CaseData {
    var data = CaseData()
    for unit in ["A", "B"] {
      for year in 2001...2003 {
        var row = CaseRow("unit", id: unit, period: year)
        row["year"] = .value(.number(Rational(year)))
        data.add(row)
      }
      for place in 0..<Int.random(in: 6...30, using: &random) {
        var row = CaseRow("row", id: "\(unit)\(place)", links: ["unit": unit])
        let odd = Int.random(in: 0..<12, using: &random)
        let subject = ["ela", "math", "science"][Int.random(in: 0..<3, using: &random)]
        row["subject"] = odd == 0 ? nil : .value(.name(odd == 1 ? "art" : subject))
        row["code"] = odd == 2 ? .unknown(.pending, "code") : .value(.text(odd < 7 ? "x" : "y"))
        let year = Int.random(in: 2000...2003, using: &random)
        row["tested"] = odd == 3 ? nil : .value(.number(Rational(year)))
        let points = Int.random(in: 0...100, using: &random)
        row["points"] = odd == 4 ? nil : .value(.number(Rational(odd == 5 ? 500 : points)))
        data.add(row)
      }
    }
    return data
  }

  @Test(arguments: Shares.seeds(60, of: 600)) func `looked up and looked through agree`(
    seed: Seed
  ) throws {
    var random = seed.generator
    let source = SourceText(name: "t.policy", text: Self.policy)
    let rulebook = try #require(CheckedPolicy(source).rulebook)
    let data = Self.data(&random)
    let evaluator = Evaluator(rulebook)
    let subjects = ["ela", "math", "science"].map { Value.name($0) }
    for unit in ["A", "B"] {
      for year in 2001...2003 {
        let calls: [(String, [Value])] =
          [("counted", []), ("coded", [])]
          + ["of_year", "bounds", "above", "before"].flatMap { name in
            subjects.map { (name, [$0]) }
          }
        for (name, arguments) in calls {
          let subject = Evaluator.Subject(unit, period: year)
          let found = evaluator.evaluation(of: data)
          let through = evaluator.evaluation(of: data)
          through.indexesMembers = false
          #expect(
            found.measure(name, of: subject, arguments: arguments)
              == through.measure(name, of: subject, arguments: arguments),
            "\(seed.testDescription): \(name) \(arguments) of \(unit) \(year)"
          )
        }
      }
    }
  }
}
