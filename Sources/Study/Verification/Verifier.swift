// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import NumericsCore

/// Recomputes a run and compares every figure and byte.
public struct Verifier: Sendable {
  /// What verification found.
  public struct Verdict: Sendable {
    /// The study's id.
    public let study: String
    /// The recorded run's fingerprint line.
    public let fingerprint: String
    /// How many files were recomputed and compared; 0 when only hashes could be checked.
    public let filesRecomputed: Int
    /// How many files were checked against their recorded hashes.
    public let filesHashed: Int
    /// Everything that differs, the nearest to the evidence first.
    public let differences: [String]

    /// Whether nothing differs.
    public var isEqual: Bool { differences.isEmpty }
  }

  /// The runner that recomputes.
  public let runner: StudyRunner

  /// A verifier.
  ///
  /// - Parameter runner: The runner that recomputes; its overrides are taken from the run instead.
  public init(runner: StudyRunner) {
    self.runner = runner
  }

  /// Verifies a bundle.
  ///
  /// - Parameters:
  ///   - archive: The whole file.
  ///   - study: The study's files, for a bundle sealed without its data.
  /// - Throws: `BundleError` when the file is not the archive of any bundle; `StudyError` when the
  ///   run inside cannot be read.
  /// - Returns: What was found.
  public func verify(archive: [UInt8], against study: StudyFiles? = nil) throws -> Verdict {
    let broken = try SealedBundle.brokenSeals(archive: archive)
    let bundle = try SealedBundle(archive: archive)
    let files = study ?? (bundle.holdsData ? .memory(bundle.study) : nil)
    return try verify(run: bundle.run, against: files, broken: broken)
  }

  /// Verifies a run folder.
  ///
  /// - Parameters:
  ///   - run: The run's files, by path.
  ///   - study: The study's files; without them only the recorded hashes are checked.
  ///   - broken: Differences found before, on the container.
  /// - Throws: `StudyError` when the run cannot be read, or the study is another one than the run's.
  /// - Returns: What was found.
  public func verify(
    run: [String: [UInt8]],
    against study: StudyFiles?,
    broken: [String] = []
  ) throws(StudyError) -> Verdict {
    let recorded: RunContent
    do {
      recorded = try RunContent(reading: run)
    } catch {
      throw StudyError(.data, error.sentence)
    }
    var sentences: [String] = []
    var recomputedFiles = 0
    if let study {
      try study.checkBelongs(to: recorded.manifest, remedy: "give its folder with --against")
      do {
        let recomputed = try recompute(recorded, study)
        recomputedFiles = recomputed.files.count
        let comparison = RunComparison(recorded: recorded, recomputed: recomputed)
        sentences += comparison.differences().map(\.sentence)
      } catch {
        sentences.append("the evidence cannot be decided again: \(error.sentence)")
      }
    }
    sentences += broken
    sentences += hashDifferences(recorded)
    if !sentences.isEmpty, let note = Self.engineNote(recorded) { sentences.append(note) }
    return Verdict(
      study: recorded.manifest.study.id,
      fingerprint: recorded.manifest.fingerprint.line,
      filesRecomputed: recomputedFiles,
      filesHashed: recorded.manifest.results.count,
      differences: sentences
    )
  }

  /// Byte identity is promised for one engine and its libraries only; with others this is said.
  private static func engineNote(_ recorded: RunContent) -> String? {
    let engine = recorded.manifest.engine
    guard engine.version != Engine.version || engine.numerics != NumericLibraries.names else {
      return nil
    }
    return "the run was computed by \(engine.name) \(engine.version) with \(engine.numerics), "
      + "this is \(Engine.name) \(Engine.version) with \(NumericLibraries.names): bytes may differ "
      + "for that reason"
  }

  /// Runs the study again with the parameters that the command line had set for the recorded run.
  private func recompute(
    _ recorded: RunContent,
    _ study: StudyFiles
  ) throws(StudyError) -> RunContent {
    try runner.again(recorded.manifest).run(study).content
  }

  private func hashDifferences(_ recorded: RunContent) -> [String] {
    var sentences: [String] = []
    let results = Dictionary(recorded.manifest.results.map { ($0.path, $0.sha256) }) { $1 }
    for (path, bytes) in recorded.files.sorted(by: { $0.key < $1.key })
    where path != RunContent.manifestPath {
      guard let hash = results[path] else {
        sentences.append("\(path) is not listed in run.json")
        continue
      }
      if ContentHash.sha256(bytes) != hash {
        sentences.append("\(path) is not the file that run.json lists")
      }
    }
    for path in results.keys.sorted() where recorded.files[path] == nil {
      sentences.append("\(path) is listed in run.json and missing")
    }
    if (try? recorded.manifest.computedIdentity()) != recorded.manifest.identity {
      sentences.append("run.json was changed: its identity does not match its content")
    }
    return sentences
  }
}
