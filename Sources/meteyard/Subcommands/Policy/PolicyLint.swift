// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Policy

/// `policy lint FILE…`: what is wrong with policies, where, and how to mend it.
struct PolicyLint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check policies: names, types, units, tables, versions, sources.",
    discussion: """
      EXAMPLES
        meteyard policy lint Policies/licensure/us-tn-itp-provisional.policy
        meteyard policy lint Policies/*/*.policy --json

      Every finding has a stable code, its place and, where one is known, a remedy.
      Code 78 when a finding is an error; warnings leave 0.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The policies.", completion: .file(extensions: ["policy"]))
  var policies: [String]

  func run() async throws {
    var hasErrors = false
    var counts: [Diagnostic.Severity: Int] = [:]
    var records: [DiagnosticRecord] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      hasErrors = hasErrors || policy.diagnostics.hasErrors
      for finding in policy.diagnostics.entries { counts[finding.severity, default: 0] += 1 }
      if common.json {
        records.append(DiagnosticRecord(policy.diagnostics, in: policy.source))
      } else if !policy.diagnostics.entries.isEmpty {
        Output.standard.write(DiagnosticPrinter.text(policy.diagnostics, in: policy.source))
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(ok: !hasErrors, kind: "policy-lint", data: records).text()
      )
    } else if !common.quiet {
      let sums = [(counts[.error] ?? 0, "error"), (counts[.warning] ?? 0, "warning")]
      Output.talk(sums.map { Output.count($0, $1) }.joined(separator: ", "))
    }
    if hasErrors { throw ExitCode(78) }
  }
}
