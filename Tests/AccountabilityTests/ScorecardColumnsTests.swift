// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Policy
import TestKit
import Testing

/// Scorecards on columns against those of single units.
@Suite struct `scorecards on columns` {
  typealias Unit = (id: String, years: [Int?], rows: CaseData)

  /// A unit with gaps: years without a row, rows without a cell, groups without an index.
  static func unit(_ number: Int, _ random: inout SplitMix64) -> Unit {
    let id = "U\(number)"
    var data = CaseData()
    let years = Array(2011...2019).filter { _ in Int.random(in: 0..<8, using: &random) > 0 }
    func cell(_ row: inout CaseRow, _ name: String, _ value: Value) {
      switch Int.random(in: 0..<40, using: &random) {
      case 0: row[name] = .unknown(.illegible, name)
      case 1: break
      default: row[name] = .value(value)
      }
    }
    func drawn(_ range: ClosedRange<Int>, over divisor: Int = 1) -> Value {
      .number(Rational(Int.random(in: range, using: &random), divisor))
    }
    for year in years {
      var row = CaseRow("unit", id: id, period: year)
      if Bool.random(using: &random) { row["apr_year"] = .value(.number(Rational(year))) }
      let configuration = ["k12", "k8", "building"].randomElement(using: &random) ?? "k12"
      cell(&row, "configuration", .name(configuration))
      if Bool.random(using: &random) {
        cell(&row, "partnership", .truth(Bool.random(using: &random)))
      }
      data.add(row)
    }
    for year in 2010...2019 {
      for subject in ["ela", "math", "science", "social_studies"] {
        for group in ["all", "super_subgroup"] where Int.random(in: 0..<7, using: &random) > 0 {
          var row = CaseRow("levels", id: "\(subject) \(group) \(year)", links: ["unit": id])
          row["subject"] = .value(.name(subject))
          row["students"] = .value(.name(group))
          row["tested"] = .value(.number(Rational(year)))
          let isIndex = Bool.random(using: &random)
          cell(&row, "grain", .name(isIndex ? "index" : "counts"))
          if isIndex {
            cell(&row, "mpi", drawn(3000...3990, over: 10))
            cell(&row, "reportable", drawn(0...120))
          } else {
            for name in ["below_basic", "basic", "proficient", "advanced"] {
              cell(&row, name, drawn(0...40))
            }
          }
          cell(&row, "undetermined", drawn(0...6))
          let growth = ["unavailable", "estimate", "category"].randomElement(using: &random) ?? ""
          cell(&row, "growth_grain", .name(growth))
          cell(&row, "estimate", drawn(40_0000...60_0000, over: 10_000))
          cell(&row, "standard_error", drawn(0...30_000, over: 10_000))
          cell(&row, "category", .name("significantly_above"))
          data.add(row)
        }
      }
      for kind in ["tests", "courses", "placement", "readiness", "attendance", "graduation"] {
        for cohort in [0, 4, 5] where Int.random(in: 0..<3, using: &random) == 0 {
          var row = CaseRow("rate", id: "\(kind) \(cohort) \(year)", links: ["unit": id])
          row["kind"] = .value(.name(kind))
          row["cohort"] = .value(.number(Rational(cohort)))
          row["rate_year"] = .value(.number(Rational(year)))
          cell(&row, "rate_grain", .name(Bool.random(using: &random) ? "rate" : "numbers"))
          cell(&row, "value", drawn(600...1000, over: 10))
          cell(&row, "numerator", drawn(0...9000, over: 100))
          cell(&row, "denominator", drawn(0...90))
          data.add(row)
        }
      }
    }
    return (id, Array(2013...2019), data)
  }

  /// The totals of single units.
  static func single(_ evaluator: Evaluator, _ units: [Unit]) -> [[UnitTotals]] {
    units.map { unit in
      let evaluation = evaluator.evaluation(of: unit.rows)
      return unit.years.compactMap { year in
        let subject = Evaluator.Subject(unit.id, period: year)
        return evaluation.scorecard(of: subject).map { UnitTotals(subject, $0, reasons: true) }
      }
    }
  }

  @Test(
    arguments: [
      ("us-mo-msip5", nil, [:]), ("us-mo-msip5", "seed_2015", [:]),
      ("us-mo-msip5", nil, ["R1": "C", "R2": "B", "R3": "B", "R4": "B"]),
      ("us-mo-msip5-unverified", "unverified", [:]),
      ("us-mo-msip5-unverified", "unverified", ["R1": "B", "R2": "B", "R3": "B"]),
    ] as [(String, String?, [String: String])]
  )
  func `columns and single units give the same`(
    name: String,
    version: String?,
    readings: [String: String]
  ) throws {
    let seed = Seed(17)
    var random = seed.generator
    let rulebook = try AccountabilityPolicy.rulebook(name).rulebook
    let options = EvaluationOptions(readings: readings, version: version)
    let evaluator = Evaluator(rulebook, options: options)
    let units = (0..<24).map { Self.unit($0, &random) }
    let runner = try #require(ScorecardRunner(evaluator))
    let found = runner.run(
      units.map { .init(id: $0.id, periods: $0.years, rows: $0.rows) },
      threads: 2
    )
    let carried = found.places.joined().count { $0 != nil }
    #expect(carried > 140, "\(carried) of 168 reports are on columns")
    let expected = Self.single(evaluator, units)
    for (unit, (places, other)) in zip(units, zip(found.places, expected)) {
      for (place, right) in zip(places, other) {
        guard let place else { continue }
        let columns = found.scorecards[place.group]
        let left = UnitTotals(right.subject, columns, place.row)
        if left == right { continue }
        let parts = zip(left.components, right.components).filter { $0 != $1 }
        Issue.record(
          "\(seed.testDescription) \(unit.id) \(left.subject): \(parts), \(left.total) \(right.total)"
        )
        return
      }
    }
  }

  @Test func `totals are the same on columns and one by one, for any number of threads`() throws {
    let seed = Seed(18)
    var random = seed.generator
    let evaluator = Evaluator(try AccountabilityPolicy.rulebook("us-mo-msip5").rulebook)
    var units = (0..<12).map { Self.unit($0, &random) }
    // Given points are for the evaluator of single units.
    let call = CaseRow.Call("s1_math", [])
    for place in units[3].rows.rows["unit", default: []].indices {
      units[3].rows["unit", place].measures[call] = .final(.value(.number(9)))
    }
    let totals = ScorecardReader(evaluator).totals(of: units, threads: 1)
    #expect(totals == ScorecardReader(evaluator).totals(of: units, threads: 2))
    let expected = units.map { unit in
      let evaluation = evaluator.evaluation(of: unit.rows)
      return unit.years.compactMap { year in
        let subject = Evaluator.Subject(unit.id, period: year)
        return evaluation.scorecard(of: subject).map { UnitTotals(subject, $0) }
      }
    }
    #expect(totals == expected, "\(seed.testDescription)")
  }
}
