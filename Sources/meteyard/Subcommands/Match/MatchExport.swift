// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `match export RUN`: the market and its matching in the one-file layout.
struct MatchExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a market and its matching in the layout of the stable-matching-suite.",
    discussion: """
      Ids become places, from 0; FILE.ids.csv says which is which. FILE.result holds the matching.

      EXAMPLES
        meteyard match export run/run-a-match market.smc
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Argument(help: "The file to write; one that is there is not written over.")
  var file: String

  @Option(help: "The study's folder, where it is not found by itself.", completion: .directory)
  var against: String?

  struct Data: Encodable {
    let files: [String]
  }

  func run() async throws {
    let subject = try RunWithStudy(run, study: against, option: "--against")
    let runner = StudyRunner(threads: common.jobs)
    let study = try MatchStudy(of: subject.content, from: subject.study, by: runner)
    let texts = try study.smc()
    let files = [
      (file, texts.market), ("\(file).result", texts.result), ("\(file).ids.csv", texts.ids),
    ]
    for (name, _) in files where FileManager.default.fileExists(atPath: name) {
      throw Failure(code: 73, sentence: "\(name) is there already; name another file")
    }
    try Interruption.whileWriting {
      for (name, text) in files {
        try Foundation.Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .atomic)
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(kind: "match-export", data: Data(files: files.map(\.0))).text()
      )
    } else {
      for (name, _) in files { Output.standard.write(name) }
    }
  }
}
