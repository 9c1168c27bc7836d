// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence

/// A release as the ledger keeps it: what was printed, and the true counts behind it.
struct ReleaseRecord: Codable, Sendable {
  /// The rules by which it was masked.
  struct Policy: Codable {
    var reporting: Int
    var extremes: [[Int]]
    var width: Int
    var percent: Int
  }

  /// The true counts of one cohort.
  struct Cohort: Codable {
    var cohort: String
    var groups: [String]
    var patterns: [UInt32]
    var weights: [Int?]
    var factor: Int
    var proficient: [Bool]
    var locations: [Location]
    var rows: [Row]
    /// What shows each masked number to be protected; an audit checks it.
    var proofs: [[Int32]]?
  }

  struct Location: Codable {
    var id: String
    var counts: [Int]
  }

  struct Row: Codable {
    var unit: String
    var group: Int
    var members: [Int]
    var parent: Int?
  }

  static let currentFormat = "meteyard-release/1"

  var format = Self.currentFormat
  /// Which of the ledger's releases it is, from 1.
  var number: Int
  var name: String
  var study: String
  /// The fingerprint of the run that was published.
  var fingerprint: String
  /// Who let unofficial numbers pass; empty where none did.
  var override: String
  var policy: Policy
  var cohorts: [Cohort]
  /// The file of all lines as it was published.
  var table: String

  init(
    _ release: ReleaseCohorts,
    number: Int,
    study: String,
    fingerprint: String,
    override: String
  ) {
    (self.number, name) = (number, release.name)
    (self.study, self.fingerprint, self.override) = (study, fingerprint, override)
    policy = Policy(release.policy)
    cohorts = zip(release.truths, release.proofs).map { truth, proofs in
      var cohort = Cohort(truth.table, truth.name.words)
      cohort.proofs = proofs.lists
      return cohort
    }
    table = release.text
  }

  /// What the release was, cohort by cohort.
  ///
  /// - Throws: `StudyError` where the printed lines are not those of the counts.
  func entries() throws(StudyError) -> [(
    cohort: String, release: SuppressedRelease, table: DisclosureTable
  )] {
    let policy = self.policy.disclosure
    let read = CSVReader(specification: PublicTable.specification)
      .read(Array(table.utf8), fileName: "\(name).json")
    let printed = read.isClean ? PublicTable(read.table, policy: policy) : nil
    var entries: [(cohort: String, release: SuppressedRelease, table: DisclosureTable)] = []
    for cohort in cohorts {
      let truth = cohort.table
      guard let release = printed?.release(of: truth, name: name, policy: policy) else {
        throw StudyError(
          .data,
          "the record of release \(name) contradicts itself in \(cohort.cohort); restore it from a copy"
        )
      }
      entries.append((cohort.cohort, release, truth))
    }
    return entries
  }
}

extension ReleaseRecord.Policy {
  fileprivate init(_ policy: DisclosurePolicy) {
    reporting = policy.reportingNumber
    extremes = policy.recode.lines.map { [$0.students, $0.percent] }
    (width, percent) = (policy.leastWidth, policy.widthPercent)
  }

  var disclosure: DisclosurePolicy {
    DisclosurePolicy(
      reportingNumber: reporting,
      recode: ExtremeRecode(
        extremes.filter { $0.count == 2 }.map { .init(students: $0[0], percent: $0[1]) }
      ),
      leastWidth: width,
      widthPercent: percent
    )
  }
}

extension ReleaseRecord.Cohort {
  fileprivate init(_ table: DisclosureTable, _ cohort: String) {
    self.cohort = cohort
    (groups, patterns) = (table.groups, table.patterns)
    (weights, factor) = (table.scheme.weights, table.scheme.factor)
    proficient = table.scheme.proficient
    locations = table.locations.map { .init(id: $0.id, counts: $0.counts) }
    rows = table.rows.map {
      .init(unit: $0.unit, group: $0.group, members: $0.members, parent: $0.parent)
    }
  }

  fileprivate var table: DisclosureTable {
    DisclosureTable(
      groups: groups,
      patterns: patterns,
      scheme: LevelScheme(weights: weights, factor: factor, proficient: proficient),
      locations: locations.map { .init(id: $0.id, cohort: cohort, counts: $0.counts) },
      rows: rows.map {
        .init(
          unit: $0.unit,
          cohort: cohort,
          group: $0.group,
          members: $0.members,
          parent: $0.parent
        )
      }
    )
  }
}
