// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `match verify RUN`: lists and seats read again, and every pair looked at.
struct MatchVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read the lists and the seats of a match again, and look for everybody who blocks.",
    discussion: """
      The verifier shares nothing with the solver but the lists. Exit code 4 where it disagrees with the
      run, or where a file is not the one that the run was computed from.

      EXAMPLES
        meteyard match verify run/run-a-match
        meteyard match verify run/run-a-match --json
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Option(help: "The study's folder, where it is not found by itself.", completion: .directory)
  var against: String?

  func run() async throws {
    let subject = try Self.subject(run, against)
    let line = common.progressLine
    defer { line.end() }
    let runner = StudyRunner(threads: common.jobs, progress: { line($0) })
    let study = try Self.study(subject, runner)
    let found = study.verify()
    line.end()
    if common.json {
      let envelope = Envelope(
        ok: found.agrees,
        kind: "match-verify",
        data: found,
        fingerprint: subject.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else {
      for violation in found.violations { Output.standard.write(violation) }
      if !found.isHashRight {
        Output.standard.write(
          "the rows of the match are not those that the run records the hash of"
        )
      }
      Output.standard.write(
        "\(found.blocks) of \(found.checked) checked pairs block; the run says \(found.status): "
          + (found.agrees ? "the verifier agrees" : "the verifier disagrees")
      )
    }
    if !found.agrees { throw ExitCode(4) }
  }

  /// The run; a file of it that is not the one that was written is what the verifier found.
  private static func subject(_ run: String, _ against: String?) throws -> RunWithStudy {
    do {
      return try RunWithStudy(run, study: against, option: "--against")
    } catch let error as StudyError where error.kind == .data {
      throw Failure(code: 4, sentence: error.sentence)
    }
  }

  /// The study of a run; a file that is another one is what the verifier found.
  private static func study(_ subject: RunWithStudy, _ runner: StudyRunner) throws -> MatchStudy {
    do throws(StudyError) {
      return try MatchStudy(of: subject.content, from: subject.study, by: runner)
    } catch {
      guard error.kind == .data else { throw error }
      throw Failure(code: 4, sentence: error.sentence)
    }
  }
}
