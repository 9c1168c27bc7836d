// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Policy

/// `whatif POLICY|RUN --set …`: cases or units with something else given.
struct WhatIf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Decide cases or units as they are and with something else given, side by side.",
    discussion: """
      EXAMPLES
        meteyard whatif run/missouri-districts "EX-01 2015" --set 'levels[tested=2015].basic=70'
        meteyard whatif run/missouri-districts --parameter version=seed_2015
        meteyard whatif run/missouri-districts "EX-01 2015" --year 2013   the same evidence, other year
        meteyard whatif run/run-a-match Chen --set 'programs[program=City].quota=3'
        meteyard whatif my.policy --case applicants.case --set 'training 4 years'
        meteyard whatif my.policy --on 2026-06-01 --given 'training 2 years' --set 'training 3 years'

      For a run, --set names a file, its rows and a column; --drop leaves rows out. What comes of
      it is a scenario and no report; it is computed from the run's own study by the same path.
      A unit of accountability is cut out for that; any other study is run as a whole.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var cases: CaseOptions

  @Option(
    name: .customLong("set"),
    help: "What is given instead, as in a test or, for a run, ROLE[column=value].column=value."
  )
  var changes: [String] = []

  @OptionGroup(title: "For runs") var scenario: ScenarioOptions

  @Option(help: "The year of which a unit's evidence is taken to be, all its years moved alike.")
  var year: Int?

  struct Item: Encodable {
    let subject: String
    let decision: String
    let before: String
    let after: String
    let changes: Bool
  }

  func validate() throws {
    guard cases.file.isRun || !changes.isEmpty else {
      throw ValidationError("Missing expected argument '--set <set> ...'")
    }
    guard cases.file.isRun || scenario.isEmpty && year == nil else {
      throw ValidationError(
        "a unit, --drop, --parameter, --year and --against go with a run folder"
      )
    }
    guard year.map((1...9999).contains) ?? true else {
      throw ValidationError("--year takes a year such as 2013, not \(year ?? 0)")
    }
  }

  func run() async throws {
    guard !cases.file.isRun else {
      try ScenarioCommand(
        run: cases.file.policy,
        changes: changes,
        options: scenario,
        common: common
      )
      .compare(in: year)
      return
    }
    let prepared = try cases.prepared()
    let changed = CaseChanges(
      changes,
      named: "--set",
      of: prepared.policy,
      imports: prepared.imports
    )
    if changed.diagnostics.hasErrors {
      throw CaseFindings(
        diagnostics: changed.diagnostics,
        source: changed.source,
        option: CaseFindings.Option(name: "--set", texts: changes)
      ).failure(code: 65)
    }
    let runner = PolicyTestRunner(prepared.rulebook, options: prepared.options)
    let items = prepared.cases.flatMap { test in
      zip(runner.run(test).records, runner.run(changed.applied(to: test)).records).map { old, new in
        Item(
          subject: test.title,
          decision: old.name,
          before: old.outcome.rawValue,
          after: new.outcome.rawValue,
          changes: old.outcome != new.outcome
        )
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "whatif",
          data: items,
          warnings: prepared.warnings,
          fingerprint: prepared.hash
        ).text()
      )
      return
    }
    common.warn(prepared.warnings)
    for item in items {
      let arrow = item.changes ? "\(item.before) -> \(item.after)" : "\(item.before), as before"
      Output.standard.write("\(item.subject): \(item.decision): \(arrow)")
    }
  }
}
