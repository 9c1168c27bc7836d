// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Foundation
import Policy

/// Invented rows for the policy of Missouri's fifth cycle.
struct ExampleDistrict {
  var data = CaseData()
  let id: String

  /// A district with a row for each year.
  init(_ id: String = "example", years: ClosedRange<Int>, configuration: String = "k12") {
    self.id = id
    for year in years {
      var row = CaseRow("unit", id: id, period: year)
      row["apr_year"] = .value(.number(Rational(year)))
      row["configuration"] = .value(.name(configuration))
      data.add(row)
    }
  }

  /// Adds an annual index.
  mutating func index(
    _ subject: String,
    _ index: Rational,
    in year: Int,
    of students: String = "all",
    students count: Int = 200,
    undetermined: Int = 0
  ) {
    var row = level(subject, students, year, "index")
    row["mpi"] = .value(.number(index))
    row["reportable"] = .value(.number(Rational(count)))
    row["undetermined"] = .value(.number(Rational(undetermined)))
    data.add(row)
  }

  /// Adds counts of students by level.
  mutating func counts(
    _ subject: String,
    _ counts: [Int],
    in year: Int,
    of students: String = "all",
    undetermined: Int = 0
  ) {
    var row = level(subject, students, year, "counts")
    let names = ["below_basic", "basic", "proficient", "advanced"]
    for (name, count) in zip(names, counts) { row[name] = .value(.number(Rational(count))) }
    row["undetermined"] = .value(.number(Rational(undetermined)))
    data.add(row)
  }

  private func level(_ subject: String, _ students: String, _ year: Int, _ grain: String) -> CaseRow
  {
    var row = CaseRow(
      "levels",
      id: "\(subject) \(students) \(year)",
      links: ["unit": id]
    )
    row["subject"] = .value(.name(subject))
    row["students"] = .value(.name(students))
    row["tested"] = .value(.number(Rational(year)))
    row["grain"] = .value(.name(grain))
    row["growth_grain"] = .value(.name("unavailable"))
    return row
  }

  /// Gives official points, which stand before later changes or as the finished value.
  mutating func supply(
    _ measure: String,
    _ arguments: [String] = [],
    _ points: Rational,
    in year: Int
  ) {
    guard let place = data.place(of: id, in: "unit", period: year) else { return }
    let call = CaseRow.Call(measure, arguments.map { .name($0) })
    data["unit", place].measures[call] = .final(.value(.number(points)))
  }

  func subject(_ year: Int) -> Evaluator.Subject { Evaluator.Subject(id, period: year) }

  /// The district of the superintendent's story: 95 of 140 points in 2015, mathematics three points
  /// of status below On Track, its progress call of 6 supplied.
  static var superintendent: ExampleDistrict {
    var district = ExampleDistrict(years: 2013...2015)
    district.index("math", Rational(3602, 10), in: 2013)
    district.index("math", Rational(3610, 10), in: 2014)
    district.counts("math", [20, 58, 82, 40], in: 2015)
    district.supply("progress_call", ["math", "all"], 6, in: 2015)
    let calls: [(String, Rational)] = [
      ("s1_ela", 12), ("s1_sci", 12), ("s1_ss", 6), ("s2_ela", 3), ("s2_math", 3), ("s2_sci", 2),
      ("s2_ss", 1), ("s3_tests", Rational(15, 2)), ("s3_courses", Rational(15, 2)),
      ("s3_placement", 6),
      ("s4_att", 5), ("s5_grad", 15),
    ]
    for (name, points) in calls { district.supply(name, [], points, in: 2015) }
    district.supply("s1_math", [], 12, in: 2014)
    return district
  }
}
