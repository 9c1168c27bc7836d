// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence

/// A study with its document, rules and evidence read and checked, before anything is computed.
struct OpenStudy {
  let document: StudyDocument
  let documentHash: String
  let rules: RuleFiles
  let kind: any StudyKind
  let read: EvidenceReading.Read
  let inputs: StudyInputs

  /// Reads a study.
  ///
  /// - Parameters:
  ///   - files: The study's files.
  ///   - runner: Whose overrides, threads and progress hold.
  /// - Throws: `StudyError` when the document, the evidence or a file is wrong.
  init(_ files: StudyFiles, by runner: StudyRunner) throws(StudyError) {
    runner.progress("reading \(StudyDocument.fileName)")
    let bytes = try files.read(StudyDocument.fileName)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw StudyError(.configuration, "\(StudyDocument.fileName):1:1: the file is not UTF-8 text")
    }
    document = try StudyDocument(text: text, overrides: runner.overrides)
    documentHash = ContentHash.sha256(bytes)
    rules = RuleFiles(files, document.policies)
    kind = try StudyKinds.kind(document.kind, in: document)
      .init(parameters: document.parameters, document: document, rules: rules)
    try document.parameters.finish()
    try rules.finish(kind: document.kind)
    read = try EvidenceReading(files: files, document: document, threads: runner.threads)
      .read(for: kind, progress: runner.progress)
    inputs = StudyInputs(
      document: document,
      inputs: read.inputs,
      threads: runner.threads,
      progress: runner.progress
    )
  }

  /// Refuses a study that is not, file by file, the one that a run was computed from.
  ///
  /// - Parameter run: What the run says of itself.
  /// - Throws: `StudyError` naming the first file that differs.
  func check(isThatOf run: RunManifest) throws(StudyError) {
    let now =
      [(StudyDocument.fileName, documentHash)] + read.records.map { ($0.path, $0.sha256) }
      + rules.records.map { ($0.path, $0.sha256) }
    let then = Dictionary(
      [(StudyDocument.fileName, run.study.sha256)] + run.inputs.map { ($0.path, $0.sha256) }
        + (run.rules ?? []).map { ($0.path, $0.sha256) }
    ) { first, _ in first }
    guard let other = now.first(where: { then[$0.0] != $0.1 })?.0 else { return }
    throw StudyError(
      .data,
      "\(other) is not the file that the run was computed from; run the study again, or name the "
        + "study of the run with --against"
    )
  }
}
