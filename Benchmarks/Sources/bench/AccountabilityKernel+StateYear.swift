// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Foundation
import Policy

/// A state year from student rows: counts, windows with two earlier years, components, totals, a file.
extension AccountabilityKernel {
  /// How the counts of the simulated state become rows of the policy.
  private static let countRows = CountRows(
    entity: "levels",
    year: "tested",
    subject: (
      "subject",
      [
        "ela": .name("ela"), "math": .name("math"), "science": .name("science"),
        "social": .name("social_studies"),
      ]
    ),
    group: ("students", ["all": .name("all"), "g5": .name("super_subgroup")]),
    levels: [
      "BB": "below_basic", "B": "basic", "P": "proficient", "A": "advanced", "LND": "undetermined",
    ],
    with: ["grain": .name("counts"), "growth_grain": .name("unavailable")]
  )

  /// The units of a state with the counts of some years.
  static func units(
    _ years: [(year: Int, counts: [LevelCounts])],
    reporting: [Int]
  ) -> [(id: String, years: [Int?], rows: CaseData)] {
    var data: [String: CaseData] = [:]
    var order: [String] = []
    for (year, counts) in years {
      for tally in counts {
        for (id, rows) in countRows.rows(tally, year: year, of: "unit", source: "\(year)") {
          let name = "\(tally.kind) \(id)"
          if data[name] == nil { order.append(name) }
          var own = data.removeValue(forKey: name) ?? CaseData()
          if reporting.contains(year) {
            var unit = CaseRow("unit", id: name, period: year)
            unit["configuration"] = .value(.name(tally.kind == "school" ? "building" : "k12"))
            own.add(unit)
          }
          for row in rows {
            var row = row
            row.links["unit"] = name
            own.add(row)
          }
          data[name] = own
        }
      }
    }
    return order.map { ($0, reporting, data[$0] ?? CaseData()) }
  }

  /// The output file: a line for each unit, year and component.
  private static func file(_ totals: [[UnitTotals]]) -> [UInt8] {
    var rows: [[String]] = []
    for unit in totals.joined() {
      let (id, year) = (unit.subject.id, unit.subject.period.map(String.init) ?? "")
      for component in unit.components {
        let bounds = component.points.bounds
        rows.append(
          [
            id, year, component.id, component.counts == .met ? "yes" : "no",
            bounds.lower?.description ?? "", bounds.upper?.description ?? "",
          ]
        )
      }
    }
    let header = ["unit", "year", "component", "counts", "lowest", "highest"]
    return Array(CSVWriter().write(header: header, rows: rows).utf8)
  }

  private static func answered(
    _ timed: Measurement,
    _ totals: [[UnitTotals]],
    _ bytes: Int
  ) -> Measurement {
    var measurement = timed
    let lowest = totals.joined().compactMap { $0.total.bounds.lower }
    measurement.answers["reports"] = String(totals.joined().count)
    measurement.answers["points"] = lowest.reduce(.zero, +).description
    measurement.answers["bytes"] = String(bytes)
    return measurement
  }

  static func stateYear(_ data: URL, threads: Int, fromFile: Bool) throws -> Measurement {
    let evaluator = try evaluator("us-mo-msip5")
    let layout = try layout()
    let students = try read(data, layout, threads: threads)
    let stored = students.tally(threads: threads)
    let (timed, result) = try Measurement.timing {
      let current = fromFile ? try read(data, layout, threads: threads) : students
      let counts = current.tally(threads: threads)
      let units = units([(2013, stored), (2014, stored), (2015, counts)], reporting: [2015])
      let totals = ScorecardReader(evaluator).totals(of: units, threads: threads)
      return (totals, file(totals).count)
    }
    return answered(timed, result.0, result.1)
  }

  static func tenYears(_ data: URL, threads: Int) throws -> Measurement {
    let evaluator = try evaluator("us-mo-msip5")
    let layout = try layout()
    let (timed, result) = try Measurement.timing {
      let years = try (2010...2019).map { year in
        (year: year, counts: try read(data, layout, threads: threads).tally(threads: threads))
      }
      let units = units(years, reporting: Array(2013...2019))
      let totals = ScorecardReader(evaluator).totals(of: units, threads: threads)
      return (totals, file(totals).count)
    }
    return answered(timed, result.0, result.1)
  }

  /// What two readings of the policy make of the same districts.
  static func policyDiff(threads: Int) throws -> Measurement {
    let evaluator = try evaluator("us-mo-msip5")
    let other = evaluator.with(EvaluationOptions(readings: ["R3": "B"]))
    let units = (0..<800).map { number in
      (
        id: "D\(number)", years: Array(2013...2019) as [Int?],
        rows: district(number, years: 2011...2019)
      )
    }
    let (timed, changed) = Measurement.timing {
      let before = ScorecardReader(evaluator).totals(of: units, threads: threads)
      let after = ScorecardReader(other).totals(of: units, threads: threads)
      return zip(before.joined(), after.joined()).count { $0 != $1 }
    }
    var measurement = timed
    measurement.answers["changed"] = String(changed)
    return measurement
  }
}
