// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import ExactArithmetic
import Foundation
import Study

/// `screen STUDY [POLICY]`: whom a screen drops, before and when it is run.
struct ScreenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Screen applicants: see whom it drops, by filter and by group, then run it.",
    discussion: """
      EXAMPLES
        meteyard screen Studies/residency-screen --preview
        meteyard screen Studies/residency-screen other.policy --preview
        meteyard screen Studies/residency-screen --threshold impact=0.3

      A preview writes nothing and prints a code. A screen of real files runs only when the study
      says that code as `previewed:`, so that nobody is screened by a text that nobody looked at;
      another text, other parameters or other files have another code. Studies marked as example
      or simulated run without. POLICY is tried out in a preview only: the rule of a run stands in
      its study.
      Exit code 3 when a ratio lies below its threshold, 5 with --fail-on unknown when files are
      referred to a person.
      """
  )

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions

  @Argument(
    help: "Another policy to try out, with --preview.",
    completion: .file(extensions: ["policy"])
  )
  var policy: String?

  @Flag(help: "Show whom the screen drops, and write nothing.")
  var preview = false

  @Flag(help: "List the applicants one by one, with --preview.")
  var list = false

  @Option(help: "Fail with code 3 when the lowest ratio of a group is below: impact=0.8.")
  var threshold: Threshold?

  @Option(help: "Fail with code 5 when a decision is of one of these kinds: unknown,borderline.")
  var failOn: Run.FailOn?

  @Option(name: .shortAndLong, help: "The run folder; run/STUDY-ID when left out.")
  var output: String?

  @Flag(help: "Put the new run in place of another one at the same folder.")
  var replace = false

  /// The least ratio of a group to the reference group.
  struct Threshold: ExpressibleByArgument {
    let impact: Rational

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0] == "impact", let value = Rational(text: parts[1]),
        value.signum > 0
      else { return nil }
      impact = value
    }

    /// What lies below the threshold, in words; `nil` where nothing does.
    func sentence(_ figures: [Figure]) -> String? {
      guard let lowest = figures.first(where: { $0.key == "lowest-impact-ratio" }),
        let value = lowest.exact.flatMap({ Rational(text: $0) }), value < impact
      else { return nil }
      return "\(lowest.label), \(lowest.text), is below \(impact.description)"
    }
  }

  func validate() throws {
    guard policy == nil || preview else {
      throw ValidationError(
        "a run takes its rule from the study: name POLICY under `policy` in study.yaml, or give --preview"
      )
    }
    guard !list || preview else { throw ValidationError("--list goes with --preview") }
    guard !preview || failOn == nil else {
      throw ValidationError("--fail-on goes with a run; a preview decides nothing")
    }
    guard !preview || (output == nil && !replace) else {
      throw ValidationError("--preview writes nothing; leave --output and --replace out")
    }
  }

  func run() async throws {
    if preview { try showPreview() } else { try runScreen() }
  }

  // MARK: - Preview

  private struct PreviewRecord: Encodable {
    struct Table: Encodable {
      let name: String
      let title: String
      let columns: [String]
      let rows: [[String]]
      let notes: [String]
    }

    let figures: [String: Figure]
    let tables: [Table]
    let previewed: String?
    let isAwaited: Bool
  }

  private func showPreview() throws {
    let line = common.progressLine
    let runner = StudyRunner(
      overrides: try study.overrides(),
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
    let text = try policy.map {
      try InputFile(path: $0).bytes(next: ShellLine("meteyard", "screen", study.study, "--preview"))
    }
    let found = try ScreeningPreview(of: .folder(study.folder()), asking: text, by: runner)
    line.end()
    let finding = threshold?.sentence(found.figures)
    let tables = found.tables.filter { list || !["applicants", "near-misses"].contains($0.name) }
    if common.json {
      let record = PreviewRecord(
        figures: Dictionary(found.figures.map { ($0.key, $0) }) { first, _ in first },
        tables: tables.map {
          .init(
            name: $0.name,
            title: $0.title,
            columns: $0.columns.map(\.name),
            rows: $0.rows,
            notes: $0.notes
          )
        },
        previewed: found.code,
        isAwaited: found.isAwaited
      )
      Output.standard.write(
        try Envelope(ok: finding == nil, kind: "screen-preview", data: record).text()
      )
    } else {
      for line in found.lines { Output.standard.write(line) }
      if list { write(found.tables.first { $0.name == "applicants" }) }
      Output.standard.write("nothing was written")
      if let code = found.code { Output.standard.write("previewed: \(code)") }
      if found.code != nil, found.isAwaited {
        Output.talk(
          "next: write the last line into `parameters` of study.yaml, then run the screen"
        )
      }
    }
    try fail(finding)
  }

  private func write(_ table: ResultTable?) {
    for row in table?.rows ?? [] { Output.standard.write(row.joined(separator: "\t")) }
  }

  // MARK: - Run

  private func runScreen() throws {
    let command = StudyCommand(study: study, common: common)
    // A study of another kind is refused before anything is written.
    let line = common.progressLine
    let runner = StudyRunner(overrides: try study.overrides(), progress: { line($0) })
    try ScreeningPreview.check(.folder(study.folder()), by: runner)
    line.end()
    let (run, folder, written) = try command.runAndWrite(output: output, replace: replace)
    let finding = threshold?.sentence(run.figures)
    let open = failOn?.sentence(run.content.manifest.counts)
    if common.json {
      let data = Run.Data(
        study: run.id,
        folder: folder,
        written: "\(written)",
        headline: run.headline,
        counts: run.content.manifest.counts,
        identity: run.content.manifest.identity
      )
      let envelope = Envelope(
        ok: finding == nil && open == nil,
        kind: "screen",
        data: data,
        warnings: run.content.manifest.warnings,
        fingerprint: run.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
    } else {
      for line in run.summary { Output.standard.write(line) }
      Output.standard.write("\(written)  \(folder)/report.html")
      Output.standard.write(run.content.manifest.fingerprint.line)
    }
    common.warn(run.content.manifest.warnings)
    if let unit = run.firstExplained {
      common.hint(ShellLine("meteyard", "explain", folder, unit))
    }
    try fail(finding)
    if let open {
      Output.talk("error: \(open)")
      throw ExitCode(5)
    }
  }

  private func fail(_ finding: String?) throws {
    guard let finding else { return }
    Output.talk("error: \(finding)")
    throw ExitCode(3)
  }
}
