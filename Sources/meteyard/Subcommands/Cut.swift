// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `cut STUDY`: a passing score and how firm it is, without writing anything.
struct Cut: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a passing score and how firm it is; write nothing.",
    discussion: """
      EXAMPLES
        meteyard cut Studies/praxis-5331
        meteyard cut Studies/praxis-5331 --leave-out P13            75, not 74
        meteyard cut Studies/praxis-5331 --round-rule nearest-half-up
        meteyard cut Studies/praxis-5331 --raw 73 --assume linear   not published (161 if linear)
        meteyard cut Studies/praxis-5331 --json
      """
  )

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions

  @Option(help: "The method that decides, by its id in the study.")
  var method: String?

  @Option(help: "How the cut is rounded: ceil, floor, nearest-half-up, nearest-half-even, none.")
  var roundRule: Rounding?

  /// The rounding rules by the words a study writes.
  enum Rounding: String, ExpressibleByArgument, CaseIterable {
    case ceil
    case floor
    case nearestHalfUp = "nearest-half-up"
    case nearestHalfDown = "nearest-half-down"
    case nearestHalfEven = "nearest-half-even"
    case none
  }

  @Option(help: "The panel's statistic: mean, median, trimmed-1, trimmed-2.")
  var statistic: String?

  @Option(help: "See the cut without this panelist. May be repeated.")
  var leaveOut: [String] = []

  @Option(help: "How panels are resampled: exact, or a number of draws.")
  var resample: String?

  @Option(help: "Loss of a false positive against a false negative, such as 2:1.")
  var loss: String?

  @Option(help: "Show the scale score of this raw score. May be repeated.")
  var raw: [Int] = []

  @Option(help: "Show what raw scores between published ones could be: linear.")
  var assume: String?

  func run() async throws {
    var overrides: [String: String] = [:]
    overrides["decides"] = method
    overrides["rule.rounding"] = roundRule?.rawValue
    overrides["rule.statistic"] = statistic
    overrides["resample"] = resample
    overrides["assume"] = assume
    if !leaveOut.isEmpty { overrides["leaveOut"] = leaveOut.joined(separator: ",") }
    if let loss { overrides["loss"] = loss }
    if !raw.isEmpty { overrides["rawScores"] = raw.map(String.init).joined(separator: ",") }
    let command = StudyCommand(study: study, common: common, extraOverrides: overrides)
    let run = try command.runInMemory()
    guard run.content.manifest.study.kind == "cut" else {
      throw Failure(
        code: 78,
        sentence: "\(run.id) is a study of kind \(run.content.manifest.study.kind), not a cut",
        next: "meteyard run \(study.study)"
      )
    }
    try common.show(run, kind: "cut")
    common.hint(ShellLine("meteyard", "run", study.study))
  }
}
