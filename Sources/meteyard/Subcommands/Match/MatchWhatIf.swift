// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `match what-if RUN`: the match with something otherwise.
struct MatchWhatIf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract:
      "Show what a match would have given, had seats or lists been otherwise; write nothing.",
    discussion: """
      EXAMPLES
        meteyard match what-if run/run-a-match --seats City=+1
        meteyard match what-if run/run-a-match --rank City:Ford=1
        meteyard match what-if run/run-a-match --list Davis=City,General --drop Mercy
        meteyard match what-if run/run-a-match --couple Chen:Davis
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @Option(help: "More or fewer seats, PROGRAM=+1. May be repeated.")
  var seats: [String] = []

  @Option(help: "A program ranks an applicant at a place, PROGRAM:APPLICANT=4. May be repeated.")
  var rank: [String] = []

  @Option(help: "A program does not rank an applicant, PROGRAM:APPLICANT. May be repeated.")
  var unrank: [String] = []

  @Option(help: "A single hands in another list, APPLICANT=PROGRAM,PROGRAM. May be repeated.")
  var list: [String] = []

  @Option(help: "A program does not take part. May be repeated.")
  var drop: [String] = []

  @Option(help: "A couple's members go on their own. May be repeated.")
  var uncouple: [String] = []

  @Option(
    help:
      "Two singles as a couple: A:B, their lists joined by the sum of ranks, or A:B=P+Q,P+none. May be repeated."
  )
  var couple: [String] = []

  @Option(help: "The study's folder, where it is not found by itself.", completion: .directory)
  var against: String?

  private var changes: [MatchChangeText] {
    [
      (MatchChangeText.Kind.uncouple, uncouple), (.list, list), (.couple, couple), (.seats, seats),
      (.rank, rank), (.unrank, unrank), (.drop, drop),
    ].flatMap { kind, texts in texts.map { MatchChangeText(kind, $0) } }
  }

  func run() async throws {
    let changes = changes
    guard !changes.isEmpty else {
      throw ValidationError(
        "nothing is supposed; give --seats, --rank, --unrank, --list, --drop, --uncouple or --couple"
      )
    }
    let subject = try RunWithStudy(run, study: against, option: "--against")
    let line = common.progressLine
    defer { line.end() }
    let runner = StudyRunner(threads: common.jobs, progress: { line($0) })
    let study = try MatchStudy(of: subject.content, from: subject.study, by: runner)
    let scenario = try study.scenario(changes)
    line.end()
    let fingerprint = subject.content.manifest.fingerprint.line
    if common.json {
      Output.standard.write(
        try Envelope(kind: "match-what-if", data: scenario, fingerprint: fingerprint).text()
      )
      return
    }
    let others = scenario.moves.count - scenario.better - scenario.worse
    var lines = ["SCENARIO, not a match"] + scenario.changes.map { "  supposed: \($0)" }
    lines.append(
      scenario.moves.isEmpty
        ? "nobody's seat would be another"
        : "\(scenario.moves.count) would sit elsewhere: \(scenario.better) better by their own list, "
          + "\(scenario.worse) worse"
          + (others == 0
            ? "" : ", \(others) in couples or by first-year seats, which no single list compares")
    )
    for move in scenario.moves {
      let (before, after) = (move.before, move.after)
      lines.append(
        "  \(move.applicant): \(before.isEmpty ? "no seat" : before) to \(after.isEmpty ? "no seat" : after)"
      )
    }
    lines.append("the matching would be \(scenario.status)")
    if scenario.isOneOfSeveral {
      lines.append("one of several stable results: couples, reversions or parities take part")
    }
    lines.append("of run \(fingerprint)")
    Output.standard.write(lines.joined(separator: "\n"))
  }
}
