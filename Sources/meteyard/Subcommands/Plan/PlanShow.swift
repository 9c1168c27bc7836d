// SPDX-License-Identifier: Apache-2.0
import Accountability
import ArgumentParser
import Study

/// `plan show DIR`: the plan on a page, for the board, for everybody, or as a calendar.
struct PlanShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a plan: goals and how they stand, steps, governance; or another view.",
    discussion: """
      EXAMPLES
        meteyard plan show my-plan
        meteyard plan show my-plan --run run/missouri-districts   with the numbers of a run
        meteyard plan show my-plan --board                        what was approved, what changed
        meteyard plan show my-plan --public                       without small groups and names
        meteyard plan show my-plan --calendar
      """
  )

  @OptionGroup var common: CommonOptions
  @OptionGroup var options: PlanOptions
  @OptionGroup var held: PlanRunOptions

  enum View: String, EnumerableFlag {
    case board
    case `public`
    case calendar
  }

  @Flag(exclusivity: .exclusive, help: "Another view than the plan on a page.")
  var view: View?

  struct Content: Encodable {
    struct Step: Encodable {
      let number: Int
      let title: String
      let missing: [String]
    }

    struct Point: Encodable {
      let asked: String
      let shown: Bool
      let evidence: [String]
    }

    let title: String
    let unit: String
    let version: String
    var goals: [GoalRecord]?
    var steps: [Step]?
    var governance: [Point]?
    var versions: [PlanVersionRecord]?
    var inForce: Int?
    var changes: [String]?
    var calendar: [PlanEventRecord]?
  }

  func run() async throws {
    let whole = try options.place.dossier()
    let dossier = view == .public ? try whole.forPublic() : whole
    let (measures, outlook) = try held.outlook(of: dossier.plan, common, isAsked: view == nil)
    let shown = PlanView(dossier, run: measures, outlook: outlook, today: options.day)
    if let remark = outlook.remark { Output.talk("note: \(remark.sentence)") }
    guard common.json else {
      Output.standard.write(try lines(shown).joined(separator: "\n"))
      return
    }
    let envelope = Envelope(
      kind: "plan-show",
      data: try content(shown, dossier),
      fingerprint: measures?.fingerprint
    )
    Output.standard.write(try envelope.text())
  }

  private func lines(_ whole: PlanView) throws -> [String] {
    switch view {
    case nil: whole.page
    case .board: try whole.board()
    case .public: PublicPlanView(whole).page
    case .calendar: whole.calendarLines
    }
  }

  private func content(_ whole: PlanView, _ dossier: PlanDossier) throws -> Content {
    var content = Content(
      title: dossier.plan.title,
      unit: dossier.plan.unit,
      version: whole.version
    )
    switch view {
    case nil:
      content.goals = whole.standings.map { GoalRecord($0, whole.outlook(of: $0)) }
      content.steps = whole.steps.map {
        .init(number: $0.number, title: $0.title, missing: $0.missing)
      }
      content.governance = whole.checklist.map {
        .init(asked: $0.asked, shown: $0.isShown, evidence: $0.evidence)
      }
    case .board:
      content.versions = dossier.versions.approved.map(PlanVersionRecord.init)
      content.inForce = dossier.versions.inForce?.number
      content.changes = try dossier.changesSinceApproval()
      content.goals = whole.standings.map { GoalRecord($0) }
    case .public:
      let shown = PublicPlanView(whole)
      content.goals = shown.shown.goals.map(GoalRecord.init)
      content.calendar = shown.calendar.events.map(PlanEventRecord.init)
    case .calendar:
      content.calendar = whole.calendar.events.map(PlanEventRecord.init)
    }
    return content
  }
}
