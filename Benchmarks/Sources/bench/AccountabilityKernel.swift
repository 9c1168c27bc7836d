// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Foundation

/// The students of a state year by school, district and state, subject, group and level.
enum AccountabilityKernel: Kernel {
  static let name = "accountability"

  static func run(variant: String, data: URL) throws -> Measurement {
    switch variant {
    case "tally-2-threads", "tally-duckdb": return try tally(data, threads: 2)
    case "tally-1-thread": return try tally(data, threads: 1)
    case "tally-from-csv":
      let layout = try layout()
      let (timed, counts) = try Measurement.timing {
        try read(data, layout, threads: 2).tally(threads: 2)
      }
      return answered(timed, counts)
    case "years": return try years(threads: 2)
    case "state-year": return try stateYear(data, threads: 2, fromFile: false)
    case "state-year-csv": return try stateYear(data, threads: 2, fromFile: true)
    case "ten-years": return try tenYears(data, threads: 2)
    case "policy-diff": return try policyDiff(threads: 2)
    case "certificate": return try certificate()
    case "distance": return try distance(districts: 1, threads: 1)
    case "distance-state": return try distance(districts: 560, threads: 2)
    case "cheapest-path": return try cheapestPath()
    case "publish": return try publish(data, threads: 2)
    case "resamples": return try resamples(districts: 560, threads: 2)
    case "resamples-district": return try resamples(districts: 1, threads: 1)
    default: throw CocoaError(.featureUnsupported)
    }
  }

  static func layout() throws -> StudentLayout {
    StudentLayout(
      placements: [
        .init(kind: "school", unit: "school", counts: "acct_school"),
        .init(kind: "lea", unit: "lea", counts: "acct_lea"),
        .init(kind: "state", unit: nil, counts: "acct_state"),
      ],
      catalog: try GroupCatalog(base: (0..<10).map { "g\($0)" }),
      groups: "groups",
      subjects: ["ela", "math", "science", "social"],
      levels: ["BB", "B", "P", "A", "LND"]
    )
  }

  static func read(
    _ data: URL,
    _ layout: StudentLayout,
    threads: Int
  ) throws -> StudentCodes {
    let result = CSVReader(specification: layout.specification)
      .read(try EvidenceFile.read(data), fileName: "students.csv", threads: threads)
    guard result.isClean else { throw CocoaError(.fileReadCorruptFile) }
    return layout.codes(result.table, threads: threads)
  }

  private static func tally(_ data: URL, threads: Int) throws -> Measurement {
    let students = try read(data, try layout(), threads: threads)
    var best = Measurement.timing { students.tally(threads: threads) }
    for _ in 0..<4 {
      let again = Measurement.timing { students.tally(threads: threads) }
      if again.measurement.seconds < best.measurement.seconds { best = again }
    }
    return answered(best.measurement, best.result)
  }

  /// Every count of the state, and a sum over all units in which each count has its own weight.
  private static func answered(_ timed: Measurement, _ counts: [LevelCounts]) -> Measurement {
    var measurement = timed
    for counts in counts {
      var sum = 0
      for unit in counts.units.indices {
        for subject in counts.subjects.indices {
          for group in counts.groups.indices {
            for (level, count) in counts.counts(unit: unit, subject: subject, group: group)
              .enumerated()
            {
              sum += count * ((unit + 1) * 31 + subject * 7 + group * 3 + level)
              guard counts.kind == "state" else { continue }
              let cell = "\(counts.subjects[subject]) \(group) \(counts.levels[level])"
              measurement.answers[cell] = String(count)
            }
          }
        }
      }
      measurement.answers["weighted \(counts.kind)"] = String(sum)
    }
    return measurement
  }
}
