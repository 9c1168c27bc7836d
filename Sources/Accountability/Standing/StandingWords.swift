// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import Policy

/// Where a unit stands, as sentences; every page and every line of a terminal has them from here.
public struct StandingWords: Sendable {
  let standing: UnitStanding

  /// The words of a standing.
  public init(_ standing: UnitStanding) { self.standing = standing }

  private var report: UnitReport { standing.report }

  /// `95 of 140 = 67.9 %`, `12 to 136 of 140`, `B (2.1)`.
  public var total: String {
    let points = Self.range(report.bounds) ?? report.total.words(report.scorecard.total.type)
    let possible = report.possible.map { " of \($0)" } ?? ""
    guard let share = report.shareBounds, let words = Self.percent(share) else {
      return points + possible
    }
    return "\(points)\(possible) = \(words)"
  }

  /// `provisional range`, or what keeps the level open.
  public var level: String {
    switch report.levels.count {
    case 0: report.scorecard.level == nil ? "" : "level undetermined"
    case 1: report.levels[0]
    default: "undetermined: \(report.levels[0]) to \(report.levels[report.levels.count - 1])"
    }
  }

  /// `95 of 140 = 67.9 %: provisional range, 3 points from the accredited range (98)`.
  public var sentence: String {
    var text = level.isEmpty ? total : "\(total): \(level)"
    if let next = standing.next {
      text += ", \(Self.points(next.distance)) from the \(next.level) (\(next.total))"
    }
    return text
  }

  /// What keeps the total open: `not scored: Science (the table of points is not published), …`.
  public var open: String? {
    let missing = report.unscored
    guard !missing.isEmpty else { return nil }
    let groups = ComponentState.Reason.allCases.compactMap { reason -> String? in
      let names = missing.filter { $0.state == .notScored(reason) }.map(\.title)
      return names.isEmpty ? nil : "\(names.joined(separator: ", ")) (\(reason.sentence))"
    }
    return "not scored: " + groups.joined(separator: "; ")
  }

  /// What a lever's first gain does: `5 students one level up in math, all: Mathematics 15 to 16 …`.
  public func change(_ gain: UnitStanding.Gain) -> String {
    "\(gain.reach.position.lever.words(gain.steps))\(gain.reach.position.lever.action) in "
      + gain.reach.position.name
  }

  /// What follows from it, component by component.
  public func result(_ gain: UnitStanding.Gain) -> String {
    var text = gain.components.map { before, after in
      Self.component(before, after)
    }.joined(separator: "; ")
    if let jumps = gain.jumps, jumps < gain.steps {
      text += "; \(gain.reach.position.lever.words(jumps)) where each rises to the highest level"
    }
    return text
  }

  /// `Mathematics 15 to 16: status call 9 to 12 at 363, of which 2 are lost to the maximum`.
  static func component(_ before: ComponentReport, _ after: ComponentReport) -> String {
    var text = "\(after.title) \(before.words) to \(after.words)"
    let changed = after.parts.filter { part in
      part.role == .source
        && !before.parts.contains { $0.label == part.label && $0.amount == part.amount }
    }
    let words = changed.map { part -> String in
      let old = before.parts.first { $0.label == part.label && $0.role == .source }?.amount
      let from = old.map { "\($0) to " } ?? ""
      let step = part.steps.first { $0.banded != nil }
      let edge = step?.edge.map { ", which begins at \($0)" } ?? ""
      let at = step.map { " with \($0.key) (\($0.result.spelledOut)\(edge))" } ?? ""
      return "\(part.label) \(from)\(part.amount?.description ?? "open")\(at)"
    }
    let adjusted = after.parts.compactMap { part -> String? in
      guard part.role == .adjustment, let amount = part.amount,
        let old = before.parts.first(where: { $0.role == .adjustment && $0.label == part.label })?
          .amount, old != amount
      else { return nil }
      return "\(part.label) \(old) to \(amount)"
    }
    let reasons = words + adjusted
    if !reasons.isEmpty { text += ": \(reasons.joined(separator: ", "))" }
    let lost = after.lostToCaps - before.lostToCaps
    if lost > .zero, let most = after.possible {
      text +=
        ", of which \(points(lost)) \(lost == 1 ? "is" : "are") lost to the maximum of \(most)"
    }
    return text
  }

  /// The plans, or why there is none.
  public var path: String? {
    guard let next = standing.next else { return nil }
    guard let best = standing.plans.first else {
      return standing.gains.isEmpty
        ? "No lever of this study gains a point."
        : "No combination of the levers reaches \(next.total): together they gain at most "
          + "\(Self.points(standing.mostGain))."
    }
    var text =
      "Least to reach \(next.total): \(Self.words(best)), which gives \(best.total) (\(best.level))."
    if let fewest = standing.fewest, fewest.plan.choices.count < best.plan.choices.count {
      text += " With fewer levers: \(Self.words(fewest))."
    }
    if standing.isUpperBound {
      text += " Levers share components, so the cost is an upper bound."
    }
    return text
  }

  /// What such figures are and are not.
  public static let caution =
    "Arithmetic, not a forecast: it is the least that could do it, all else staying as it is."

  /// What a plan does: `7 students one level up in math, all and …`.
  public func plan(_ plan: UnitStanding.Plan) -> String { Self.words(plan) }

  private static func words(_ plan: UnitStanding.Plan) -> String {
    plan.choices.map { position, steps in
      "\(position.lever.words(steps))\(position.lever.action) in \(position.name)"
    }.joined(separator: " and ")
  }

  static func points(_ number: Rational) -> String { "\(number) point\(number == 1 ? "" : "s")" }

  private static func range(_ interval: NumberInterval) -> String? {
    if let single = interval.single { return single.description }
    guard let lower = interval.lower, let upper = interval.upper else { return nil }
    return "\(lower) to \(upper)"
  }

  private static func percent(_ interval: NumberInterval) -> String? {
    func text(_ number: Rational) -> String { (number * 100).text(places: 1) }
    if let single = interval.single { return "\(text(single)) %" }
    guard let lower = interval.lower, let upper = interval.upper else { return nil }
    return "\(text(lower)) to \(text(upper)) %"
  }
}
