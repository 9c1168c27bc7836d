// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
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
    guard (caseFile == nil) != given.isEmpty || file.isRun else {
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
    let imports: FolderImports
    /// What to know of the cases, as every answer carries it.
    let warnings: [RunManifest.RunWarning]
  }

  /// Reads the policy and the cases.
  ///
  /// - Throws: `Failure` 66 for a missing file or an unknown name, 78 for a policy with errors, 65
  ///   for cases with errors, 64 for a question that cannot be asked.
  /// - Returns: The policy with the cases.
  func prepared() throws(Failure) -> Prepared {
    let (policy, rulebook) = try file.rulebook()
    let folder = URL(fileURLWithPath: file.policy).deletingLastPathComponent()
    let options = try options(rulebook)
    try checkDecisions(policy)
    try checkDate(rulebook)
    let checked = CheckedCases(
      try source(),
      of: policy,
      asking: decision,
      imports: FolderImports(folder)
    )
    if checked.questions.diagnostics.hasErrors {
      let questions = checked.questions
      throw CaseFindings(
        diagnostics: questions.diagnostics,
        source: questions.source,
        option: CaseFindings.Option(name: "--decision", texts: decision)
      ).failure(code: 64)
    }
    guard let extended = checked.rulebook, !checked.cases.isEmpty else {
      let head = on.map { ShellLine("--on", $0).description }
      let option = CaseFindings.Option(name: "--given", texts: given, head: head)
      throw CaseFindings(
        diagnostics: checked.diagnostics,
        source: checked.source,
        option: caseFile == nil ? option : nil
      ).failure(code: 65)
    }
    try checkAgreement(checked.cases)
    return Prepared(
      policy: policy,
      hash: policy.document.map { "\(PolicyHash(of: $0))" } ?? "",
      rulebook: extended,
      cases: checked.cases,
      options: options,
      imports: FolderImports(folder),
      warnings: undated(checked.cases, rulebook: extended) + unreceived(options)
    )
  }

  private func source() throws(Failure) -> SourceText {
    guard let caseFile else {
      let lines = given.map { "  given \($0)\n" }.joined()
      let when = on.map { Int($0) == nil ? " on \($0)" : " in \($0)" } ?? ""
      return SourceText(name: "--given", text: "case \"case\"\(when):\n\(lines)")
    }
    return SourceText(
      name: URL(fileURLWithPath: caseFile).lastPathComponent,
      bytes: try InputFile(path: caseFile).bytes()
    )
  }
}
