// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// `policy …`: write, check, test, read and compare rules.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Write, check, test and read rules: law as data.",
    discussion: """
      EXAMPLES
        meteyard policy new my.policy                     a small policy to begin with
        meteyard policy lint my.policy                    what is wrong with it, and how to mend it
        meteyard policy test my.policy                    run the tests that stand in it
        meteyard policy fmt my.policy                     lay it out as every policy is
        meteyard policy show my.policy                    what it says, in words
        meteyard policy explain my.policy --case a.case   why a case comes out as it does

      Exit codes: 0 ok, 6 tests failed, 65 bad data, 66 input missing, 78 policy errors.
      """,
    subcommands: [
      PolicyNew.self, PolicyLint.self, PolicyTest.self, PolicyFormat.self, PolicyShow.self,
      PolicyExplain.self, PolicyDiff.self, PolicySQL.self, PolicyExport.self,
    ]
  )
}
