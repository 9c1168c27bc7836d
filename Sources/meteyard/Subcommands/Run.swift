// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Study

/// `run STUDY`: evidence and rule become a run folder.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a study: evidence and rule become a run folder.",
    discussion: """
      EXAMPLES
        meteyard run Studies/praxis-5331
        meteyard run Studies/praxis-5331 --set rule.rounding=floor -o run/praxis-floor
        meteyard run Studies/praxis-5331 --json

      The folder appears in one step and is never edited. The same study gives the same bytes for
      any number of threads; a folder that already holds this run is left alone.
      """
  )

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions

  @Option(name: .shortAndLong, help: "The run folder; run/STUDY-ID when left out.")
  var output: String?

  @Flag(help: "Put the new run in place of another one at the same folder.")
  var replace = false

  @Option(help: "Fail with code 5 when a decision is of one of these kinds: unknown,borderline.")
  var failOn: FailOn?

  /// Kinds of decisions that fail a run, separated by commas.
  struct FailOn: ExpressibleByArgument {
    let unknown: Bool
    let borderline: Bool

    init?(argument: String) {
      let words = argument.split(separator: ",", omittingEmptySubsequences: false)
      guard words.allSatisfy({ $0 == "unknown" || $0 == "borderline" }) else { return nil }
      unknown = words.contains("unknown")
      borderline = words.contains("borderline")
    }

    static let allValueStrings = ["unknown", "borderline", "unknown,borderline"]

    /// How many decisions are of which kind, in words; `nil` when none is.
    func sentence(_ counts: RunManifest.Counts) -> String? {
      let parts = [
        (unknown, counts.outcomes[Outcome.unknown(.missing).word, default: 0], "unknown"),
        (borderline, counts.firmness[Firmness.borderline.rawValue, default: 0], "borderline"),
      ]
      .filter { $0.0 && $0.1 > 0 }.map { "\($0.1) of \(counts.units) decisions are \($0.2)" }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  struct Data: Encodable {
    let study: String
    let folder: String
    let written: String
    let headline: String
    let counts: RunManifest.Counts
    let identity: String
  }

  func run() async throws {
    let (run, folder, written) = try StudyCommand(study: study, common: common)
      .runAndWrite(output: output, replace: replace)
    let failure = failOn?.sentence(run.content.manifest.counts)
    if common.json {
      let data = Data(
        study: run.id,
        folder: folder,
        written: "\(written)",
        headline: run.headline,
        counts: run.content.manifest.counts,
        identity: run.content.manifest.identity
      )
      let envelope = Envelope(
        ok: failure == nil,
        kind: "run",
        data: data,
        warnings: run.content.manifest.warnings,
        fingerprint: run.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else if common.plain {
      Output.standard.write("\(run.id)\t\(written)\t\(folder)\t\(run.headline)")
    } else {
      Output.standard.write(run.headline)
      Output.standard.write("\(written)  \(folder)/report.html")
      Output.standard.write(run.content.manifest.fingerprint.line)
    }
    common.warn(run.content.manifest.warnings)
    if let unit = run.firstExplained {
      common.hint(ShellLine("meteyard", "explain", folder, unit))
    }
    if let failure {
      Output.talk("error: \(failure)")
      throw ExitCode(5)
    }
  }
}

/// What the commands that run a study share.
struct StudyCommand {
  let study: StudyOptions
  let common: CommonOptions
  var extraOverrides: [String: String] = [:]

  /// Runs the study in memory.
  func runInMemory() throws -> StudyRun {
    let line = common.progressLine
    defer { line.end() }
    return try runInMemory(line)
  }

  private func runInMemory(_ line: ProgressLine) throws -> StudyRun {
    let overrides = try study.overrides().merging(extraOverrides) { $1 }
    let runner = StudyRunner(
      overrides: overrides,
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
    return try runner.run(.folder(study.folder()))
  }

  /// Runs the study and writes its folder.
  func runAndWrite(
    output: String?,
    replace: Bool
  ) throws -> (run: StudyRun, folder: String, written: RunFolder.Written) {
    // A place that takes no run is refused before anything is computed.
    if let output { try RunFolder(URL(fileURLWithPath: output)).checkPlace() }
    let line = common.progressLine
    defer { line.end() }
    let run = try runInMemory(line)
    let folder = output ?? "run/\(run.id)"
    let written = try Interruption.whileWriting {
      try RunFolder(URL(fileURLWithPath: folder)).write(
        run.content,
        replace: replace,
        progress: { line($0) },
        shouldStop: { Interruption.isRequested }
      )
    }
    return (run, folder, written)
  }
}
