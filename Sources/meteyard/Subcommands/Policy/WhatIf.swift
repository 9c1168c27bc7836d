// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Policy

/// `whatif POLICY --set …`: cases with something else given.
struct WhatIf: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Decide cases as they are and with something else given, side by side.",
    discussion: """
      EXAMPLES
        meteyard whatif my.policy --case applicants.case --set 'training 4 years'
        meteyard whatif my.policy --on 2026-06-01 --given 'training 2 years' --set 'training 3 years'
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var cases: CaseOptions

  @Option(name: .customLong("set"), help: "What is given instead, as in a test. May be repeated.")
  var changes: [String]

  struct Item: Encodable {
    let subject: String
    let decision: String
    let before: String
    let after: String
    let changes: Bool
  }

  func run() async throws {
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
