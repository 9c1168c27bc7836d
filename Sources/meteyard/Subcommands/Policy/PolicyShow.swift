// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
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
      Output.standard.put(Data(PolicyJSON.encode(document)))
      return
    }
    Output.standard.write(RulebookText.text(rulebook, in: policy.source))
  }
}
