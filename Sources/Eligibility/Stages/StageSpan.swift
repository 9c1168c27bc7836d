// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic
public import Policy

/// A stage of a license on the calendar: when it is held, when its term runs out, who is told.
///
/// The term comes from the policy. Its end gives notice dates and nothing else: a stage ends, and the
/// next begins, when its decision is met and a person says so.
public struct StageSpan: Sendable, Hashable {
  /// The stage, such as `provisional`.
  public var stage: String
  /// What is granted, as the policy words it.
  public var title: String
  /// The term as the policy states it, such as `2 years`; `nil` without one.
  public var term: String?
  /// The day from which it is held; `nil` when it is not held yet, or that is not known.
  public var started: CalendarDate?
  /// The first day on which the term has run out, extensions included; `nil` without start or term.
  public var termEnds: CalendarDate?
  /// The day up to which it was extended; `nil` without an extension.
  public var extendedTo: CalendarDate?
  /// The day on which a person ended it.
  public var ended: CalendarDate?
  /// The days on which the end of the term is announced.
  public var notices: [CalendarDate]
  /// Whether a clock of the stage is on file.
  public var isHeld: Bool
  /// The last decision by a person about the stage; `nil` when there is none.
  public var closing: Closing?
  /// Whether evidence that the decision rests on came in after it.
  public var isReopened: Bool

  /// What stands on the timeline for a day: held, expiring, or past its term and still held.
  ///
  /// - Parameter day: The day.
  /// - Returns: One sentence without a full stop.
  public func words(on day: CalendarDate?) -> String {
    let reopened =
      isReopened
      ? "; open again, since evidence came in after \(closing?.day.description ?? "")" : ""
    guard isHeld else {
      return (closing.map { "\($0.action.rawValue) on \($0.day)" } ?? "not held") + reopened
    }
    return held(on: day) + reopened
  }

  private func held(on day: CalendarDate?) -> String {
    guard let started else { return "held, start not known" }
    if let ended { return "held from \(started) to \(ended)" }
    guard let termEnds else { return "held from \(started), no term in the policy" }
    guard let day, day >= termEnds else { return "held from \(started), term ends \(termEnds)" }
    return "held from \(started); the term ended \(termEnds), which changes nothing by itself: "
      + "notice only, a named person decides"
  }
}

extension PathwayReview {
  /// The stages of the case on the calendar, in the order of the policy.
  ///
  /// - Parameters:
  ///   - version: The version whose terms hold.
  ///   - noticeDays: How many days before the end of a term it is announced.
  /// - Returns: A span for each stage that a result of the policy names.
  public func spans(version: RuleVersion, noticeDays: [Int]) -> [StageSpan] {
    let clocks = file.clocks(of: pathway.id)
    return version.program.results.compactMap { result in
      let declared = result.declaration
      guard let stage = declared.stage?.text else { return nil }
      let clock = clocks.last { $0.stage == stage }
      let term = declared.term
      let end = clock?.started.flatMap { start in
        term.flatMap { start.adding($0) }
      }
      let termEnds = [end, clock?.extendedTo].compactMap(\.self).max()
      return StageSpan(
        stage: stage,
        title: declared.text,
        term: term.map { pathway.words($0) },
        started: clock?.started,
        termEnds: termEnds,
        extendedTo: clock?.extendedTo,
        ended: clock?.ended,
        notices: noticeDays.sorted(by: >).compactMap { days in termEnds?.adding(days: -days) },
        isHeld: clock != nil,
        closing: file.lastClosing(of: pathway.id, stage: stage),
        isReopened: isReopened(stage)
      )
    }
  }

  private func isReopened(_ stage: String) -> Bool {
    if case .reopened = decided(stage) { true } else { false }
  }
}

extension Pathway {
  /// A term as people say it: `2 years`, `1 year`.
  ///
  /// - Parameter term: The term.
  /// - Returns: The term in words.
  public func words(_ term: ResultDeclaration.Term) -> String {
    let unit = rulebook.units.first { [$0.singular, $0.plural].contains(term.unit.text) }
    let name = term.count.value == 1 ? unit?.singular : unit?.plural
    return "\(term.count.value) \(name ?? term.unit.text)"
  }
}

extension CalendarDate {
  /// The day on which a term that begins on this day has run out; `nil` for a term that is no whole
  /// number of months or days.
  fileprivate func adding(_ term: ResultDeclaration.Term) -> CalendarDate? {
    guard let count = term.count.value.integer else { return nil }
    switch term.unit.text {
    case "year", "years": return adding(months: 12 * count)
    case "month", "months": return adding(months: count)
    case "week", "weeks": return adding(days: 7 * count)
    case "day", "days": return adding(days: count)
    default: return nil
    }
  }
}
