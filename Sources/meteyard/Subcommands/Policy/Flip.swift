// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Policy

/// `flip POLICY` and `flip RUN UNIT`: the least that would change the outcome.
struct Flip: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flip",
    abstract: "What is missing for a decision, and the least that would change it.",
    discussion: """
      EXAMPLES
        meteyard flip my.policy --on 2026-06-01 --given 'training 2 years, exam passed'
        meteyard flip my.policy --case applicants.case --json
        meteyard flip run/itp-cases A-03 --mutable-only   what the person judged can bring about

      Facts that are fixed are never suggested. Efforts are those that the policy states.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var cases: CaseOptions

  @Argument(help: "A unit of a run, where a run folder stands in place of a policy.")
  var unit: String?

  @Flag(
    name: .customLong("mutable-only"),
    help: "Only what the person judged can bring about; without it, also what would be otherwise."
  )
  var mutableOnly = false

  struct Item: Encodable {
    let subject: String
    let decision: String
    let outcome: String
    let toMeet: [[String]]
    let toShowNotMet: [[String]]
    let irrelevant: [String]
    let askNext: String?
    let flips: [[String]]
    let faults: [String]
    /// What is not known of other rows, which the search for evidence does not ask for.
    let openElsewhere: [String]
    let lostBy: [String]
    let isProvedMinimal: Bool
  }

  func run() async throws {
    if cases.file.isRun {
      try RunFlips(run: cases.file.policy, unit: unit, mutableOnly: mutableOnly).print(common)
      return
    }
    guard unit == nil else {
      throw ValidationError("a unit stands behind a run folder, and \(cases.file.policy) is none")
    }
    let prepared = try cases.prepared()
    let runner = PolicyTestRunner(prepared.rulebook, options: prepared.options)
    var items: [Item] = []
    for test in prepared.cases {
      let testCase = runner.testCase(for: test)
      let evaluator = runner.evaluator(for: test)
      for record in runner.run(test).records {
        let summary = EvidenceSummary(
          record.decision,
          about: Evaluator.Subject(testCase.subject, period: testCase.period),
          arguments: record.arguments.compactMap(\.value),
          in: testCase.data,
          by: evaluator,
          quoting: prepared.policy.source
        )
        items.append(item(record, test.title, summary, prepared.rulebook))
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "flip",
          data: items,
          warnings: prepared.warnings,
          fingerprint: prepared.hash
        ).text()
      )
    } else {
      common.warn(prepared.warnings)
      Output.standard.write(items.map(text).joined(separator: "\n"))
    }
  }

  private func item(
    _ record: DecisionRecord,
    _ subject: String,
    _ summary: EvidenceSummary?,
    _ rulebook: Rulebook
  ) -> Item {
    let report = summary?.report
    func words(_ sets: CheapestSets?) -> [[String]] {
      guard let sets, let summary else { return [] }
      return sets.sets.filter { !mutableOnly || isOwn(summary.names($0), rulebook) }
        .map { summary.words($0) }
    }
    let missing = record.outcome == .unknown ? summary?.missing : nil
    let isSearched = !(missing?.toMeet.isEmpty ?? true) || !(missing?.toFail.isEmpty ?? true)
    return Item(
      subject: subject,
      decision: record.name,
      outcome: record.outcome.rawValue,
      toMeet: record.outcome == .unknown ? words(report?.toMeet) : [],
      toShowNotMet: record.outcome == .unknown ? words(report?.toFail) : [],
      irrelevant: missing?.irrelevant ?? [],
      askNext: missing?.askNext,
      flips: words(report?.flips),
      faults: record.verdict.faults.map(\.sentence),
      openElsewhere: record.outcome != .unknown || isSearched
        ? [] : record.verdict.unknowns.causes.map(\.name),
      lostBy: summary?.restingOn ?? [],
      isProvedMinimal: report.map {
        $0.isProved && $0.toMeet.isProvedMinimal && $0.toFail.isProvedMinimal
      } ?? false
    )
  }

  /// Whether the person judged can bring all of a set about: no fact of it is fixed, judged by an
  /// authority, or another's.
  private func isOwn(_ names: [String], _ rulebook: Rulebook) -> Bool {
    names.allSatisfy { name in
      rulebook.versions.map(\.program).contains { program in
        program.facts.contains { fact in
          fact.name == name && program.entities[fact.entity].name == rulebook.subject
            && fact.declaration.judge == nil && fact.declaration.mobility != .fixed
        }
      }
    }
  }

  private func text(_ item: Item) -> String {
    var lines = ["\(item.subject): \(item.decision): \(item.outcome)"]
    func add(_ label: String, _ sets: [[String]]) {
      for set in sets {
        lines.append("  \(label): \(set.isEmpty ? "nothing" : set.joined(separator: ", and "))")
      }
    }
    add("to meet", item.toMeet)
    add("to show that it is not met", item.toShowNotMet)
    add("would be met with", item.flips)
    if item.outcome == DecisionOutcome.notMet.rawValue, item.flips.isEmpty {
      lines.append("  would be met with: no change of the facts that can change")
    }
    if !item.openElsewhere.isEmpty {
      lines.append("  open in other rows: \(item.openElsewhere.joined(separator: ", "))")
    }
    for fault in item.faults { lines.append("  correct first: \(fault)") }
    if let next = item.askNext { lines.append("  ask next: \(next)") }
    if !item.irrelevant.isEmpty {
      lines.append("  decides nothing: \(item.irrelevant.joined(separator: ", "))")
    }
    if !item.lostBy.isEmpty {
      lines.append("  rests on: \(item.lostBy.joined(separator: ", "))")
    }
    if !item.isProvedMinimal { lines.append("  not proved minimal") }
    return lines.joined(separator: "\n")
  }
}
