// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Evidence
import Foundation
import Study

/// The flags of commands that suppose something about a run.
struct ScenarioOptions: ParsableArguments {
  @Argument(help: "The unit of a run, such as \"EX-01 2015\"; all of them when left out.")
  var unit: String?

  @Option(help: "Rows of a run's files that are left out: ROLE[column=value]. May be repeated.")
  var drop: [String] = []

  @Option(help: "Another value of a study's parameter, such as readings.R1=B. May be repeated.")
  var parameter: [String] = []

  @Option(help: "The run's study; found by its hash when left out.")
  var against: String?

  var isEmpty: Bool { unit == nil && drop.isEmpty && parameter.isEmpty && against == nil }

  func parameters() throws -> [String: String] {
    try StudyOptions.overrides(parameter, of: "--parameter")
  }
}

/// What `whatif` and `sweep` share: a run, its study, and what is supposed.
struct ScenarioCommand {
  let run: String
  let changes: [String]
  let options: ScenarioOptions
  let common: CommonOptions

  private struct Data: Encodable {
    let scenario: Bool
    let edits: [String]
    let compared: Int
    let units: [RunChange]
    let base: String
  }

  private func edits() throws -> [ScenarioEdit] {
    try changes.map { try ScenarioEdit(setting: $0) }
      + options.drop.map { try ScenarioEdit(dropping: $0) }
  }

  private func subject() throws -> RunWithStudy {
    try RunWithStudy(run, study: options.against, option: "--against")
  }

  private func runner(_ line: ProgressLine) -> StudyRunner {
    StudyRunner(
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
  }

  /// What changes, unit by unit and component by component.
  ///
  /// - Parameter year: The year of which the evidence is taken to be; `nil` for its own.
  /// - Throws: `Failure` where the study is not found, `StudyError` for what cannot be supposed.
  func compare(in year: Int?) throws {
    let line = common.progressLine
    defer { line.end() }
    let (edits, parameters) = (try edits(), try options.parameters())
    guard !edits.isEmpty || !parameters.isEmpty || year != nil else {
      throw ValidationError("nothing is supposed; give --set, --drop, --parameter or --year")
    }
    let subject = try subject()
    let manifest = subject.content.manifest
    let (difference, after) = try StudyScenario(
      of: subject.content,
      from: subject.study,
      unit: options.unit,
      parameters: parameters,
      by: runner(line)
    ).difference(edits, in: year)
    let moved = year.map { ["the same evidence in \($0)"] } ?? []
    let texts = edits.map(\.text) + options.parameter + moved
    line.end()
    if common.json {
      let data = Data(
        scenario: true,
        edits: texts,
        compared: difference.compared,
        units: difference.units,
        base: manifest.fingerprint.line
      )
      Output.standard.write(
        try Envelope(kind: "whatif", data: data, fingerprint: after.fingerprint.line)
          .text()
      )
      return
    }
    var lines = ["SCENARIO, not a report"] + texts.map { "  supposed: \($0)" }
    if difference.units.isEmpty {
      let units = difference.compared == 1 ? "1 unit" : "\(difference.compared) units"
      lines.append("nothing changes in \(units)")
    }
    for change in difference.units {
      lines.append("\(change.unit): \(change.direction.rawValue)")
      if !change.before.isEmpty { lines.append("  is \(change.before)") }
      if !change.after.isEmpty { lines.append("  would be \(change.after)") }
      for component in change.components {
        lines.append("    \(component.title): \(component.before) to \(component.after)")
        lines += component.reasons.map { "      \($0)" }
      }
    }
    lines.append("scenario \(after.fingerprint.line)")
    lines.append("of run   \(manifest.fingerprint.line)")
    Output.standard.write(lines.joined(separator: "\n"))
  }

  private struct Swept: Encodable {
    struct Point: Encodable {
      let values: [String]
      let outcomes: [ScenarioOutcome]
    }

    let scenario: Bool
    let varied: [String]
    let edits: [String]
    let points: [Point]
  }

  /// What a unit comes to for each value.
  func sweep(_ ranges: [ScenarioRange]) throws {
    let line = common.progressLine
    defer { line.end() }
    let edits = try edits()
    let subject = try subject()
    let manifest = subject.content.manifest
    let study = try ScenarioStudy(
      of: manifest,
      from: subject.study,
      unit: options.unit,
      parameters: try options.parameters(),
      by: runner(line)
    )
    let found = try study.sweep(ranges, edits)
    line.end()
    if common.json {
      let data = Swept(
        scenario: true,
        varied: ranges.map(\.name),
        edits: edits.map(\.text) + options.parameter,
        points: found.map { .init(values: $0.values, outcomes: $0.outcomes) }
      )
      Output.standard.write(
        try Envelope(kind: "sweep", data: data, fingerprint: manifest.fingerprint.line).text()
      )
      return
    }
    Output.standard.write("SCENARIO, not a report")
    for edit in edits { Output.standard.write("  supposed: \(edit.text)") }
    for range in ranges { Output.standard.write("  varied: \(range.name)") }
    if ranges.count == 2, found.allSatisfy({ $0.outcomes.count == 1 }) {
      Output.standard.write(grid(found))
    } else {
      for point in found {
        for outcome in point.outcomes {
          let unit = point.outcomes.count > 1 ? [outcome.unit] : []
          let cells = point.values + unit + [outcome.total, outcome.level]
          Output.standard.write(cells.joined(separator: "\t"))
        }
      }
    }
    Output.standard.write("of run \(manifest.fingerprint.line)")
  }

  /// Two ranges as a grid of totals: the first one down, the second across.
  private func grid(_ found: [(values: [String], outcomes: [ScenarioOutcome])]) -> String {
    let (rows, columns) = (found.map { $0.values[0] }.uniqued, found.map { $0.values[1] }.uniqued)
    let cells = Dictionary(
      found.map { ($0.values, $0.outcomes[0].total) }
    ) { first, _ in first }
    let lines =
      [[""] + columns] + rows.map { row in [row] + columns.map { cells[[row, $0]] ?? "" } }
    return lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }
}
