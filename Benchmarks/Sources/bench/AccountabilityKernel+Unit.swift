// SPDX-License-Identifier: Apache-2.0
import Accountability
import Dispatch
import ExactArithmetic
import Foundation
import Policy
import Synchronization

/// What one unit asks for: its certificate, its distances, its cheapest path, how sure its level is.
extension AccountabilityKernel {
  private static let levers = [
    Lever(
      "students",
      unit: "student",
      entity: "levels",
      filter: ["grain": .name("counts")],
      period: "tested",
      names: ["subject", "students"],
      motion: .moves(["below_basic", "basic", "proficient", "advanced"])
    )
  ]

  /// A district with counts in every subject and year, so that students can move.
  private static func counted(_ number: Int) -> CaseData {
    var data = district(number, years: 2012...2014)
    var state = UInt64(number) &+ 77
    func random(_ range: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % range
    }
    for place in data.rows["levels", default: []].indices {
      data["levels", place]["grain"] = .value(.name("counts"))
      for name in ["below_basic", "basic", "proficient", "advanced"] {
        data["levels", place][name] = .value(.number(Rational(20 + random(80))))
      }
    }
    return data
  }

  static func certificate() throws -> Measurement {
    let reader = ScorecardReader(try evaluator("us-mo-msip5"))
    let rows = district(1, years: 2011...2015)
    let subject = Evaluator.Subject("D1", period: 2015)
    _ = reader.report(of: subject, in: rows)
    let (timed, report) = Measurement.timing { reader.report(of: subject, in: rows) }
    var measurement = timed
    measurement.answers["parts"] = String(report?.components.flatMap(\.parts).count ?? 0)
    return measurement
  }

  static func distance(districts: Int, threads: Int) throws -> Measurement {
    let reader = ScorecardReader(try evaluator("us-mo-msip5"))
    let units = (0..<districts).map { number in
      (id: "D\(number)", rows: counted(number))
    }
    let reports = units.map { reader.report(of: .init($0.id, period: 2014), in: $0.rows) }
    let sum = Mutex(0)
    let (timed, _) = Measurement.timing {
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for place in stride(from: thread, to: units.count, by: threads) {
          guard let report = reports[place] else { continue }
          let moved = UnitLevers(levers, of: report, in: units[place].rows, by: reader.evaluator)
          let steps = moved.reaches.compactMap(\.first).map(\.at).reduce(0, +)
          sum.withLock { $0 += steps }
        }
      }
    }
    let gains = sum.withLock { $0 }
    var measurement = timed
    measurement.answers["steps"] = String(gains)
    return measurement
  }

  /// A district with a known total and a path to the next level, by the number of plans.
  static func cheapestPath() throws -> Measurement {
    // Only with tables that nobody published, and points supplied where even they are open, is a total
    // known.
    let reader = ScorecardReader(
      try evaluator("us-mo-msip5-unverified", version: "unverified")
    )
    let supplied = [
      "s1_ela": 12, "s1_sci": 9, "s1_ss": 6, "s2_ela": 2, "s2_sci": 3, "s2_ss": 2, "s3_tests": 7,
      "s3_courses": 7, "s3_placement": 6, "s4_att": 6, "s5_grad": 24,
    ]
    for number in 1...60 {
      var rows = counted(number)
      for place in rows.rows["unit", default: []].indices {
        for (name, points) in supplied {
          rows["unit", place].measures[CaseRow.Call(name, [])] = .final(
            .value(.number(Rational(points)))
          )
        }
      }
      let subject = Evaluator.Subject("D\(number)", period: 2014)
      guard let report = reader.report(of: subject, in: rows) else { continue }
      let (timed, standing) = Measurement.timing {
        UnitStanding(report, in: rows, levers: levers, grid: Rational(1, 2), by: reader)
      }
      guard !standing.plans.isEmpty else { continue }
      var measurement = timed
      measurement.answers["plans"] = String(standing.plans.count)
      return measurement
    }
    throw CocoaError(.featureUnsupported)
  }

  static func resamples(districts: Int, threads: Int) throws -> Measurement {
    let reader = ScorecardReader(try evaluator("us-mo-msip5"))
    let resampling = LevelResampling(levers, draws: 1_000, seed: 7)
    let units = (0..<districts).map { number in (id: "D\(number)", rows: counted(number)) }
    let asked = units.enumerated().compactMap { number, unit in
      reader.report(of: Evaluator.Subject(unit.id, period: 2014), in: unit.rows).map { report in
        LevelResampling.Unit(report: report, rows: unit.rows, number: number)
      }
    }
    let (timed, least) = Measurement.timing {
      resampling.results(of: asked, by: reader, threads: threads)
        .compactMap { $0?.total?.lowerBound }.reduce(.zero, +)
    }
    var measurement = timed
    measurement.answers["least"] = least.description
    return measurement
  }
}
