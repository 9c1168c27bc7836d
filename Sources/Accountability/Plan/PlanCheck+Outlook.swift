// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Whether a goal can be reached, is worth points, and stays worth them while the bands move.
extension PlanCheck {
  /// Holds the gain against past ones: those that the plan names, else those of the run.
  func attainable(_ goal: Plan.Goal) -> [PlanRemark] {
    let values = declared(goal) ?? fromRun(goal)
    guard let numbers = outlooks[goal.id]?.attainable, let target = goal.target else {
      return values
    }
    let next = numbers.first { $0 > target }
    let beside = [numbers.last { $0 < target }, next].compactMap(\.self).map(\.short)
    return values + [
      PlanRemark(
        .unattainable,
        subject(goal),
        key: "target",
        value: target.short,
        "the component cannot have these points by the tables of the policy",
        remedy: "set \(beside.joined(separator: " or "))"
      )
    ]
  }

  private func declared(_ goal: Plan.Goal) -> [PlanRemark]? {
    guard let past = goal.pastGains, !past.values.isEmpty, let gain = goal.neededGain,
      let path = GoalPath(goal), let baseline = goal.baseline
    else { return nil }
    let needed = gain * Rational(past.years, path.lastYear - baseline.year)
    let sorted = past.values.sorted()
    // The nearest rank: the smallest gain that at least 95 of 100 do not exceed.
    let rank = (95 * sorted.count + 99) / 100
    guard needed > sorted[rank - 1] else { return [] }
    let reached = sorted.count { $0 >= needed }
    return [rarelySeen(goal, needed, past.years, reached, sorted.count)]
  }

  private func fromRun(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let gain = outlooks[goal.id]?.gain, gain.count >= RunGains.enough, gain.isRare else {
      return []
    }
    return [rarelySeen(goal, gain.neededInStretch, gain.stretch, gain.asLarge, gain.count)]
  }

  private func rarelySeen(
    _ goal: Plan.Goal,
    _ needed: Rational,
    _ years: Int,
    _ reached: Int,
    _ count: Int
  ) -> PlanRemark {
    PlanRemark(
      .rarelySeen,
      subject(goal),
      key: "target",
      value: goal.target?.short,
      "a gain of \(needed.short) in \(years == 1 ? "a year" : "\(years) years") is rarely seen: "
        + "\(reached) of \(count)",
      remedy: "say what is different now, or set a nearer target"
    )
  }

  /// What the target is worth in points: by the policy where a run was given, else as the plan says.
  func relevant(_ goal: Plan.Goal) -> [PlanRemark] {
    if case .failure(let untold)? = outlooks[goal.id]?.effect {
      return [
        PlanRemark(
          .note,
          .effectUntold,
          subject(goal),
          key: "target",
          value: goal.target?.short,
          "what it is worth in points is not told: \(untold.reason)",
          remedy: "correct the target where it cannot be; else the goal may stand all the same"
        )
      ]
    }
    guard case .success(let effect)? = outlooks[goal.id]?.effect, let gain = effect.gain else {
      return isFull(goal) ? [capMet(goal)] : []
    }
    var remarks: [PlanRemark] = []
    if let written = goal.effect, written.points != gain {
      remarks.append(
        PlanRemark(
          .effectDiffers,
          subject(goal),
          key: "effect.points",
          value: written.points.short,
          "the policy gives \(gain.short) at the target: \(effect.words)",
          remedy: "take the policy's number, or leave effect out"
        )
      )
    }
    guard gain == .zero else { return remarks }
    if effect.isFull || effect.lost > .zero { return remarks + [capMet(goal)] }
    let why = ": " + (effect.nextBand ?? effect.words)
    remarks.append(
      PlanRemark(
        .note,
        .gainsNothing,
        subject(goal),
        key: "target",
        value: goal.target?.short,
        "gains 0 points\(why)",
        remedy: "the goal may stand all the same"
      )
    )
    return remarks
  }

  private func isFull(_ goal: Plan.Goal) -> Bool {
    if let effect = goal.effect { return effect.points == .zero && effect.isCapped }
    guard case .component = goal.measure.reference, goal.measure.direction == .up,
      let reading = run?.last(goal.measure.reference), let points = reading.points,
      let most = reading.most
    else { return false }
    return points >= most
  }

  private func capMet(_ goal: Plan.Goal) -> PlanRemark {
    PlanRemark(
      .note,
      .capMet,
      subject(goal),
      key: "effect",
      "gains 0 points: the cap is already met",
      remedy: "the goal may stand all the same"
    )
  }

  /// Numbers that earn less in the year for which they are set than they would now.
  func bands(_ goal: Plan.Goal) -> [PlanRemark] {
    guard let bands = outlooks[goal.id]?.bands, let sentence = bands.sentence else { return [] }
    guard bands.isLowerWhenDue, let due = bands.years.last?.year else { return [] }
    let asks = bands.asks.map { "; \($0)" } ?? ""
    return [
      PlanRemark(
        .movingBands,
        subject(goal),
        key: "target",
        value: bands.target.short,
        "\(sentence), and it is due in \(due)\(asks)",
        remedy: "set a target for the bands of its year, or say that the number itself is the goal"
      )
    ]
  }
}
