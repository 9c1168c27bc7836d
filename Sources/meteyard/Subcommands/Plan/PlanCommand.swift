// SPDX-License-Identifier: Apache-2.0
import Accountability
public import ArgumentParser
import Decisions
public import Evidence
import Foundation
import Study

/// `plan …`: an improvement plan, its goals held against runs.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Keep an improvement plan: goals tied to runs, versions, approvals, reviews.",
    discussion: """
      EXAMPLES
        meteyard plan show Studies/missouri-districts/plan --on 2016-09-01
        meteyard plan check Studies/missouri-districts/plan --on 2016-09-01
        meteyard plan show Studies/missouri-districts/plan --board --on 2016-09-01

      DIR holds plan.yaml, which people write, and history.yaml, which the commands add to.
      Checks warn and block nothing. Nothing here advises on strategies or ranks them.
      Exit codes: 0 ok, 1 a name or record leads nowhere, 65 refused, 66 input missing,
      73 cannot create, 78 plan.yaml is wrong.
      """,
    subcommands: [
      PlanNew.self, PlanCheckCommand.self, PlanGoal.self, PlanStep.self, PlanReview.self,
      PlanApprove.self, PlanRevise.self, PlanShow.self, PlanExport.self,
    ]
  )
}

/// The plan folder and the flags of every command on it.
struct PlanOptions: ParsableArguments {
  @Argument(help: "The plan folder, with plan.yaml in it.", completion: .directory)
  var folder: String

  @Option(help: "The day of the entry, or for which the plan is looked at; today when left out.")
  var on: CalendarDate?

  var place: PlanFolder { PlanFolder(URL(fileURLWithPath: folder)) }

  /// The day given, or today where the user is.
  var day: CalendarDate { on ?? CalendarDate.today }
}

/// A run that the goals are held against.
struct PlanRunOptions: ParsableArguments {
  @Option(help: "A run folder of the kind accountability.", completion: .directory)
  var run: String?

  @Option(help: "The run's study; found by its hash when left out.", completion: .directory)
  var against: String?

  func validate() throws {
    guard run != nil || against == nil else {
      throw ValidationError("--against names the study of a run; give --run with it")
    }
  }

  /// The numbers of a unit; `nil` where no run is given.
  func measures(of unit: String) throws -> RunMeasures? {
    try run.map { try PlanRun(URL(fileURLWithPath: $0)).measures(of: unit) }
  }

  /// The numbers of a run, and where it is asked for what the run and its study say of the goals.
  func outlook(
    of plan: Plan,
    _ common: CommonOptions,
    isAsked: Bool = true
  ) throws -> (measures: RunMeasures?, outlook: PlanOutlook) {
    guard let run, isAsked else { return (try measures(of: plan.unit), .none) }
    let line = common.progressLine
    defer { line.end() }
    let folder = URL(fileURLWithPath: run)
    let numbers = try PlanRun(folder)
    let study =
      try against.map { StudyFiles.folder(try StudyOptions.folder(of: $0)) }
      ?? StudyLibrary.study(of: numbers.content.files, in: folder)
    let runner = StudyRunner(
      threads: common.jobs,
      progress: { line($0) },
      shouldStop: { Interruption.isRequested }
    )
    return (
      try numbers.measures(of: plan.unit),
      try PlanOutlook(plan, numbers, from: study, by: runner)
    )
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads a day such as 2016-09-01.
  public init?(argument: String) { self.init(argument) }

  /// Today where the user is.
  static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day],
      from: Date()
    )
    return CalendarDate(
      year: parts.year ?? 1970,
      month: parts.month ?? 1,
      day: parts.day ?? 1
    ) ?? CalendarDate(dayNumber: 0)
  }
}
