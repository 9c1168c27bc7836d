// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Evidence
import Foundation
import Policy

/// A policy, the cases it is asked about, and how it is read.
struct CaseOptions: ParsableArguments {
  @OptionGroup var file: PolicyFile

  @Option(
    name: .customLong("case"),
    help: "A file of cases, written as in tests: case \"A-03\" on 2025-03-01: and given lines.",
    completion: .file()
  )
  var caseFile: String?

  @Option(help: "What is given, as in a test: 'exam passed, training 3 years'. May be repeated.")
  var given: [String] = []

  @Option(help: "The deciding date of what is given, such as 2025-03-01, or the year.")
  var on: String?

  @Option(
    help:
      "A decision, with arguments where it takes some: 'passes(\"Art Education\")'. May be repeated."
  )
  var decision: [String] = []

  @Option(
    name: .customLong("version"),
    help: "Decide by this version, whether or not it is in force."
  )
  var ruleVersion: String?

  @Option(help: "Take another answer of a reading, such as R1.B. May be repeated.")
  var under: [String] = []

  @Option(name: .customLong("known-on"), help: "Count only evidence received by this day.")
  var knownOn: String?

  @Flag(
    name: .customLong("without-presumptions"),
    help: "Use no value that the rule only presumes."
  )
  var withoutPresumptions = false

  func validate() throws {
    guard (caseFile == nil) != given.isEmpty else {
      throw ValidationError("give either --case FILE or --given TEXT")
    }
    guard caseFile == nil || on == nil else {
      throw ValidationError("--on goes with --given; a case says its own date")
    }
  }

  /// A policy with cases that can be decided.
  struct Prepared {
    let policy: CheckedPolicy
    let hash: String
    let rulebook: Rulebook
    let cases: [RuleTest]
    let options: EvaluationOptions
  }

  /// Reads the policy and the cases.
  ///
  /// - Parameter more: Further `given` lines for every case.
  /// - Throws: `Failure` 66 for a missing file, 78 for a policy with errors, 65 for cases with errors.
  /// - Returns: The policy with the cases.
  func prepared(adding more: [String] = []) throws -> Prepared {
    let (policy, rulebook) = try file.rulebook()
    let folder = URL(fileURLWithPath: file.policy).deletingLastPathComponent()
    let source = try cases(adding: more)
    let checked = CheckedCases(
      source,
      of: policy,
      asking: decision,
      imports: FolderImports(folder)
    )
    if let trouble = checked.trouble { throw Failure(code: 64, sentence: trouble) }
    guard let extended = checked.rulebook, !checked.cases.isEmpty else {
      if !Output.wantsJSON {
        Output.talk(DiagnosticPrinter.text(checked.diagnostics, in: source))
      }
      throw Failure(code: 65, sentence: "\(source.name): \(Self.summary(checked.diagnostics))")
    }
    var options = EvaluationOptions(usesPresumptions: !withoutPresumptions)
    if let ruleVersion {
      let names = rulebook.versions.map(\.name)
      guard names.contains(ruleVersion) else { throw Failure.noVersion(ruleVersion, among: names) }
    }
    options.version = ruleVersion
    options.readings = try readings(rulebook)
    if let knownOn {
      guard let day = CalendarDate(knownOn) else {
        throw ValidationError("--known-on takes a date, such as 2025-03-01")
      }
      options.knownOn = day
    }
    return Prepared(
      policy: policy,
      hash: policy.document.map { "\(PolicyHash(of: $0))" } ?? "",
      rulebook: extended,
      cases: checked.cases,
      options: options
    )
  }

  private func cases(adding more: [String]) throws(Failure) -> SourceText {
    let added = more.map { "  given \($0)\n" }.joined()
    guard let caseFile else {
      let lines = given.map { "  given \($0)\n" }.joined()
      let when = on.map { Int($0) == nil ? " on \($0)" : " in \($0)" } ?? ""
      return SourceText(name: "--given", text: "case \"case\"\(when):\n\(lines)\(added)")
    }
    guard let data = FileManager.default.contents(atPath: caseFile) else {
      throw Failure(code: 66, sentence: "there is no readable file at \(caseFile)")
    }
    let name = URL(fileURLWithPath: caseFile).lastPathComponent
    guard !added.isEmpty else { return SourceText(name: name, bytes: [UInt8](data)) }
    // What is added comes behind the lines of each case, so that it is the last word.
    let text = String(decoding: data, as: UTF8.self)
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("case"), !lines.isEmpty { lines.append(added) }
      lines.append(String(line))
    }
    return SourceText(name: name, text: lines.joined(separator: "\n") + "\n" + added)
  }

  private func readings(_ rulebook: Rulebook) throws -> [String: String] {
    var result: [String: String] = [:]
    for choice in under {
      let parts = choice.split(separator: ".").map(String.init)
      guard parts.count == 2,
        let reading = rulebook.readings.first(where: { $0.name.text == parts[0] }),
        ([reading.chosen] + reading.others).contains(where: { $0.letter.text == parts[1] })
      else { throw ValidationError("--under takes a reading and a letter of it, such as R1.B") }
      result[parts[0]] = parts[1]
    }
    return result
  }

  private static func summary(_ diagnostics: DiagnosticList) -> String {
    diagnostics.entries.first { $0.severity == .error }?.message ?? "there is no case"
  }
}
