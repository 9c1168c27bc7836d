// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Study

/// `sweep RUN UNIT --vary …`: what a unit comes to for each value of an input.
struct Sweep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Vary inputs of a unit and print its total and level for each value.",
    discussion: """
      EXAMPLES
        meteyard sweep run/missouri-districts "EX-02 2013" --vary 'levels[tested=2012].mpi=355..360'

      Up to three inputs are varied; two print a grid of totals, the first down, the second
      across. What comes of it is a scenario and no report.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The run folder.", completion: .directory)
  var run: String

  @OptionGroup var scenario: ScenarioOptions

  @Option(help: "What is varied: ROLE[column=value].column=LOW..HIGH by STEP, or A, B, C.")
  var vary: [String]

  @Option(name: .customLong("set"), help: "What is supposed beside it. May be repeated.")
  var changes: [String] = []

  func validate() throws {
    guard (1...3).contains(vary.count) else {
      throw ValidationError("--vary is given once, twice or three times")
    }
  }

  func run() async throws {
    let ranges = try vary.map { try ScenarioRange($0) }
    try ScenarioCommand(run: run, changes: changes, options: scenario, common: common).sweep(ranges)
  }
}
