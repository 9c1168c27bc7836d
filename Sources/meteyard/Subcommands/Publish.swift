// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `publish RUN`: what the public may have of a run, suppressed and audited as it is printed.
struct Publish: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publish a run: numbers of few students masked, the printed files audited.",
    discussion: """
      EXAMPLES
        meteyard publish run/missouri-districts
        meteyard publish run/missouri-districts --name final --min-n 12 -o public/final

      The public folder holds a study of its own, whose evidence is the suppressed table and
      nothing else, and the run of it: no figure in it is computed from a masked number. Nothing
      is published while the audit has a finding. The ledger keeps what was published with the
      true counts; it is private, and later releases are audited together with all of it.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Option(help: "The study's folder; found by its hash when left out.")
  var against: String?

  @Option(name: .shortAndLong, help: "The public folder; public/STUDY-ID/NAME when left out.")
  var output: String?

  @Option(help: "The release's name; release-1 and so on when left out.")
  var name: String?

  @Option(help: "Report rows from this number of students on, in place of the study's.")
  var minN: Int?

  @Option(help: "The private folder of releases; ledger/STUDY-ID when left out.")
  var ledger: String?

  @Option(help: "Name and office of whoever lets UNOFFICIAL numbers pass.")
  var overrideUnofficial: String?

  private struct Data: Encodable {
    let release: String
    let folder: String
    let ledger: String
    let maskedNumbers: Int
    let auditedTogetherWith: [String]
    let remarks: [String]
  }

  func run() async throws {
    let subject = try RunWithStudy(run, study: against, option: "--against")
    let line = common.progressLine
    defer { line.end() }
    let runner = StudyRunner(
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
    let id = subject.content.manifest.study.id
    let place = ledger ?? "ledger/\(id)"
    let book = LedgerFolder(URL(fileURLWithPath: place))
    let publication = try Publication(
      of: subject.content,
      from: subject.study,
      after: book,
      .init(name: name, reporting: minN, override: overrideUnofficial),
      by: runner
    )
    let folder = output ?? "public/\(id)/\(publication.name)"
    try Interruption.whileWriting {
      try publication.write(to: URL(fileURLWithPath: folder), book)
    }
    line.end()
    if common.json {
      let data = Data(
        release: publication.name,
        folder: folder,
        ledger: place,
        maskedNumbers: publication.audit.cells,
        auditedTogetherWith: publication.audit.together,
        remarks: publication.remarks
      )
      let envelope = Envelope(
        kind: "publish",
        data: data,
        fingerprint: subject.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
      return
    }
    Output.standard.write(
      "\(publication.name)  \(folder)/run/report.html\n"
        + "\(publication.audit.sentence)\n"
        + "ledger  \(place) (private: it holds the true counts)"
    )
    if !common.quiet {
      for remark in publication.remarks { Output.talk("note: \(remark)") }
    }
    common.hint(ShellLine("meteyard", "audit", folder, "--run", run))
  }
}
