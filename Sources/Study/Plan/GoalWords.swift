// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic

/// A goal and how it stands, in words that every view has from here.
struct GoalWords {
  let standing: GoalStanding

  init(_ standing: GoalStanding) { self.standing = standing }

  private var goal: Plan.Goal { standing.goal }

  /// `s1_math/status_call, all, index points: 360.7 (2015, n 200) -> 369 by 2020-06-30`.
  var aim: String {
    let measure = goal.measure
    return "\(measure.reference), \(measure.group), \(measure.unit): \(baseline) -> \(target)"
      + (goal.due.map { " by \($0)" } ?? "")
  }

  /// `360.7 (2015, n 200)`.
  var baseline: String {
    guard let baseline = goal.baseline else { return "no baseline" }
    let students = baseline.students.map { ", n \($0)" } ?? ""
    return "\(baseline.value.short) (\(baseline.year)\(students))"
  }

  /// The target, or that there is none.
  var target: String { goal.target?.short ?? "no target" }

  /// `on the way: 363.1 ±9.0 in 2016, where 362.4 is asked`.
  var state: String {
    var text = standing.verdict.rawValue
    if let obstacle = standing.obstacle { return "\(text): \(obstacle)" }
    if let reading = standing.reading, let number = reading.number {
      text += ": \(number.short)\(goal.noise?.words.map { " \($0)" } ?? "") in \(reading.year)"
    }
    if let asked = standing.asked, standing.verdict != .reached {
      text += ", where \(asked.value.short) is asked"
    } else if standing.verdict == .reached, let target = goal.target {
      text += ", target \(target.short)"
    }
    return text
  }

  /// `363.8 in 2017, on the line between the numbers that the plan gives`.
  var next: String? {
    standing.next.map { place in
      "\(place.value.short) in \(place.year), "
        + (place.value == goal.target && place.isGiven ? "the target" : place.origin)
    }
  }

  /// The points that go with the reading; empty where they are not known.
  var points: String {
    guard let reading = standing.reading, let points = reading.points else { return "" }
    return points.short + (reading.most.map { " of \($0.short)" } ?? "")
  }
}
