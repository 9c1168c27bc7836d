// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic

/// Takes a plan out of the settings of its file.
struct PlanReading {
  let root: SettingsReader

  init(_ root: SettingsReader) { self.root = root }

  /// The lists of the file and what their elements are called.
  static let nouns = [
    "findings": "finding", "causes": "cause", "priorities": "priority", "goals": "goal",
    "strategies": "strategy", "steps": "step", "links": "link",
  ]

  func plan() throws(StudyError) -> Plan {
    let title = try root.text("title")
    let unit = try root.text("unit")
    let group = try root.requiredGroup("span")
    let (start, end) = (try Self.day(group, "start"), try Self.day(group, "end"))
    try group.finish()
    guard let span = Plan.Span(start, end) else {
      throw root.trouble("span", "ends on \(end), before it begins on \(start)")
    }
    var plan = Plan(unit: unit, title: title, span: span)
    plan.reportingMinimum = try root.integer("reporting_n", in: 1...1000, default: 10)
    plan.districtPlan = try root.optionalText("district_plan")
    plan.statements = try statements()
    plan.team = try list("team", member)
    plan.data = try data()
    plan.findings = try list("findings", finding)
    plan.causes = try list("causes", cause)
    plan.priorities = try list("priorities", priority)
    plan.goalCountReason = try root.optionalText("goal_count_reason")
    plan.goals = try list("goals") { group throws(StudyError) in try PlanGoalReading(group).goal() }
    plan.strategies = try list("strategies", strategy)
    plan.steps = try list("steps", step)
    plan.links = try list("links") { group throws(StudyError) in
      Plan.Link(strategy: try group.text("strategy"), goal: try group.text("goal"))
    }
    plan.appointments = try list("calendar") { group throws(StudyError) in
      Plan.Appointment(
        try group.choice("kind"),
        on: try Self.day(group, "on"),
        note: try group.text("note", default: "")
      )
    }
    try root.finish()
    return plan
  }

  /// The elements of a list, each read to its last key; a key without a value is an empty list.
  private func list<Element>(
    _ key: String,
    _ read: (SettingsReader) throws(StudyError) -> Element
  ) throws(StudyError) -> [Element] {
    if root.has(key), !root.isList(key), (try? root.optionalText(key))?.isEmpty == true {
      return []
    }
    var elements: [Element] = []
    for group in try root.groups(key) {
      elements.append(try read(group))
      try group.finish()
    }
    return elements
  }

  private func statements() throws(StudyError) -> Plan.Statements {
    var statements = Plan.Statements()
    guard let group = try root.group("statements") else { return statements }
    statements.process = try group.text("process", default: "")
    statements.vision = try group.text("vision", default: "")
    statements.mission = try group.text("mission", default: "")
    statements.evaluation = try group.text("evaluation", default: "")
    try group.finish()
    return statements
  }

  private func member(_ group: SettingsReader) throws(StudyError) -> Plan.TeamMember {
    Plan.TeamMember(
      try group.choice("part"),
      Plan.Responsible(role: try group.text("role"), name: try Self.name(group))
    )
  }

  static func name(_ group: SettingsReader) throws(StudyError) -> PrivateName? {
    try group.optionalText("name").map(PrivateName.init)
  }

  /// A category has a source, or the reason why there is none.
  private func data() throws(StudyError) -> [Plan.DataSource] {
    guard let group = try root.group("data") else { return [] }
    var sources: [Plan.DataSource] = []
    for category in Plan.DataSource.Category.allCases where group.has(category.rawValue) {
      var source = Plan.DataSource(category)
      let entry = try group.requiredGroup(category.rawValue)
      source.source = try entry.text("source", default: "")
      source.reason = try entry.text("none", default: "")
      try entry.finish()
      sources.append(source)
    }
    for category in Plan.DataSource.Category.allCases { _ = try group.group(category.rawValue) }
    try group.finish()
    return sources
  }

  private func finding(_ group: SettingsReader) throws(StudyError) -> Plan.Finding {
    var finding = Plan.Finding(
      id: try group.text("id"),
      kind: try group.choice("kind"),
      text: try group.text("text")
    )
    for entry in try group.groups("evidence") {
      var evidence = Plan.Evidence()
      if entry.has("measure") { evidence.measure = try Self.reference(entry) }
      evidence.year = try entry.optionalInteger("year", in: Self.years)
      evidence.value = try entry.optionalRational("value")
      evidence.fingerprint = try entry.text("fingerprint", default: "")
      evidence.source = try entry.text("source", default: "")
      try entry.finish()
      finding.evidence.append(evidence)
    }
    return finding
  }

  private func cause(_ group: SettingsReader) throws(StudyError) -> Plan.RootCause {
    var cause = Plan.RootCause(
      id: try group.text("id"),
      finding: try group.text("finding"),
      text: try group.text("text")
    )
    cause.behind = try group.optionalText("behind")
    return cause
  }

  private func priority(_ group: SettingsReader) throws(StudyError) -> Plan.Priority {
    Plan.Priority(
      id: try group.text("id"),
      theme: try group.text("theme"),
      findings: try group.texts("findings")
    )
  }

  private func strategy(_ group: SettingsReader) throws(StudyError) -> Plan.Strategy {
    var strategy = Plan.Strategy(
      id: try group.text("id"),
      text: try group.text("text"),
      goals: try group.texts("goals")
    )
    strategy.cause = try group.optionalText("cause")
    for entry in try group.groups("evidence") {
      strategy.claims.append(
        Plan.Strategy.Claim(
          citation: try entry.text("citation"),
          strength: try entry.text("strength", default: "")
        )
      )
      try entry.finish()
    }
    return strategy
  }

  private func step(_ group: SettingsReader) throws(StudyError) -> Plan.ActionStep {
    var step = Plan.ActionStep(
      id: try group.text("id"),
      strategy: try group.text("strategy"),
      action: try group.text("action")
    )
    step.start = try Self.optionalDay(group, "start")
    step.due = try Self.optionalDay(group, "due")
    let name = try Self.name(group)
    if let role = try group.optionalText("role") {
      step.responsible = Plan.Responsible(role: role, name: name)
    }
    step.resource = try group.text("resource", default: "")
    step.outcome = try group.text("outcome", default: "")
    return step
  }

  /// The years that a plan may name.
  static let years = 1...9999

  static func reference(_ group: SettingsReader) throws(StudyError) -> Plan.Measure.Reference {
    let text = try group.text("measure")
    guard let reference = Plan.Measure.Reference(text) else {
      throw group.trouble(
        "measure",
        "is total, percent, a component such as s1_math, or one of its parts such as "
          + "s1_math/status_call, not \"\(text)\""
      )
    }
    return reference
  }

  static func day(_ group: SettingsReader, _ key: String) throws(StudyError) -> CalendarDate {
    _ = try group.text(key)
    guard let day = try optionalDay(group, key) else {
      throw group.trouble(key, "is a day such as 2015-07-01")
    }
    return day
  }

  static func optionalDay(
    _ group: SettingsReader,
    _ key: String
  ) throws(StudyError) -> CalendarDate? {
    guard let text = try group.optionalText(key) else { return nil }
    guard let day = CalendarDate(text) else {
      throw group.trouble(key, "is a day such as 2015-07-01, not \"\(text)\"")
    }
    return day
  }
}
