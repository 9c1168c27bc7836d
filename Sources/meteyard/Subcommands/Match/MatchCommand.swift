// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `match`: applicants and programs by their lists.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract:
      "Match applicants and programs by their lists, verify a match, ask what would have been.",
    discussion: """
      EXAMPLES
        meteyard match Studies/run-a-match
        meteyard match Studies/run-a-match --out run/run-a-match
        meteyard match verify run/run-a-match
        meteyard match what-if run/run-a-match --seats City=+1
      """,
    subcommands: [
      MatchSolve.self, MatchVerify.self, MatchWhatIf.self, MatchImport.self, MatchExport.self,
    ],
    defaultSubcommand: MatchSolve.self
  )
}
