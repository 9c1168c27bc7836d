// SPDX-License-Identifier: Apache-2.0
public import Decisions
import Evidence
import ExactArithmetic
import Graphics
import NumericsCore
import Reporting

/// A finished run in memory, with what a terminal shows of it.
public struct StudyRun: Sendable {
  /// The manifest and every file.
  public let content: RunContent
  /// The study's id.
  public let id: String
  /// One line for lists of runs.
  public let headline: String
  /// The result for a terminal.
  public let summary: [String]
  /// The result for programs.
  public let figures: [Figure]
  /// The certificates, one for each unit.
  public let certificates: [Certificate]

  /// The first unit that the run can explain; `nil` where the study leaves certificates out.
  public var firstExplained: String? {
    content.files.keys.contains { $0.hasPrefix("certificates/") } ? certificates.first?.unit : nil
  }

  init(
    result: StudyResult,
    document: StudyDocument,
    documentHash: String,
    rules: [RunManifest.FileRecord],
    read: EvidenceReading.Read,
    threads: Int,
    progress: @escaping @Sendable (String) -> Void
  ) throws(StudyError) {
    let policyHash = result.rule.sha256 ?? ContentHash.sha256(Array(result.rule.text.utf8))
    let seed = result.usedSeed ? document.seed ?? 0 : nil
    let data = ContentHash.sha256(
      Array(read.records.map { "\($0.path) \($0.sha256)\n" }.joined().utf8)
    )
    let fingerprint = Fingerprint(
      data: String(data.prefix(8)),
      policy: String(policyHash.prefix(8)),
      engine: Engine.version,
      seed: seed
    )
    let manifest = RunManifest(
      study: .init(
        id: document.id,
        title: document.title,
        kind: document.kind,
        at: document.date,
        sha256: documentHash
      ),
      inputs: read.records,
      policy: .init(
        id: result.rule.id,
        version: result.rule.version,
        path: result.rule.path,
        sha256: policyHash
      ),
      rules: rules,
      engine: .init(name: Engine.name, version: Engine.version, numerics: NumericLibraries.names),
      seed: seed,
      parameters: document.ledger.records(under: "parameters."),
      counts: .init(of: result.certificates),
      warnings: result.cautions + read.warnings + result.warnings,
      tables: result.tables.map {
        .init(
          path: "tables/\($0.name).csv",
          title: $0.title,
          columns: $0.columns.map(\.name),
          keyColumns: $0.keyColumns,
          right: $0.right
        )
      },
      marks: document.marks,
      fingerprint: fingerprint
    )
    do {
      let files = try RunFiles(
        result: result,
        manifest: manifest,
        document: document,
        rejects: read.rejects
      ).files(threads: threads, progress: progress)
      content = try RunContent(sealing: manifest, files: files)
    } catch {
      throw StudyError(.cannotCreate, "the run cannot be written as JSON: \(error)")
    }
    id = document.id
    headline = result.headline
    summary = result.summary
    figures = result.figures
    certificates = result.certificates
  }
}
