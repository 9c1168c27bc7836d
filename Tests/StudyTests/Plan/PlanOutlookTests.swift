// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Foundation
import Graphics
import TestKit
import Testing

@testable import Study

/// Goals held against the policy, past gains and moving bands, from a run and its study.
@Suite struct PlanOutlookTests {
  private static let run = Result { () throws -> PlanRun in
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    _ = try RunFolder(place).write(
      try StudyRunner().run(SampleStudies.files("missouri-districts")).content
    )
    return try PlanRun(place)
  }

  private static func dossier() throws -> PlanDossier {
    try PlanFolder(SampleStudies.folder.appendingPathComponent("missouri-districts/plan")).dossier()
  }

  /// The sample plan with its first goal changed.
  private static func outlook(
    _ target: Rational,
    due: String,
    _ change: (inout Plan.Goal) -> Void = { _ in }
  ) throws -> (plan: Plan, outlook: PlanOutlook) {
    var plan = try dossier().plan
    plan.goals[0].target = target
    plan.goals[0].due = CalendarDate(due)
    change(&plan.goals[0])
    return (
      plan,
      try PlanOutlook(
        plan,
        try run.get(),
        from: SampleStudies.files("missouri-districts"),
        draws: 40,
        by: StudyRunner()
      )
    )
  }

  private static func remarks(_ found: (plan: Plan, outlook: PlanOutlook)) throws -> [PlanRemark] {
    PlanCheck(
      found.plan,
      run: try run.get().measures(of: "EX-01"),
      outlooks: found.outlook.goals,
      today: try #require(CalendarDate("2015-11-01"))
    ).remarks.filter { $0.subject == "goal G1" }
  }

  @Test func `the effect of the sample goal is the engine's, with the cap`() throws {
    let found = try Self.outlook(372, due: "2018-06-30").outlook
    let goal = try #require(found.goals["G1"])
    let effect = try #require(try goal.effect?.get())
    #expect(effect.gain == 1 && effect.lost == 2)
    #expect(goal.bands?.sentence == "372 is on track in every year from 2015 to 2018")
    let gain = try #require(goal.gain)
    #expect(gain.needed == Rational(113, 10) && gain.years == 3 && gain.from == 2015)
    #expect(goal.scatter?.isLeast == true)
    #expect(found.charts["G1"]?.years.map(\.label) == (2013...2018).map(String.init))
    #expect(found.charts["G1"]?.years.last?.asked?.text == "372")
  }

