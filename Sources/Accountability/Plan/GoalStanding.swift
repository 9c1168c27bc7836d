// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

/// Where a goal stands after the runs so far.
package struct GoalStanding: Sendable, Hashable {
  /// The verdict of section 10.3 of the specification.
  package enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// The target is met.
    case reached
    /// At or beyond what the year asks for.
    case onTheWay = "on the way"
    /// Short of what the year asks for.
    case offTheWay = "off the way"
    /// No number, or nothing to hold it against.
    case cannotSayYet = "cannot say yet"
  }

  /// The goal.
  package let goal: Plan.Goal
  /// The verdict.
  package let verdict: Verdict
  /// Why nothing can be said; `nil` where something can.
  package let obstacle: String?
  /// The reading that it rests on; `nil` where there is none.
  package let reading: MeasureReading?
  /// What that year asks for.
  package let asked: GoalPath.Place?
  /// What comes next; `nil` after the due date.
  package let next: GoalPath.Place?
  /// What a reader of the verdict must know.
  package let remarks: [String]

  /// Holds the last reading against the path of a goal.
  ///
  /// The verdict compares numbers as they stand; where chance alone could turn it, a remark says so.
  ///
  /// - Parameters:
  ///   - goal: The goal.
  ///   - readings: What runs said of its measure, the later run behind the earlier one.
  package init(_ goal: Plan.Goal, _ readings: [MeasureReading]) {
    self.goal = goal
    // Of two runs about one year the later one counts.
    let last = readings.enumerated().max {
      ($0.element.year, $0.offset) < ($1.element.year, $1.offset)
    }?.element
    reading = last
    let path = GoalPath(goal)
    asked = last.flatMap { path?.place(in: $0.year) }
    let begin = [goal.baseline?.year, last?.year].compactMap(\.self).max()
    next = path.flatMap { path in
      path.places.first { $0.year > begin ?? Int.min }
    }
    (verdict, obstacle) = Self.judge(goal, last, asked)
    remarks = Self.remarks(goal, last, asked, verdict)
  }

  private static func judge(
    _ goal: Plan.Goal,
    _ reading: MeasureReading?,
    _ asked: GoalPath.Place?
  ) -> (Verdict, String?) {
    guard let baseline = goal.baseline else { return (.cannotSayYet, "the goal has no baseline") }
    guard let target = goal.target else { return (.cannotSayYet, "the goal has no target") }
    guard let reading else { return (.cannotSayYet, "no run has given a number") }
    switch reading.value {
    case .open(let why): return (.cannotSayYet, "\(reading.year): \(why)")
    case .suppressed(let why): return (.cannotSayYet, "\(reading.year): not shown, \(why)")
    case .number(let value):
      let direction = goal.measure.direction
      guard reading.year > baseline.year else {
        return (.cannotSayYet, "no run is later than the baseline of \(baseline.year)")
      }
      // A target on the wrong side of its baseline would be met before anybody begins.
      guard direction.advance(from: baseline.value, to: target) > .zero else {
        return (.cannotSayYet, "the target does not lie beyond the baseline")
      }
      if direction.advance(from: target, to: value) >= .zero { return (.reached, nil) }
      guard let asked else { return (.cannotSayYet, "the goal has no due date after its baseline") }
      return direction.advance(from: asked.value, to: value) >= .zero
        && reading.year < dueYear(goal)
        ? (.onTheWay, nil) : (.offTheWay, nil)
    }
  }

  private static func dueYear(_ goal: Plan.Goal) -> Int { goal.due?.fields.year ?? 0 }

  private static func remarks(
    _ goal: Plan.Goal,
    _ reading: MeasureReading?,
    _ asked: GoalPath.Place?,
    _ verdict: Verdict
  ) -> [String] {
    var remarks: [String] = []
    if let asked, !asked.isGiven, verdict != .cannotSayYet, verdict != .reached {
      remarks.append("\(asked.value.short) in \(asked.year) lies \(asked.origin)")
    }
    if let value = reading?.number, let half = goal.noise?.halfWidth, verdict != .cannotSayYet,
      let line = verdict == .reached ? goal.target : asked?.value,
      abs((value - line).double) <= half
    {
      remarks.append(
        "\(value.short) lies within chance (\u{B1}\(half.text(places: 1))) of \(line.short), so the "
          + "verdict could turn by chance"
      )
    }
    if let reading, let baseline = goal.baseline,
      let before = MeasureReading.rule(of: baseline.fingerprint),
      let now = MeasureReading.rule(of: reading.fingerprint), before != now
    {
      var text = "the policy changed since the baseline (\(before) to \(now))"
      if let target = goal.target { text += "; the goal keeps its own target \(target.short)" }
      if let points = reading.points {
        text += "; the points are now \(points.short)"
        if let most = reading.most { text += " of \(most.short)" }
      }
      remarks.append(text)
    }
    return remarks
  }
}

extension Rational {
  /// The number as a plan prints it: exact where it ends, else with two places.
  package var short: String {
    let text = description
    return text.contains("/") ? self.text(places: 2) : text
  }
}
