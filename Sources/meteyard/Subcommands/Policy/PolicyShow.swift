// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Policy

/// `policy show FILE`: what a policy says.
struct PolicyShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print what a policy says: versions, facts, decisions with their sources.",
    discussion: """
      EXAMPLES
        meteyard policy show Policies/licensure/us-tn-itp-provisional.policy
        meteyard policy show my.policy --json             the lossless JSON form, with the hash
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var file: PolicyFile

  func run() async throws {
    let (policy, rulebook) = try file.rulebook()
    if common.json, let document = policy.document {
      let text = String(decoding: PolicyJSON.encode(document).dropLast(), as: UTF8.self)
      Output.standard.write(
        try Envelope(
          kind: "policy-show",
          data: PrintedJSON(text: text),
          fingerprint: "\(PolicyHash(of: document))"
        ).text()
      )
      return
    }
    Output.standard.write(RulebookText.text(rulebook, in: policy.source))
  }
}