  @Test func `a target against moving bands is warned of, with what the year asks`() throws {
    let found = try Self.outlook(363, due: "2016-06-30")
    let remark = try #require(try Self.remarks(found).first { $0.code == .movingBands })
    #expect(remark.severity == .warning)
    #expect(
      remark.rule
        == "363 is on track in 2015 and approaching in 2016, and it is due in 2016; on track begins "
        + "at 365.4 in 2016"
    )
    #expect(found.outlook.charts["G1"]?.held?.drop == 3)
    let far = try Self.outlook(372, due: "2018-06-30")
    #expect(try Self.remarks(far).allSatisfy { $0.code != .movingBands })
  }

  @Test func `a target within the band gains nothing, and what the plan says is held against it`()
    throws
  {
    let near = try Self.outlook(Rational(3625, 10), due: "2018-06-30") {
      $0.noise = .halfWidth(1)
      $0.effect = .init(points: 3, isCapped: false)
    }
    let remarks = try Self.remarks(near)
    #expect(remarks.map(\.code) == [.effectDiffers, .gainsNothing])
    #expect(
      remarks.first?.rule.hasPrefix("the policy gives 0 at the target: Mathematics 15 to 15")
        == true
    )
    #expect(
      remarks.last?.rule
        == "gains 0 points: 362.5 is approaching, and the next band begins at 363"
    )
  }

  @Test func `points that no table gives are unattainable`() throws {
    var goal = Plan.Goal(id: "G1", title: "Points", measure: .init(.component("s1_math")))
    goal.baseline = .init(year: 2012, value: 9)
    (goal.target, goal.due, goal.noise) = (14, CalendarDate("2014-06-30"), .halfWidth(1))
    var plan = Plan(unit: "EX-02", title: "Plan", span: try Self.dossier().plan.span)
    plan.goals = [goal]
    let run = try Self.run.get()
    let outlook = try PlanOutlook(
      plan,
      run,
      from: SampleStudies.files("missouri-districts"),
      draws: 40,
      by: StudyRunner()
    )
    #expect(outlook.goals["G1"]?.attainable == [0, 3, 6, 9, 12, 15, 16])
    let check = PlanCheck(
      plan,
      run: try run.measures(of: "EX-02"),
      outlooks: outlook.goals,
      today: try #require(CalendarDate("2013-11-01"))
    )
    let remark = try #require(check.remarks.first { $0.code == .unattainable })
    #expect(remark.remedy == "set 12 or 15")
  }

  @Test func `without its study a run still has past gains, and the check says what is missing`()
    throws
  {
    let plan = try Self.dossier().plan
    let outlook = try PlanOutlook(plan, try Self.run.get(), from: nil, by: StudyRunner())
    #expect(outlook.goals["G1"]?.effect == nil && outlook.goals["G1"]?.gain != nil)
    let today = try #require(CalendarDate("2015-11-01"))
    let codes = try Self.dossier().remarks(nil, outlook, today: today).map(\.code)
    #expect(codes.contains(.noStudy))
  }

  @Test func `a share is supposed in per cent`() throws {
    var plan = Plan(unit: "EX-02", title: "Plan", span: try Self.dossier().plan.span)
    plan.goals = [
      Plan.Goal(
        id: "G1",
        title: "Progress",
        measure: .init(.part(component: "s1_math", name: "progress_call"))
      )
    ]
    plan.goals[0].target = 3
    plan.goals[0].due = CalendarDate("2014-06-30")
    let outlook = try PlanOutlook(
      plan,
      try Self.run.get(),
      from: SampleStudies.files("missouri-districts"),
      draws: 40,
      by: StudyRunner()
    )
    let effect = try #require(try outlook.goals["G1"]?.effect?.get())
    #expect(effect.before == 12 && effect.after == 15, "\(effect.words)")
  }

  @Test func `a number below 0 is read behind the sign that spreadsheets are guarded with`() throws
  {
    let files = SampleStudies.files("missouri-districts")
    let scenario = try ScenarioStudy(
      of: try Self.run.get().content.manifest,
      from: files,
      unit: "EX-02 2013",
      by: StudyRunner()
    )
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let edit = try ScenarioEdit(setting: "levels[tested=2011].mpi=370")
    _ = try RunFolder(place).write(try scenario.run([edit]))
    let reference = try #require(Plan.Measure.Reference("s1_math/progress_call"))
    let reading = try PlanRun(place).measures(of: "EX-02").last(reference)
    #expect(try #require(reading?.number) < .zero, "\(String(describing: reading))")
  }

  @Test func `nothing of an outlook is in the public views`() throws {
    let dossier = try Self.dossier()
    let found = try Self.outlook(372, due: "2018-06-30").outlook
    let view = PlanView(
      dossier,
      run: try Self.run.get().measures(of: "EX-01"),
      outlook: found,
      today: try #require(CalendarDate("2016-09-01"))
    )
    let shown = PublicPlanView(view)
    let texts = [
      shown.page.joined(), PublicPlanPage(shown, hash: dossier.document.hash).html(),
    ]
    for text in texts {
      #expect(!text.contains("at the target") && !text.contains("past gains"))
    }
    #expect(view.page.contains { $0.contains("at the target: by the rule of 2015") })
    #expect(try PlanPage(view).html().contains("goal-g1"))
  }
}
