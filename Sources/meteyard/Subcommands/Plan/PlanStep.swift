// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import Study

/// `plan step DIR ID`: a new action, or how one goes.
struct PlanStep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step",
    abstract: "Add an action to a plan, or record how one goes and what shows it.",
    discussion: """
      EXAMPLES
        meteyard plan step my-plan A1 --strategy S1 --action "Common units in grades 3 to 5" \\
          --role "curriculum director" --start 2015-08-01 --due 2016-05-31 --outcome "units in use"
        meteyard plan step my-plan A1 --state done --evidence "unit maps of May" --on 2016-05-20

      A new action changes plan.yaml. How one goes is a record in history.yaml, so that an approved
      plan stays as it is. Names are written in plan.yaml by hand, and no command prints them.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions

  @Argument(help: "The action's name in the plan, such as A1.")
  var id: String

  @Option(help: "The strategy of a new action.")
  var strategy: String?

  @Option(help: "What is done.")
  var action: String?

  @Option(help: "Who sees to it, as a role.")
  var role: String?

  @Option(help: "The day on which it begins.")
  var start: CalendarDate?

  @Option(help: "The day by which it is done.")
  var due: CalendarDate?

  @Option(help: "What it takes and costs.")
  var resource: String?

  @Option(help: "What shows that it is done.")
  var outcome: String?

  @Option(help: "How it goes: on-schedule, late, stopped or done.")
  var state: PlanHistory.Progress.State?

  @Option(help: "What shows how it goes.")
  var evidence: String?

  struct Item: Encodable {
    let id: String
    let state: String?
  }

  func validate() throws {
    guard (state == nil) == (strategy != nil && action != nil) else {
      throw ValidationError("give --strategy and --action for a new action, or --state for one")
    }
    guard state != nil || evidence == nil else {
      throw ValidationError("--evidence goes with --state")
    }
  }

  func run() async throws {
    try Interruption.whileWriting {
      if let state {
        try options.place.record(
          .init(on: options.day, step: id, state: state, evidence: evidence ?? "")
        )
      } else {
        try options.place.add(lines, to: "steps", as: "step")
      }
    }
    if common.json {
      let item = Item(id: id, state: state?.rawValue)
      Output.standard.write(try Envelope(kind: "plan-step", data: item).text())
    } else if !common.quiet {
      Output.standard.write(
        state.map { "recorded: step \(id) is \($0.rawValue)" }
          ?? "added step \(id) to \(options.folder)"
      )
    }
  }

  private var lines: [PlanText.Line] {
    let texts: [(String, String?)] = [
      ("id", id), ("strategy", strategy), ("action", action), ("start", start?.description),
      ("due", due?.description), ("role", role), ("resource", resource), ("outcome", outcome),
    ]
    return texts.compactMap { key, text in text.map { (key, PlanText.scalar($0)) } }
  }
}

extension PlanHistory.Progress.State: ExpressibleByArgument {}
