// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Graphics
import NumericsCore
import Reporting

/// The one path: study → evidence → method → rule → decision → run.
public struct StudyRunner: Sendable {
  /// Parameters set by the caller, by path such as `rule.rounding`.
  public var overrides: [String: String]
  /// How many threads may work; the bytes of the run do not depend on it.
  public var threads: Int
  /// Told of each stage as it begins, and how far a long one is, for a progress line.
  public var progress: @Sendable (String) -> Void
  /// Asked between stages; when it says yes, the run ends and nothing is written.
  public var shouldStop: @Sendable () -> Bool

  /// A runner.
  ///
  /// - Parameters:
  ///   - overrides: Parameters set by the caller, by path.
  ///   - threads: How many threads may work.
  ///   - progress: Told of each stage as it begins, and how far a long one is.
  ///   - shouldStop: Asked between stages.
  public init(
    overrides: [String: String] = [:],
    threads: Int = 1,
    progress: @escaping @Sendable (String) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.overrides = overrides
    self.threads = threads
    self.progress = progress
    self.shouldStop = shouldStop
  }

  /// Runs a study in memory.
  ///
  /// - Parameter files: The study's files.
  /// - Throws: `StudyError` when the document, the evidence or a file is wrong, or when stopped.
  /// - Returns: The finished run in memory.
  public func run(_ files: StudyFiles) throws(StudyError) -> StudyRun {
    progress("reading \(StudyDocument.fileName)")
    let bytes = try files.read(StudyDocument.fileName)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw StudyError(.configuration, "\(StudyDocument.fileName):1:1: the file is not UTF-8 text")
    }
    let document = try StudyDocument(text: text, overrides: overrides)
    let rules = RuleFiles(files, document.policies)
    let kind = try StudyKinds.kind(document.kind, in: document)
      .init(parameters: document.parameters, document: document, rules: rules)
    try document.parameters.finish()
    try rules.finish(kind: document.kind)
    let read = try EvidenceReading(files: files, document: document, threads: threads)
      .read(for: kind, progress: progress)
    try checkStop()
    progress("computing")
    let inputs = StudyInputs(
      document: document,
      inputs: read.inputs,
      threads: threads,
      progress: progress
    )
    let result = try kind.evaluate(inputs)
    try checkStop()
    progress("writing pages")
    return try StudyRun(
      result: result,
      document: document,
      documentHash: ContentHash.sha256(bytes),
      rules: rules.records,
      read: read,
      threads: threads,
      progress: progress
    )
  }

  private func checkStop() throws(StudyError) {
    if shouldStop() { throw StudyError(.interrupted, "interrupted; nothing was written") }
  }
}
