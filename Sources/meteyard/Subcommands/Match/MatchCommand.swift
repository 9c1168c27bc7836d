// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `match`: applicants and programs by their lists.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract:
      "Match applicants and programs by their lists, verify a match, ask what would have been.",
    subcommands: [MatchSolve.self, MatchVerify.self, MatchWhatIf.self, MatchImport.self],
    defaultSubcommand: MatchSolve.self
  )
}
