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
    let study = try OpenStudy(files, by: self)
    try checkStop()
    progress("computing")
    let result = try study.kind.evaluate(study.inputs)
    try checkStop()
    progress("writing pages")
    return try StudyRun(
      result: result,
      document: study.document,
      documentHash: study.documentHash,
      rules: study.rules.records,
      read: study.read,
      threads: threads,
      progress: progress
    )
  }

  /// The same runner with the parameters that the command line had set for a recorded run.
  func again(_ run: RunManifest) -> StudyRunner {
    var again = self
    again.overrides = [:]
    for parameter in run.parameters where parameter.origin == "command" {
      again.overrides[parameter.name] = parameter.value
    }
    return again
  }

  func checkStop() throws(StudyError) {
    if shouldStop() { throw StudyError(.interrupted, "interrupted; nothing was written") }
  }
}
