// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic
package import Policy

/// What a goal's target would be worth in the last year that is reported, computed by the policy.
///
/// The measure is supposed to stand at the target and everything else stays as it is, so that the
/// gain is the goal's own: neither progress nor growth that would come with it is counted.
package struct GoalEffect: Sendable, Hashable {
  /// The year whose rule and numbers it is computed with; `nil` where the policy has no years.
  package let year: Int?
  /// The number that is supposed.
  package let target: Rational
  /// The points of the component, or of the report, that the measure belongs to; `nil` where open.
  package let before: Rational?
  /// The same with the target supposed.
  package let after: Rational?
  /// The points that maxima take away more than before.
  package let lost: Rational
  /// Whether there were as many points as there can be before.
  package let isFull: Bool
  /// The change in words: `Mathematics 15 to 16: status call 9 to 12 with 372 (on track …`.
  package let words: String
  /// The total and level in words: `95 to 96 of 140, still provisional range`.
  package let total: String
  /// What stands in the way of more points: `362.5 is approaching, and the next band begins at 363`; `nil`
  /// where the target lies in another band than the measure, or nothing is known of bands.
  package let nextBand: String?

  /// The points gained; `nil` where they are open.
  package var gain: Rational? {
    guard let before, let after else { return nil }
    return after - before
  }

  /// Why an effect is not told.
  package struct Untold: Error, Hashable {
    /// The reason, as a clause.
    package let reason: String
  }

  /// Runs the policy with a goal's target in place of what its measure reads.
  ///
  /// - Parameters:
  ///   - measure: The measure of the goal.
  ///   - target: The number that is supposed, as a run prints it.
  ///   - report: The unit's report.
  ///   - data: The rows of the unit.
  ///   - reader: The policy.
  /// - Throws: `Untold` where the report has no such measure, or no number that can be supposed.
  package init(
    _ measure: Plan.Measure.Reference,
    at target: Rational,
    _ report: UnitReport,
    in data: CaseData,
    by reader: ScorecardReader
  ) throws(Untold) {
    self.target = target
    year = report.subject.period
    switch measure {
    case .total, .percent:
      let possible = report.possible
      let supposed = measure == .total ? target : possible.map { target * $0 / 100 }
      guard let supposed else { throw Untold(reason: "the policy declares no points possible") }
      if let possible, supposed > possible {
        throw Untold(reason: "the report has at most \(possible) points")
      }
      guard supposed >= .zero else { throw Untold(reason: "no report has fewer than 0 points") }
      (before, after, lost, nextBand) = (report.total.number, supposed, .zero, nil)
      isFull = before != nil && before == possible
      words = "the goal is about the points themselves"
      total = Self.total(report, supposed, reader.level(at: supposed, of: report.subject, in: data))
    case .component(let id):
      let own = try Self.component(id, of: report)
      if let most = own.possible, target > most {
        throw Untold(reason: "\(own.title) has at most \(most) points")
      }
      guard target >= .zero else { throw Untold(reason: "\(own.title) has at least 0 points") }
      (before, after, lost, nextBand) = (own.points.number, target, .zero, nil)
      isFull = before != nil && before == own.possible
      words = "\(own.title) \(own.words) to \(target.short)"
      let sum = before.flatMap { before in report.total.number.map { $0 - before + target } }
      let level = sum.flatMap { reader.level(at: $0, of: report.subject, in: data) }
      total = sum.map { Self.total(report, $0, level) } ?? "the total is open"
    case .part(let id, let name):
      let own = try Self.component(id, of: report)
      guard let step = own.lookup(ofPart: name) else {
        throw Untold(reason: "no table with bands was read for it in \(Self.words(year))")
      }
      guard let origin = step.origin else {
        throw Untold(reason: "the number that it reads is none that can be supposed alone")
      }
      let number = origin.isShare ? target / 100 : target
      guard
        let supposed = reader.report(of: report.subject, supposing: number, of: origin, in: data),
        let later = supposed.components.first(where: { $0.id == id })
      else { throw Untold(reason: "the policy gives no report with it") }
      (before, after) = (own.points.number, later.points.number)
      guard before == nil || after != nil else {
        throw Untold(reason: "the policy gives no points at \(target.short)")
      }
      lost = later.lostToCaps - own.lostToCaps
      isFull = before != nil && before == own.possible
      words = StandingWords.component(own, later)
      total = Self.total(report, supposed.total.number, supposed.level)
      let band = later.lookup(ofPart: name).flatMap { $0.result == step.result ? $0 : nil }
      nextBand = band.map { Self.nextBand($0, origin.isShare) }
    }
  }

  private static func component(
    _ id: String,
    of report: UnitReport
  ) throws(Untold) -> ComponentReport {
    guard let own = report.components.first(where: { $0.id == id }) else {
      throw Untold(reason: "the report of \(words(report.subject.period)) has no component \(id)")
    }
    guard own.counts else {
      throw Untold(reason: "\(own.title) does not count in \(words(report.subject.period))")
    }
    return own
  }

  private static func words(_ year: Int?) -> String { year.map { "\($0)" } ?? "the run" }

  private static func nextBand(_ step: LookupStep, _ isShare: Bool) -> String {
    let found = "\(step.key) is \(step.result.spelledOut)"
    guard let upper = step.band?.upper else { return found }
    let shown = isShare ? "\((upper * 100).short) %" : upper.short
    return "\(found), and the next band begins at \(shown)"
  }

  private static func total(_ report: UnitReport, _ later: Rational?, _ level: String?) -> String {
    guard let now = report.total.number, let later else { return "the total is open" }
    let possible = report.possible.map { " of \($0)" } ?? ""
    let points = now == later ? "the total stays \(now)" : "the total \(now) to \(later.short)"
    guard let before = report.level, let level else { return points + possible }
    return "\(points)\(possible), " + (before == level ? "still \(level)" : "\(before) to \(level)")
  }
}
