// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import NumericsCore

/// A release of all cohorts of a study: suppressed, printed, and audited as it is printed.
struct ReleaseCohorts: Sendable {
  let name: String
  let policy: DisclosurePolicy
  let truths: [CohortTruth]
  let releases: [SuppressedRelease]
  /// What the suppression found, cohort by cohort; empty for a release that was read from its file.
  let proofs: [ProtectionProofs]
  /// The file of all lines.
  let text: String

  static let fileName = "table.csv"

  /// Suppresses and prints.
  ///
  /// - Parameters:
  ///   - name: The release's name.
  ///   - truths: What must be protected.
  ///   - policy: What a release must not tell.
  ///   - ledger: What was published before, by the words of a cohort.
  ///   - identifiers: The names of lines.
  ///   - threads: On how many threads; the release does not depend on it.
  ///   - tally: Told how far it is.
  init(
    name: String,
    of truths: [CohortTruth],
    policy: DisclosurePolicy,
    after ledger: [String: ReleaseLedger],
    identifiers: SaltedIdentifier,
    threads: Int,
    tally: StageTally
  ) {
    (self.name, self.policy, self.truths) = (name, policy, truths)
    let suppression = ComplementarySuppression(policy)
    let proved = OrderedParallel.map(count: truths.count, threads: threads) { place in
      defer { tally.advance() }
      return suppression.proved(
        UnsuppressedRelease(
          name: name,
          table: truths[place].table,
          hasLevels: { [truth = truths[place]] in truth.hasLevels($0) }
        ),
        after: ledger[truths[place].name.words] ?? ReleaseLedger()
      )
    }
    (releases, proofs) = (proved.map(\.release), proved.map(\.proofs))
    text = PublicRenderer(identifiers: identifiers).table(
      SuppressedRelease.joined(releases, name: name, policy: policy)
    )
  }

  /// A release as its file has it.
  ///
  /// - Parameters:
  ///   - printed: The file.
  ///   - name: The release's name.
  ///   - truths: The true counts behind it.
  ///   - policy: The policy by which it was printed.
  /// - Throws: `StudyError` where the file is none of a release of these students.
  init(
    printed: [UInt8],
    name: String,
    of truths: [CohortTruth],
    policy: DisclosurePolicy
  ) throws(StudyError) {
    let file = Self.fileName
    let read = CSVReader(specification: PublicTable.specification).read(printed, fileName: file)
    guard read.isClean, let table = PublicTable(read.table, policy: policy) else {
      throw StudyError(
        .data,
        "\(file) holds a cell that no release prints: "
          + (read.report.findings.first?.sentence ?? "a number or a reason was changed")
          + "; audit the file that meteyard publish wrote",
        findings: read.report.findings
      )
    }
    var releases: [SuppressedRelease] = []
    for truth in truths {
      guard let release = table.release(of: truth.table, name: name, policy: policy) else {
        throw StudyError(
          .data,
          "\(file): the lines of \(truth.name.words) are not those of the study; audit it against the "
            + "study of its run"
        )
      }
      releases.append(release)
    }
    guard table.rows.count == releases.reduce(0, { $0 + $1.rows.count }) else {
      throw StudyError(
        .data,
        "\(file) has lines of students that the study does not publish; take them out"
      )
    }
    (self.name, self.policy, self.truths, self.releases) = (name, policy, truths, releases)
    proofs = []
    text = String(decoding: printed, as: UTF8.self)
  }

  /// Audits the printed lines together with the earlier ones.
  ///
  /// - Parameters:
  ///   - ledger: What was published before, by the words of a cohort.
  ///   - proofs: What the suppression found, cohort by cohort; empty where nobody has it.
  ///   - threads: On how many threads.
  ///   - tally: Told how far it is.
  /// - Returns: What was found, cohort by cohort.
  func audited(
    after ledger: [String: ReleaseLedger],
    proofs: [ProtectionProofs] = [],
    threads: Int,
    tally: StageTally
  ) -> [DisclosureAudit.Report] {
    OrderedParallel.map(count: truths.count, threads: threads) { place in
      defer { tally.advance() }
      let truth = truths[place]
      return DisclosureAudit(after: ledger[truth.name.words] ?? ReleaseLedger())
        .report(
          on: releases[place],
          of: truth.table,
          proofs: proofs.isEmpty ? ProtectionProofs() : proofs[place]
        )
    }
  }
}
