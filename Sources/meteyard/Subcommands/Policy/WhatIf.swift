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
    let (before, after) = (try records(adding: []), try records(adding: changes))
    let items = zip(before, after).map { old, new in
      Item(
        subject: old.subject,
        decision: old.record.name,
        before: old.record.outcome.rawValue,
        after: new.record.outcome.rawValue,
        changes: old.record.outcome != new.record.outcome
      )
    }
    if common.json {
      Output.standard.write(try Envelope(kind: "whatif", data: items).text())
      return
    }
    for item in items {
      let arrow = item.changes ? "\(item.before) -> \(item.after)" : "\(item.before), as before"
      Output.standard.write("\(item.subject): \(item.decision): \(arrow)")
    }
  }

  private func records(
    adding changes: [String]
  ) throws -> [(subject: String, record: DecisionRecord)] {
    let prepared = try cases.prepared(adding: changes)
    let runner = PolicyTestRunner(prepared.rulebook, options: prepared.options)
    return prepared.cases.flatMap { test in
      runner.run(test).records.map { (test.title, $0) }
    }
  }
}
