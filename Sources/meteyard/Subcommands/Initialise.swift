// SPDX-License-Identifier: Apache-2.0
public import ArgumentParser
import Foundation
public import Study

/// `init [DIR]`: a study skeleton that runs as it is.
struct Initialise: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a study folder that runs as it is; then put in your own evidence.",
    discussion: """
      EXAMPLES
        meteyard init my-study --template cut && meteyard run my-study
        meteyard init my-cases --template policy && meteyard run my-cases
        meteyard init my-board --template eligibility && meteyard run my-board
        meteyard init my-state --template state --districts 3 && meteyard run my-state
        meteyard init my-match --template match && meteyard match my-match
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The folder to make.")
  var folder = "study"

  @Option(help: "The kind of study: cut, policy, eligibility, accountability, state or match.")
  var template = StudyTemplate.Kind.cut

  @Option(help: "How many districts a simulated state has; 560 make some 900,000 students a year.")
  var districts = 12

  func validate() throws {
    guard (1...1_000).contains(districts) else {
      throw ValidationError("--districts is a number from 1 to 1000")
    }
  }

  struct Data: Encodable {
    let folder: String
    let files: [String]
  }

  func run() async throws {
    let url = URL(fileURLWithPath: folder)
    if template == .state { common.progressLine("drawing students of \(districts) districts") }
    let files = try Interruption.whileWriting {
      try StudyTemplate(kind: template, name: url.lastPathComponent, size: districts).write(to: url)
    }
    if common.json {
      Output.standard.write(
        try Envelope(kind: "init", data: Data(folder: folder, files: files)).text()
      )
    } else {
      for file in files { Output.standard.write("\(folder)/\(file)") }
    }
    common.hint(ShellLine("meteyard", "run", folder))
  }
}

extension StudyTemplate.Kind: ExpressibleByArgument {}
