// SPDX-License-Identifier: Apache-2.0
import Accountability
public import Decisions
import Evidence

/// What the public may have of a run: suppressed, audited as printed, and recomputed from itself.
///
/// Nothing leaves while the audit has a finding, while a public figure contradicts the run, or, without
/// a named override, while a number rests on tables that nobody published.
public struct Publication: Sendable {
  /// What is asked of a publication.
  public struct Request: Sendable {
    /// The release's name; `nil` for `release-1`, `release-2` and so on.
    public var name: String?
    /// The number of students from which a row is reported, in place of the study's.
    public var reporting: Int?
    /// Who lets unofficial numbers pass, by name and office.
    public var override: String?

    /// What is asked of a publication.
    ///
    /// - Parameters:
    ///   - name: The release's name.
    ///   - reporting: The number of students from which a row is reported.
    ///   - override: Who lets unofficial numbers pass.
    public init(name: String? = nil, reporting: Int? = nil, override: String? = nil) {
      (self.name, self.reporting, self.override) = (name, reporting, override)
    }
  }

  /// The release's name.
  public let name: String
  /// The files of the public folder, by path.
  public let files: [String: [UInt8]]
  /// What was audited.
  public let audit: PublicationAudit
  /// What a publisher should know, sentence by sentence.
  public let remarks: [String]
  let record: ReleaseRecord

  /// Makes a publication in memory.
  ///
  /// - Parameters:
  ///   - run: The run that is published.
  ///   - files: The study that it was computed from.
  ///   - ledger: What was published before.
  ///   - request: What is asked.
  ///   - runner: Whose threads and progress hold.
  /// - Throws: `StudyError` where nothing can be published, with what stands in the way.
  public init(
    of run: RunContent,
    from files: StudyFiles,
    after ledger: LedgerFolder,
    _ request: Request,
    by runner: StudyRunner
  ) throws(StudyError) {
    try Self.checkOfficial(run, request.override)
    let open = try OpenAccountability(
      files,
      of: run.manifest,
      by: runner,
      reporting: request.reporting
    )
    let records = try ledger.records()
    let name = request.name ?? "release-\(records.count + 1)"
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isNamed), !name.hasPrefix("-") else {
      throw StudyError(
        .configuration,
        "a release's name is made of a-z, 0-9 and hyphens, not \"\(name)\""
      )
    }
    guard !records.contains(where: { $0.name == name }) else { throw LedgerFolder.taken(name) }
    let earlier = try ReleaseLedger.byCohort(records, of: open.document.id)
    let rows = open.cohorts.reduce(0) { $0 + $1.table.rows.count }
    let (count, policy) = (open.cohorts.count, open.publication.policy)
    runner.progress("suppressing \(rows) rows")
    let release = ReleaseCohorts(
      name: name,
      of: open.cohorts,
      policy: policy,
      after: earlier,
      identifiers: try ledger.identifiers(),
      threads: runner.threads,
      tally: StageTally("suppressing", of: count, "cohorts", runner.progress)
    )
    try runner.checkStop()
    runner.progress("auditing \(rows) rows")
    // What is audited is read from the bytes that will be published.
    let printed = try ReleaseCohorts(
      printed: Array(release.text.utf8),
      name: name,
      of: open.cohorts,
      policy: policy
    )
    audit = PublicationAudit(
      printed.audited(
        after: earlier,
        proofs: release.proofs,
        threads: runner.threads,
        tally: StageTally("auditing", of: count, "cohorts", runner.progress)
      ),
      together: records.map(\.name)
    )
    try audit.refuse()
    try runner.checkStop()
    let study = try PublicStudy(analysis: open, release: printed).files()
    var again = runner
    again.overrides = [:]
    let told = try again.run(.memory(study)).content
    let comparison = PublicComparison(run, told)
    try comparison.refuse()
    record = ReleaseRecord(
      release,
      number: records.count + 1,
      study: open.document.id,
      fingerprint: run.manifest.fingerprint.line,
      override: request.override ?? ""
    )
    self.name = name
    var all: [String: [UInt8]] = [ReleaseCohorts.fileName: Array(release.text.utf8)]
    for (path, bytes) in study { all["study/\(path)"] = bytes }
    for (path, bytes) in told.files { all["run/\(path)"] = bytes }
    all["README.md"] = Array(
      PublicCodebook(open: open, release: release, audit: audit).text.utf8
    )
    all["audit.json"] = try audit.json(release)
    self.files = all
    remarks =
      comparison.remarks + open.remarks
      + audit.alreadyDisclosed.map { "by earlier releases alone, and no mask calls it back: \($0)" }
  }

  private static func isNamed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Refuses numbers that rest on tables that nobody published, unless somebody lets them pass.
  private static func checkOfficial(_ run: RunContent, _ override: String?) throws(StudyError) {
    guard override?.isEmpty ?? true, let table = RunTable("totals", of: run) else { return }
    let count = table.rows.count { table.cell($0, "unofficial") == "yes" }
    guard count > 0 else { return }
    throw StudyError(
      .configuration,
      "\(count) of \(table.rows.count) totals are UNOFFICIAL: they rest on tables that nobody "
        + "published, and are not published; whoever lets them pass gives name and office with "
        + "--override-unofficial"
    )
  }
}

extension OpenAccountability {
  /// What of the study is not in the release, in words.
  fileprivate var remarks: [String] {
    guard leftOut > 0 else { return [] }
    return [
      "\(leftOut) rows of the published tables do not say how many students they count, and are not "
        + "published"
    ]
  }
}

extension ReleaseLedger {
  /// What was published before, cohort by cohort.
  static func byCohort(
    _ records: [ReleaseRecord],
    of study: String
  ) throws(StudyError) -> [String: ReleaseLedger] {
    var ledgers: [String: ReleaseLedger] = [:]
    for record in records {
      guard record.study == study else {
        throw StudyError(
          .configuration,
          "the ledger holds releases of \(record.study), and this is the study \(study); name its own "
            + "ledger with --ledger"
        )
      }
      for entry in try record.entries() {
        ledgers[entry.cohort, default: ReleaseLedger()].record(entry.release, of: entry.table)
      }
    }
    return ledgers
  }
}
