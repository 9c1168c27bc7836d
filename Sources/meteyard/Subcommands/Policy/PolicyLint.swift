// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Eligibility
import Evidence
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
        meteyard policy lint Policies/licensure/*.policy --about-people

      Every finding has a stable code, its place and, where one is known, a remedy.
      Code 78 when a finding is an error; warnings leave 0.
      """
  )

  @OptionGroup var common: CommonOptions

  @Flag(
    help: "Check rules about persons too: who somebody is (E101), country of the school (E110)."
  )
  var aboutPeople = false

  @Argument(help: "The policies.", completion: .file(extensions: ["policy"]))
  var policies: [String]

  func run() async throws {
    var hasErrors = false
    var counts: [Diagnostic.Severity: Int] = [:]
    var records: [DiagnosticRecord] = []
    var conduct: [Finding] = []
    for path in policies {
      let policy = try PolicyFile.checked(path)
      let departures = aboutPeople ? Self.departures(policy) : []
      conduct += departures
      hasErrors =
        hasErrors || policy.diagnostics.hasErrors
        || departures.contains { $0.severity == .error }
      for finding in departures {
        counts[finding.severity == .error ? .error : .warning, default: 0] += 1
      }
      for finding in policy.diagnostics.entries { counts[finding.severity, default: 0] += 1 }
      if common.json {
        records.append(DiagnosticRecord(policy.diagnostics, in: policy.source))
      } else if !policy.diagnostics.entries.isEmpty {
        Output.standard.write(DiagnosticPrinter.text(policy.diagnostics, in: policy.source))
      }
      guard !common.json else { continue }
      for finding in departures {
        Output.standard.write("\(finding.severity.rawValue) \(finding.code) \(finding.sentence)")
      }
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          ok: !hasErrors,
          kind: "policy-lint",
          data: records,
          warnings: conduct.map {
            .init(code: $0.code, sentence: $0.sentence, place: "\($0.file):\($0.row ?? 1)")
          }
        ).text()
      )
    } else if !common.quiet {
      let sums = [(counts[.error] ?? 0, "error"), (counts[.warning] ?? 0, "warning")]
      Output.talk(sums.map { Output.count($0, $1) }.joined(separator: ", "))
    }
    if hasErrors { throw ExitCode(78) }
  }

  /// What a policy about persons may not do, or does where the model text says otherwise; nothing of a
  /// policy with errors, whose rules are not clear.
  private static func departures(_ policy: CheckedPolicy) -> [Finding] {
    guard let rulebook = policy.rulebook, let document = policy.document else { return [] }
    let pathway = Pathway(
      rulebook,
      source: policy.source,
      hash: PolicyHash(of: document).description
    )
    return PathwayLint.findings(pathway)
  }
}
