// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import Foundation
import NumericsCore

extension AccountabilityKernel {
  /// A state year as the public may have it: four subjects by everybody and ten groups, for 2,400 schools,
  /// 560 districts and the state; suppressed, printed, and audited.
  ///
  /// Counting is not timed. The answers are the masked numbers, what is printed, and the findings.
  static func publish(_ data: URL, threads: Int) throws -> Measurement {
    // Whoever counts at a school counts at its district: else the rows would contradict each other.
    let counted = try layout()
    let layout = StudentLayout(
      placements: counted.placements.map {
        .init(kind: $0.kind, unit: $0.unit, counts: $0.kind == "school" ? $0.counts : nil)
      },
      catalog: counted.catalog,
      groups: counted.groups,
      subjects: counted.subjects,
      levels: counted.levels
    )
    let result = CSVReader(specification: counted.specification)
      .read(try EvidenceFile.read(data), fileName: "students.csv", threads: threads)
    guard result.isClean else { throw CocoaError(.fileReadCorruptFile) }
    var above: [String: String] = [:]
    if let schools = result.table[column: "school"], let districts = result.table[column: "lea"] {
      for row in 0..<result.table.rowCount { above[schools.text(row)] = districts.text(row) }
    }
    let counts = layout.codes(result.table, threads: threads).tally(threads: threads)
    let tables = try layout.subjects.indices.map { try table(counts, subject: $0, above) }
    let policy = DisclosurePolicy()
    let (timed, releases) = Measurement.timing {
      OrderedParallel.map(count: tables.count, threads: threads) { place in
        let (release, proofs) = ComplementarySuppression(policy)
          .proved(UnsuppressedRelease(name: "final", table: tables[place]))
        return (
          release, DisclosureAudit().report(on: release, of: tables[place], proofs: proofs)
        )
      }
    }
    var measurement = timed
    let rows = releases.flatMap(\.0.rows)
    measurement.answers["rows"] = String(rows.count)
    measurement.answers["told"] = String(rows.count { !$0.students.isSuppressed })
    measurement.answers["masked"] = String(releases.reduce(0) { $0 + $1.1.cells })
    measurement.answers["findings"] = String(releases.reduce(0) { $0 + $1.1.findings.count })
    return measurement
  }

  /// The counts of one subject with the unit above each.
  private static func table(
    _ counts: [LevelCounts],
    subject: Int,
    _ above: [String: String]
  ) throws -> DisclosureTable {
    let units = counts.flatMap { counts in
      counts.units.enumerated().map { unit, id in
        DisclosureTable.UnitCounts(
          unit: id,
          above: counts.kind == "school" ? above[id] : counts.kind == "lea" ? "state" : nil,
          counts: counts.groups.indices.map { group in
            counts.counts(unit: unit, subject: subject, group: group)
          }
        )
      }
    }
    let groups = counts[0].groups
    return try DisclosureTable(
      units,
      cohort: counts[0].subjects[subject],
      groups: groups,
      coupling: GroupCoupling(groups: groups.count, unions: []),
      scheme: LevelScheme(
        weights: counts[0].levels.map { ["BB": 1, "B": 3, "P": 4, "A": 5][$0] },
        factor: 100,
        proficient: counts[0].levels.map { ["P", "A"].contains($0) }
      )
    )
  }
}
