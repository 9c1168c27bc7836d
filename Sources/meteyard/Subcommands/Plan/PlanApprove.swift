// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Evidence
import Study

/// `plan approve DIR`: an approval, which freezes the version.
struct PlanApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Record an approval: body, day, vote, minutes, and the hash of the approved text.",
    discussion: """
      EXAMPLES
        meteyard plan approve my-plan --body "Board of Education" --vote 7-0 \\
          --minutes "2015-06-15, item 7" --on 2015-06-15
        meteyard plan approve my-plan --status submitted --body superintendent --on 2015-07-01

      The text is kept under approved/. Whoever changes plan.yaml afterwards makes a new version, and
      gives its reason with meteyard plan revise before it is approved.
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions

  @Option(help: "Who approves it.")
  var body: String

  @Option(help: "How far it has come: board-approved, submitted or department-approved.")
  var status = PlanStatus.boardApproved

  @Option(help: "The vote, such as 7-0.")
  var vote = ""

  @Option(help: "Where the minutes say so.")
  var minutes = ""

  func validate() throws {
    guard ![.draft, .superseded].contains(status) else {
      throw ValidationError("--status is board-approved, submitted or department-approved")
    }
    let counts = vote.split(separator: "-", omittingEmptySubsequences: false)
    guard vote.isEmpty || (2...3).contains(counts.count) && counts.allSatisfy({ Int($0) != nil })
    else { throw ValidationError("--vote takes yes-no or yes-no-abstained, such as 7-0") }
  }

  func run() async throws {
    let version = try Interruption.whileWriting {
      try options.place.approve(
        as: status,
        on: options.day,
        body: body,
        vote: vote,
        minutes: minutes
      )
    }
    if common.json {
      Output.standard.write(
        try Envelope(kind: "plan-approve", data: PlanVersionRecord(version)).text()
      )
    } else if !common.quiet {
      Output.standard.write(
        "recorded: version \(version.number) is \(version.status.rawValue), text "
          + version.hash.prefix(12)
      )
    }
  }
}

extension PlanStatus: ExpressibleByArgument {}
