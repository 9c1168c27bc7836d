// SPDX-License-Identifier: Apache-2.0
import Accountability
public import Decisions
import Evidence
public import Foundation

/// A public folder as it stands on disk, judged anew: its masks, and that every file follows from the
/// printed table.
public struct PublicationCheck: Sendable {
  /// What the audit of the printed table found.
  public let audit: PublicationAudit
  /// Files that are not what the table and the rule give.
  public let differences: [String]

  /// Whether nothing was found.
  public var isSound: Bool {
    audit.findings.isEmpty && audit.alreadyDisclosed.isEmpty && differences.isEmpty
  }

  /// Judges a folder.
  ///
  /// - Parameters:
  ///   - folder: The public folder.
  ///   - run: The run that was published.
  ///   - files: The study that it was computed from.
  ///   - ledger: What was published before; the folder's own release is known by its table.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where the folder is none of a release of this run.
  public init(
    _ folder: URL,
    of run: RunContent,
    from files: StudyFiles,
    after ledger: LedgerFolder,
    by runner: StudyRunner
  ) throws(StudyError) {
    let standing = try RunFolder(folder).read()
    guard let table = standing[ReleaseCohorts.fileName] else {
      throw StudyError(
        .inputMissing,
        "\(folder.lastPathComponent) holds no \(ReleaseCohorts.fileName): it is no public folder"
      )
    }
    let records = try ledger.records()
    let text = String(decoding: table, as: UTF8.self)
    let stated = standing["audit.json"].flatMap { PublicationAudit.release($0) }
    let own = records.first { $0.name == stated } ?? records.first { $0.table == text }
    let earlier = records.filter { $0.number < own?.number ?? .max }
    let open = try OpenAccountability(
      files,
      of: run.manifest,
      by: runner,
      reporting: own?.policy.reporting
    )
    let policy = own?.policy.disclosure ?? open.publication.policy
    let name = own?.name ?? folder.standardizedFileURL.lastPathComponent
    runner.progress("auditing \(folder.lastPathComponent)")
    let printed = try ReleaseCohorts(printed: table, name: name, of: open.cohorts, policy: policy)
    let reports = printed.audited(
      after: try ReleaseLedger.byCohort(earlier, of: open.document.id),
      proofs: open.cohorts.map { truth in
        let kept = own?.cohorts.first { $0.cohort == truth.name.words }
        return ProtectionProofs(kept?.proofs ?? [])
      },
      threads: runner.threads,
      tally: StageTally("auditing", of: open.cohorts.count, "cohorts", runner.progress)
    )
    audit = PublicationAudit(reports, together: earlier.map(\.name))
    let isAsPublished = own.map { $0.table == text } ?? true
    differences =
      (isAsPublished
        ? [] : ["\(ReleaseCohorts.fileName) is not what the ledger says was published"])
      + (try Self.differences(
        standing,
        from: PublicStudy(analysis: open, release: printed).files(),
        by: runner
      ))
  }

  /// What of the folder does not follow from its table.
  private static func differences(
    _ standing: [String: [UInt8]],
    from study: [String: [UInt8]],
    by runner: StudyRunner
  ) throws(StudyError) -> [String] {
    func part(_ folder: String) -> [String: [UInt8]] {
      Dictionary(
        standing.filter { $0.key.hasPrefix(folder) }.map {
          ($0.key.replacing(folder, with: ""), $0.value)
        }
      ) { first, _ in first }
    }
    let kept = part("study/")
    var sentences = Set(kept.keys).union(study.keys).sorted().filter { kept[$0] != study[$0] }.map {
      "study/\($0) is not what \(ReleaseCohorts.fileName) and the study give"
    }
    let verdict = try Verifier(runner: runner).verify(run: part("run/"), against: .memory(study))
    sentences += verdict.differences.map { "run: \($0)" }
    return sentences
  }
}
