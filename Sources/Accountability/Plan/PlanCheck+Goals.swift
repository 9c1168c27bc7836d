// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Whether a goal is specific, measurable, attainable, relevant and has its time.
extension PlanCheck {
  func goal(_ goal: Plan.Goal) -> [PlanRemark] {
    specific(goal) + measurable(goal) + attainable(goal) + relevant(goal) + timed(goal)
      + bands(goal)
  }

  func subject(_ goal: Plan.Goal) -> String { "goal \(goal.id)" }

  private func specific(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let run, run.readings[goal.measure.reference] == nil else { return [] }
    let name = goal.measure.reference.description
    return [
      PlanRemark(
        .unknownMeasure,
        subject(goal),
        key: "measure",
        value: name,
        "the run has no such measure of \(run.unit)\(Spelling.suggestion(for: name, among: run.names))",
        remedy: "name total, percent, a component, or a component with one of its parts"
      )
    ]
  }

  private func measurable(_ goal: Plan.Goal) -> [PlanRemark] {
    let subject = subject(goal)
    guard let baseline = goal.baseline else {
      return [
        PlanRemark(
          .baselineMissing,
          subject,
          key: "baseline",
          "a goal begins at a number with its year, count and fingerprint",
          remedy: "add the baseline from a run"
        )
      ] + target(goal)
    }
    var remarks: [PlanRemark] = []
    if baseline.students == nil {
      remarks.append(
        PlanRemark(
          .studentsUnknown,
          subject,
          key: "baseline.n",
          "nobody said how many students the baseline rests on, so the goal is not shown in public",
          remedy: "add n"
        )
      )
    }
    if baseline.fingerprint.isEmpty {
      remarks.append(
        PlanRemark(
          .noFingerprint,
          subject,
          key: "baseline.fingerprint",
          "a number of a run carries the run's fingerprint",
          remedy: "copy the line that the run prints"
        )
      )
    }
    if let run,
      let reading = run.readings[goal.measure.reference]?.last(where: { $0.year == baseline.year }),
      let number = reading.number, number != baseline.value
    {
      remarks.append(
        PlanRemark(
          .baselineDiffers,
          subject,
          key: "baseline.value",
          value: baseline.value.short,
          "the run says \(number.short) for \(baseline.year)",
          remedy: "take the run's number, or name the run that the baseline comes from"
        )
      )
    }
    return remarks + target(goal) + noise(goal)
  }

  private func target(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let target = goal.target else {
      return [
        PlanRemark(
          .targetMissing,
          subject(goal),
          key: "target",
          "a goal ends at a number",
          remedy: "add the target"
        )
      ]
    }
    guard let baseline = goal.baseline, let gain = goal.neededGain, gain <= .zero else { return [] }
    let way = goal.measure.direction == .up ? "above" : "below"
    return [
      PlanRemark(
        .targetDirection,
        subject(goal),
        key: "target",
        value: target.short,
        "the target does not lie \(way) the baseline \(baseline.value.short), and "
          + "\(goal.measure.direction.rawValue) is the way that is better",
        remedy: "set a target \(way) it, or turn the measure's direction"
      )
    ]
  }

  private func noise(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let gain = goal.neededGain, gain > .zero else { return [] }
    let drawn = outlooks[goal.id]?.scatter?.halfWidth.double
    guard let half = goal.noise?.halfWidth ?? drawn else {
      return [
        PlanRemark(
          .note,
          .noiseUnknown,
          subject(goal),
          key: "noise",
          "nobody said how much the measure scatters by chance, so the target is not held against it",
          remedy: "add half_width, or the counts at each level"
        )
      ]
    }
    guard gain.double <= half else { return [] }
    return [
      PlanRemark(
        .insideNoise,
        subject(goal),
        key: "target",
        value: goal.target?.short,
        "the gain of \(gain.short) could be reached by chance: the 95 % half-width is "
          + (goal.noise == nil && outlooks[goal.id]?.scatter?.isLeast ?? false ? "at least " : "")
          + half.text(places: 1),
        remedy: "set a target beyond it, or say that the goal is to hold"
      )
    ]
  }

  private func timed(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let due = goal.due else {
      return [
        PlanRemark(
          .dueMissing,
          subject(goal),
          key: "due",
          "a goal has a day by which it is reached",
          remedy: "add a day within \(plan.span.start) to \(plan.span.end)"
        )
      ]
    }
    guard plan.span.contains(due) else {
      return [
        PlanRemark(
          .dueOutsideSpan,
          subject(goal),
          key: "due",
          value: due.description,
          "the day lies outside the plan's span, \(plan.span.start) to \(plan.span.end)",
          remedy: "move the day, or the span"
        )
      ]
    }
    let begin = goal.baseline?.year ?? plan.span.start.fields.year
    return goal.milestones.filter { $0.year <= begin || $0.year >= due.fields.year }.map {
      PlanRemark(
        .milestoneOffPath,
        subject(goal),
        key: "milestones",
        value: String($0.year),
        "a milestone lies between the years of baseline and due date",
        remedy: "move it, or take it out"
      )
    }
  }
}
