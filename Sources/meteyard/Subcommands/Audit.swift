// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `audit PUBLIC --run RUN`: whether what is printed tells of few students.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Audit a public folder: can a masked number be reckoned from what is printed?",
    discussion: """
      EXAMPLES
        meteyard audit public/missouri-districts/release-1 --run run/missouri-districts

      Reads the files as they are printed, together with every earlier release of the ledger.
      Exit code 4 when a masked number is not protected, or when a file is not what its table
      and rule give.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The public folder.", completion: .directory)
  var folder: String

  @Option(help: "The run that was published.", completion: .directory)
  var run: String

  @Option(help: "The study's folder; found by its hash when left out.")
  var against: String?

  @Option(help: "The private folder of releases; ledger/STUDY-ID when left out.")
  var ledger: String?

  @Option(help: "How many findings to print.")
  var limit = 20

  private struct Data: Encodable {
    let maskedNumbers: Int
    let auditedTogetherWith: [String]
    let findings: [String]
    let alreadyDisclosed: [String]
    let differences: [String]
  }

  func run() async throws {
    let subject = try RunWithStudy(run, study: against, option: "--against")
    let line = common.progressLine
    defer { line.end() }
    let id = subject.content.manifest.study.id
    let check = try PublicationCheck(
      URL(fileURLWithPath: folder),
      of: subject.content,
      from: subject.study,
      after: LedgerFolder(URL(fileURLWithPath: ledger ?? "ledger/\(id)")),
      by: StudyRunner(
        threads: common.jobs,
        progress: { line($0) },
        shouldStop: { Interruption.isRequested }
      )
    )
    line.end()
    let audit = check.audit
    if common.json {
      let data = Data(
        maskedNumbers: audit.cells,
        auditedTogetherWith: audit.together,
        findings: audit.findings,
        alreadyDisclosed: audit.alreadyDisclosed,
        differences: check.differences
      )
      let envelope = Envelope(
        ok: check.isSound,
        kind: "audit",
        data: data,
        fingerprint: subject.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else {
      let lines =
        audit.findings + audit.alreadyDisclosed.map { "by earlier releases alone: \($0)" }
        + check.differences
      for sentence in lines.prefix(limit) { Output.standard.write(sentence) }
      if lines.count > limit {
        Output.standard.write("and \(lines.count - limit) more; --limit prints them")
      }
      Output.standard.write((check.isSound ? "OK  " : "") + audit.sentence)
    }
    guard check.isSound else {
      Output.talk(
        check.differences.isEmpty
          ? "error: \(folder): a masked number can be reckoned from what is printed"
          : "error: \(folder): files are not what the run and its table give"
      )
      throw ExitCode(4)
    }
  }
}
