// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Study

/// The command line: one file for each subcommand, every one a view of a run.
@main
struct Meteyard: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meteyard",
    abstract: "Evidence and a declared rule in, decisions with their proof out.",
    discussion: """
      EXAMPLES
        meteyard demo                                     run the sample studies
        meteyard run Studies/praxis-5331                  a study becomes run/praxis-5331
        meteyard cut Studies/praxis-5331                  a passing score and how firm it is
        meteyard explain run/praxis-5331 5331             the certificate
        meteyard bundle run/praxis-5331 -o p.meteyard     seal it
        meteyard verify p.meteyard                        recompute it, anywhere
        meteyard match Studies/run-a-match                a match, and that nobody blocks it
        meteyard policy new rule.policy                   write a rule, then lint and test it
        meteyard decide rule.policy --case a.case         decide cases by it

      Every command takes --json. Results go to standard output, talk to standard error.
      Exit codes: 0 ok, 1 failed, 3 a finding over its threshold, 4 a recomputed value differs,
      5 undetermined, 6 tests failed, 64 usage, 65 bad data, 66 input missing, 70 internal error,
      73 cannot create, 78 bad configuration, 130 interrupted.
      """,
    version: "\(Engine.name) \(Engine.version)",
    subcommands: [
      Run.self, Demo.self, Cut.self, ScreenCommand.self, Explain.self, Diff.self, Verify.self,
      Seal.self, Publish.self,
      Audit.self, Lint.self,
      PolicyCommand.self, Decide.self, WhatIf.self, Sweep.self, Flip.self, Pathways.self,
      PlanCommand.self, MatchCommand.self,
      DataCommand.self, Initialise.self, Doctor.self,
    ]
  )

  static func main() async {
    Interruption.install()
    do {
      try Verb.check(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot()
      do {
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch {
        Failure.end(error, of: command)
      }
    } catch {
      Failure.end(error)
    }
  }
}
