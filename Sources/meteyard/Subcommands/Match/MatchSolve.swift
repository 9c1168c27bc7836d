// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `match DIR`: the match of a study, or of a folder with the files of a season.
struct MatchSolve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Show a match and whether anybody blocks it; write nothing but with --out.",
    discussion: """
      EXAMPLES
        meteyard match Studies/run-a-match
        meteyard match Studies/run-a-match --same-program mm
        meteyard match my-season --write-study        a folder of CSV files becomes a study
        meteyard match my-season --stress 1000 --out run/my-season
      """
  )

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "Who proposes: applicants or programs.")
  var proposing: String?

  @Option(help: "When a program takes both members of a couple: bis or mm.")
  var sameProgram: String?

  @Option(help: "In which order those who wait propose: stack, queue or random.")
  var waiting: String?

  @Option(help: "Repeat the match so often with chance in the programs' lists.")
  var stress: Int?

  @Flag(help: "Pass over ranks that a list leaves out; a repeated rank stays an error.")
  var renumber = false

  @Flag(help: "Leave out lists that break a rule, each as a whole, instead of stopping.")
  var acceptGood = false

  @Flag(help: "Write a study.yaml into a folder that holds the files of a season.")
  var writeStudy = false

  @Option(name: [.customShort("o"), .customLong("out")], help: "Write the run into this folder.")
  var output: String?

  @Flag(help: "Exit with 5 where no stable matching was found.")
  var failOnUnstable = false

  func run() async throws {
    var overrides: [String: String] = [:]
    overrides["proposing"] = proposing
    overrides["sameProgram"] = sameProgram
    overrides["waiting"] = waiting
    if renumber { overrides["closeGaps"] = "yes" }
    if acceptGood { overrides["setListsAside"] = "yes" }
    overrides["stress.repetitions"] = stress.map(String.init)
    let run = try found(overrides)
    try common.show(run, kind: "match")
    if let output, !common.json, !common.plain {
      Output.standard.write("created  \(output)/report.html")
    }
    common.warn(run.content.manifest.warnings)
    common.hint(ShellLine("meteyard", "run", study.study))
    if failOnUnstable, run.figures.first(where: { $0.key == "status" })?.text != "stable" {
      throw ExitCode(5)
    }
  }

  private func found(_ overrides: [String: String]) throws -> StudyRun {
    let command = StudyCommand(study: study, common: common, extraOverrides: overrides)
    let folder = try study.folder(template: .match)
    let document = folder.appendingPathComponent("study.yaml")
    guard !FileManager.default.fileExists(atPath: document.path) else {
      return try checked(command)
    }
    guard let season = SeasonFolder(folder) else {
      throw Failure(
        code: 66,
        sentence: "\(folder.lastPathComponent) is no season: it has no study.yaml, and not all of "
          + "applicants.csv, programs.csv and program_lists.csv",
        next: "meteyard init my-match --template match"
      )
    }
    if writeStudy {
      try Interruption.whileWriting {
        try Data(season.document.utf8).write(to: document, options: .atomic)
      }
      return try checked(command)
    }
    guard output == nil else {
      throw Failure(
        code: 66,
        sentence:
          "\(folder.lastPathComponent) has no study.yaml, without which a run cannot be verified",
        next: "meteyard match \(study.study) --write-study --out \(output ?? "")"
      )
    }
    let line = common.progressLine
    defer { line.end() }
    let runner = StudyRunner(
      overrides: try study.overrides().merging(overrides) { $1 },
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
    return try runner.run(season.study())
  }

  private func checked(_ command: StudyCommand) throws -> StudyRun {
    let run =
      try output.map { try command.runAndWrite(output: $0, replace: false).run }
      ?? command.runInMemory()
    guard run.content.manifest.study.kind == "match" else {
      throw Failure(
        code: 78,
        sentence: "\(run.id) is a study of kind \(run.content.manifest.study.kind), not a match",
        next: "meteyard run \(study.study)"
      )
    }
    return run
  }
}
