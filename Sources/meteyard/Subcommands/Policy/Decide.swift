// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence
import Policy

/// `decide POLICY`: what a policy says about cases.
struct Decide: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decide cases by a policy: met, not met, unknown or fault, and why in one line.",
    discussion: """
      EXAMPLES
        meteyard decide my.policy --on 2026-06-01 --given 'training 3 years, exam passed'
        meteyard decide my.policy --case applicants.case --json
        meteyard decide my.policy --case applicants.case --decision eligible

      The whole explanation: meteyard policy explain, with the same options.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var cases: CaseOptions

  struct Item: Encodable {
    let subject: String
    let decision: String
    let outcome: String
    let version: String?
    /// What keeps the version from being law; absent for one that is in force.
    let caution: String?
    let mayBeReplacedBy: [String]
    let kinds: [String]
    let because: [String]
    let faults: [String]
    let outcomeIfFaultsUnknown: String
    let presumed: [String]
    let readings: [String]
    let weakestGrade: String?
  }

  func run() async throws {
    let prepared = try cases.prepared()
    let runner = PolicyTestRunner(prepared.rulebook, options: prepared.options)
    var items: [Item] = []
    for test in prepared.cases {
      for record in runner.run(test).records {
        items.append(item(record, test.title, prepared.rulebook))
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "decide",
          data: items,
          warnings: prepared.warnings,
          fingerprint: prepared.hash
        ).text()
      )
      return
    }
    common.warn(prepared.warnings)
    for item in items { Output.standard.write(line(item)) }
    common.hint(ShellLine("meteyard", "policy", "explain", cases.file.policy))
  }

  private func item(
    _ record: DecisionRecord,
    _ subject: String,
    _ rulebook: Rulebook
  ) -> Item {
    Item(
      subject: subject,
      decision: record.name,
      outcome: record.outcome.rawValue,
      version: record.version,
      caution: rulebook.versions.first { $0.name == record.version }?.status.caution,
      mayBeReplacedBy: record.mayBeReplacedBy,
      kinds: record.verdict.unknowns.kinds.map(\.rawValue),
      because: record.responsible,
      faults: record.verdict.faults.map { "\($0.code.rawValue) \($0.sentence)" },
      outcomeIfFaultsUnknown: record.outcomeIfFaultsUnknown.rawValue,
      presumed: record.presumed,
      readings: record.readings,
      weakestGrade: record.weakestGrade?.rawValue
    )
  }

  private func line(_ item: Item) -> String {
    if common.plain {
      return [item.subject, item.decision, item.outcome, item.because.joined(separator: " ")]
        .joined(separator: "\t")
    }
    var line = "\(item.subject): \(item.decision): \(item.outcome)"
    if !item.kinds.isEmpty { line += " (\(item.kinds.joined(separator: ", ")))" }
    if !item.because.isEmpty { line += " because \(item.because.joined(separator: ", "))" }
    if !item.faults.isEmpty { line += ": \(item.faults.joined(separator: "; "))" }
    if let version = item.version {
      line +=
        "  [version \(([version] + [item.caution].compactMap(\.self)).joined(separator: ", "))]"
    }
    if !item.mayBeReplacedBy.isEmpty {
      line += "  may have been replaced by \(item.mayBeReplacedBy.joined(separator: ", "))"
    }
    if !item.readings.isEmpty { line += "  readings: \(item.readings.joined(separator: ", "))" }
    if !item.presumed.isEmpty { line += "  presumed: \(item.presumed.joined(separator: ", "))" }
    return line
  }
}

extension RuleTest {
  /// The test's title; of a case, the subject's id.
  var title: String {
    if case .text(let title) = declaration.title.kind { title } else { "" }
  }
}

extension DecisionRecord {
  /// The decision with its arguments.
  var name: String {
    let values = arguments.compactMap { answer -> String? in
      if case .value(.text(let text)) = answer { "\"\(text)\"" } else { nil }
    }
    return values.isEmpty ? decision : "\(decision)(\(values.joined(separator: ", ")))"
  }
}
