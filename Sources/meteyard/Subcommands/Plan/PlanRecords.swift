// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic
import Study

/// A remark of a check, as programs read it.
struct PlanRemarkRecord: Encodable {
  let code: String
  let severity: String
  let file: String
  let line: Int?
  let subject: String
  let key: String
  let value: String?
  let rule: String
  let remedy: String

  init(_ remark: PlanRemark, in dossier: PlanDossier) {
    code = remark.code.rawValue
    severity = remark.severity.rawValue
    file = PlanDocument.fileName
    line = dossier.document.line(of: remark.subject)
    (subject, key, value) = (remark.subject, remark.key, remark.value)
    (rule, remedy) = (remark.rule, remark.remedy)
  }
}

/// A goal and how it stands, as programs read it; a withheld one has nothing but its id and the reason.
struct GoalRecord: Encodable {
  let id: String
  var title: String?
  var measure: String?
  var baseline: String?
  var baselineYear: Int?
  var target: String?
  var due: String?
  var value: String?
  var year: Int?
  var asked: String?
  var nextYear: Int?
  var next: String?
  var points: String?
  var verdict: String?
  var obstacle: String?
  var remarks: [String]?
  var suppressed: String?
  var outlook: GoalOutlookRecord?

  init(_ standing: GoalStanding, _ outlook: GoalOutlook? = nil) {
    self.outlook = outlook.map(GoalOutlookRecord.init)
    let goal = standing.goal
    id = goal.id
    title = goal.title
    measure = goal.measure.reference.description
    baseline = goal.baseline?.value.description
    baselineYear = goal.baseline?.year
    target = goal.target?.description
    due = goal.due?.description
    value = standing.reading?.number?.description
    year = standing.reading?.year
    asked = standing.asked?.value.description
    nextYear = standing.next?.year
    next = standing.next?.value.description
    points = standing.reading?.points?.description
    verdict = standing.verdict.rawValue
    obstacle = standing.obstacle
    remarks = standing.remarks
  }

  private init(withheld id: String, _ reason: String) { (self.id, suppressed) = (id, reason) }

  init(_ goal: PublicPlan.Shown) {
    switch goal {
    case .shown(let standing): self.init(standing)
    case .withheld(let id, let reason): self.init(withheld: id, reason)
    }
  }
}

/// A version of a plan, as programs read it.
struct PlanVersionRecord: Encodable {
  struct Approval: Encodable {
    let status: String
    let day: String
    let body: String
    let vote: String
    let minutes: String
  }

  let number: Int
  let status: String
  let hash: String
  let approvals: [Approval]
  let reason: String?

  init(_ version: PlanVersions.Version) {
    number = version.number
    status = version.status.rawValue
    hash = version.hash
    reason = version.revision?.reason.rawValue
    approvals = version.approvals.map {
      Approval(
        status: $0.status.rawValue,
        day: $0.day.description,
        body: $0.body,
        vote: $0.vote,
        minutes: $0.minutes
      )
    }
  }
}

/// What is due, as programs read it.
struct PlanEventRecord: Encodable {
  let day: String
  let kind: String
  let id: String
  let words: String
  let role: String
  let done: Bool

  init(_ event: PlanCalendar.Event) {
    (day, kind, id) = (event.day.description, event.kind.rawValue, event.id)
    (words, role, done) = (event.words, event.role, event.isDone)
  }
}
