// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic

/// Takes one goal out of the settings of a plan.
struct PlanGoalReading {
  let group: SettingsReader

  init(_ group: SettingsReader) { self.group = group }

  func goal() throws(StudyError) -> Plan.Goal {
    let (id, title) = (try group.text("id"), try group.text("title"))
    var measure = Plan.Measure(try PlanReading.reference(group))
    measure.group = try group.text("group", default: "all")
    measure.unit = try group.text("unit", default: "points")
    measure.direction = try group.choice("direction", default: .up)
    var goal = Plan.Goal(id: id, title: title, measure: measure)
    goal.kind = try group.choice("kind", default: .achievement)
    goal.priority = try group.optionalText("priority")
    goal.baseline = try baseline()
    goal.target = try group.optionalRational("target")
    goal.due = try PlanReading.optionalDay(group, "due")
    goal.milestones = try milestones()
    goal.noise = try noise()
    goal.pastGains = try pastGains()
    if let effect = try group.group("effect") {
      goal.effect = Plan.Goal.Effect(
        points: try effect.rational("points"),
        isCapped: try effect.flag("capped", default: false)
      )
      try effect.finish()
    }
    return goal
  }

  private func baseline() throws(StudyError) -> Plan.Goal.Baseline? {
    guard let entry = try group.group("baseline") else { return nil }
    var baseline = Plan.Goal.Baseline(
      year: try entry.integer("year", in: PlanReading.years),
      value: try entry.rational("value")
    )
    baseline.students = try entry.optionalInteger("n", in: 0...Int.max)
    baseline.fingerprint = try entry.text("fingerprint", default: "")
    try entry.finish()
    return baseline
  }

  private func milestones() throws(StudyError) -> [Plan.Goal.Milestone] {
    var milestones: [Plan.Goal.Milestone] = []
    for entry in try group.groups("milestones") {
      let year = try entry.integer("year", in: PlanReading.years)
      guard !milestones.contains(where: { $0.year == year }) else {
        throw entry.trouble("year", "gives \(year) twice; keep one")
      }
      milestones.append(.init(year: year, value: try entry.rational("value")))
      try entry.finish()
    }
    return milestones
  }

  private func noise() throws(StudyError) -> GoalNoise? {
    guard let entry = try group.group("noise") else { return nil }
    if let width = try entry.optionalRational("half_width") {
      guard width >= .zero, !entry.has("counts") else {
        throw entry.trouble("half_width", "is 0 or more, and stands alone")
      }
      try entry.finish()
      return .halfWidth(width)
    }
    var counts: [Int] = []
    for text in try entry.texts("counts") {
      guard let count = Int(text), (0...1 << 40).contains(count) else {
        throw entry.trouble("counts", "is a list of counts, not \"\(text)\"")
      }
      counts.append(count)
    }
    var weights: [Rational?] = []
    for text in try entry.texts("weights") {
      guard let weight = Rational(text: text) else {
        throw entry.trouble("weights", "is a list of numbers, not \"\(text)\"")
      }
      weights.append(weight)
    }
    let factor = try entry.rational("factor", default: 1)
    guard !counts.isEmpty, counts.count == weights.count else {
      throw entry.trouble("counts", "has a count for each weight, or noise gives half_width")
    }
    try entry.finish()
    return .counts(counts, LevelIndex(weights: weights, factor: factor))
  }

  private func pastGains() throws(StudyError) -> Plan.Goal.PastGains? {
    guard let entry = try group.group("past_gains") else { return nil }
    var values: [Rational] = []
    let years = try entry.integer("years", in: 1...100, default: 1)
    for text in try entry.texts("values") {
      guard let value = Rational(text: text) else {
        throw entry.trouble("values", "is a list of numbers, not \"\(text)\"")
      }
      values.append(value)
    }
    try entry.finish()
    return Plan.Goal.PastGains(years: years, values: values)
  }
}
