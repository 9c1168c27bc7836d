// SPDX-License-Identifier: Apache-2.0
import Accountability
import ExactArithmetic
import Foundation
import Policy

/// Scorecards of districts over years, from aggregates.
extension AccountabilityKernel {
  /// A policy of the library, read and checked.
  static func evaluator(_ name: String, version: String? = nil) throws -> Evaluator {
    let folder = URL(fileURLWithPath: "Policies/accountability")
    let file = folder.appendingPathComponent("\(name).policy")
    let source = SourceText(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
    guard let rulebook = CheckedPolicy(source, imports: FolderImports(folder)).rulebook else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return Evaluator(rulebook, options: EvaluationOptions(version: version))
  }

  /// The rows of a district: an index for each subject, group and year, and a rate for each number.
  static func district(_ number: Int, years: ClosedRange<Int>) -> CaseData {
    var data = CaseData()
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    func random(_ range: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % range
    }
    for year in years {
      var unit = CaseRow("unit", id: "D\(number)", period: year)
      unit["apr_year"] = .value(.number(Rational(year)))
      unit["configuration"] = .value(.name("k12"))
      unit["partnership"] = .value(.truth(false))
      data.add(unit)
      for subject in ["ela", "math", "science", "social_studies"] {
        for group in ["all", "super_subgroup"] {
          var row = CaseRow("levels", id: "\(subject) \(group) \(year)", links: ["unit": unit.id])
          row["subject"] = .value(.name(subject))
          row["students"] = .value(.name(group))
          row["tested"] = .value(.number(Rational(year)))
          row["grain"] = .value(.name("index"))
          row["mpi"] = .value(.number(Rational(3300 + random(600), 10)))
          row["reportable"] = .value(.number(Rational(100 + random(400))))
          row["undetermined"] = .value(.number(Rational(random(12))))
          row["growth_grain"] = .value(.name("unavailable"))
          data.add(row)
        }
      }
      for kind in ["tests", "courses", "placement", "attendance", "graduation"] {
        var row = CaseRow("rate", id: "\(kind) \(year)", links: ["unit": unit.id])
        row["kind"] = .value(.name(kind))
        row["cohort"] = .value(.number(kind == "graduation" ? 4 : 0))
        row["rate_year"] = .value(.number(Rational(year)))
        row["rate_grain"] = .value(.name("rate"))
        row["value"] = .value(.number(Rational(700 + random(300), 10)))
        data.add(row)
      }
    }
    return data
  }

  /// 5,600 reports: 800 districts in the seven years of the policy, each with two years before.
  static func years(threads: Int) throws -> Measurement {
    let evaluator = try evaluator("us-mo-msip5")
    let districts = (0..<800).map { district($0, years: 2011...2019) }
    let units = districts.enumerated().map { place, rows in
      (id: "D\(place)", years: Array(2013...2019) as [Int?], rows: rows)
    }
    let (timed, totals) = Measurement.timing {
      ScorecardReader(evaluator).totals(of: units, threads: threads)
    }
    var measurement = timed
    let known = totals.flatMap(\.self).compactMap { unit -> Rational? in
      unit.total.bounds.lower
    }
    measurement.answers["reports"] = String(known.count)
    measurement.answers["points"] = known.reduce(.zero, +).description
    return measurement
  }
}
