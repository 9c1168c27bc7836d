// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Decisions
import Foundation
import Study

/// `diff RUN_A RUN_B`: which units differ between two runs, and by what.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two runs unit by unit: who gains, who loses, and by what.",
    discussion: """
      EXAMPLES
        meteyard diff run/praxis-5331 run/praxis-floor
        meteyard diff run/praxis-5331 run/praxis-floor --reasons --json

      Draft and final, two years of a rule, two readings: both runs are kept, and neither is
      computed again.
      """
  )

  @OptionGroup var common: CommonOptions

  @Argument(help: "The earlier run folder.", completion: .directory)
  var before: String

  @Argument(help: "The later run folder.", completion: .directory)
  var after: String

  @Flag(help: "Print for each unit the components that changed, and by what.")
  var reasons = false

  @Option(help: "How many units to print.")
  var limit = 40

  private struct Data: Encodable {
    let causes: [String]
    let compared: Int
    let gained: Int
    let lost: Int
    let flows: [RunDifference.Flow]
    let units: [RunChange]
  }

  func run() async throws {
    let old = try RunReader(RunFolder(URL(fileURLWithPath: before)))
    let new = try RunReader(RunFolder(URL(fileURLWithPath: after)))
    let difference = RunDifference(old.content, new.content)
    if common.json {
      let data = Data(
        causes: difference.causes,
        compared: difference.compared,
        gained: difference.count(.gained),
        lost: difference.count(.lost),
        flows: difference.flows,
        units: difference.units
      )
      let envelope = Envelope(
        kind: "diff",
        data: data,
        fingerprint: new.content.manifest.fingerprint.line
      )
      Output.standard.write(try envelope.text())
      return
    }
    var lines = [headline(difference)] + difference.causes.map { "  \($0)" }
    lines += difference.flows.map { "  \($0.count) from \($0.from) to \($0.to)" }
    for change in difference.units.prefix(limit) { lines += self.lines(change) }
    if difference.units.count > limit {
      lines.append("and \(difference.units.count - limit) more; --limit prints them")
    }
    Output.standard.write(lines.joined(separator: "\n"))
  }

  private func headline(_ difference: RunDifference) -> String {
    guard !difference.units.isEmpty else {
      return "\(difference.compared) units compared, none differs"
    }
    let words = RunChange.Direction.allCases.compactMap { direction -> String? in
      let count = difference.count(direction)
      return count == 0 ? nil : "\(count) \(direction.rawValue)"
    }
    return "\(difference.compared) units compared: \(words.joined(separator: ", "))"
  }

  private func lines(_ change: RunChange) -> [String] {
    var lines = ["\(change.unit): \(change.direction.rawValue)"]
    if !change.before.isEmpty { lines.append("  was \(change.before)") }
    if !change.after.isEmpty { lines.append("  is  \(change.after)") }
    guard reasons else { return lines }
    for component in change.components {
      lines.append("    \(component.title): \(component.before) to \(component.after)")
      lines += component.reasons.map { "      \($0)" }
    }
    return lines
  }
}
