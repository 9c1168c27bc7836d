// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import Study

/// `plan review DIR`: a review of the plan, with what a run says of every goal.
struct PlanReview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Record a review of a plan; a run given with it updates every goal.",
    discussion: """
      EXAMPLES
        meteyard plan review my-plan --by board --run run/missouri-districts \\
          --minutes "2016-09-12, item 4" --next 2017-09-11 --on 2016-09-12
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions
  @OptionGroup var held: PlanRunOptions

  @Option(help: "Who reviews it, as a role.")
  var by: String

  @Option(help: "What the review says.")
  var note = ""

  @Option(help: "Where the minutes say so.")
  var minutes = ""

  @Option(help: "The day of the next review.")
  var next: CalendarDate?

  func run() async throws {
    let dossier = try options.place.dossier()
    let measures = try held.measures(of: dossier.plan.unit)
    let review = PlanHistory.Review(
      on: options.day,
      by: by,
      note: note,
      minutes: minutes,
      next: next
    )
    let standings = try Interruption.whileWriting {
      try options.place.review(review, run: measures)
    }
    if common.json {
      Output.standard.write(
        try Envelope(
          kind: "plan-review",
          data: standings.map { GoalRecord($0) },
          fingerprint: measures?.fingerprint
        ).text()
      )
    } else if !common.quiet {
      Output.standard.write("recorded: review of \(review.day) by \(by)")
      for standing in standings {
        Output.standard.write("  \(standing.goal.id) \(PlanView.state(standing))")
      }
    }
  }
}
