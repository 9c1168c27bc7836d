// SPDX-License-Identifier: Apache-2.0
public import Evidence

extension CalendarDate {
  /// The day a number of calendar months later, held at the end of a shorter month.
  ///
  /// 2024-01-31 and one month give 2024-02-29; 2024-02-29 and twelve months give 2025-02-28.
  ///
  /// - Parameter months: How many months later; negative for earlier.
  /// - Returns: The day; `nil` outside the years 1 to 9999.
  public func adding(months: Int) -> CalendarDate? {
    let (year, month, day) = fields
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, sum >= 12 else { return nil }
    let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
    for last in stride(from: day, through: max(day - 3, 1), by: -1) {
      if let date = CalendarDate(year: newYear, month: newMonth, day: last) { return date }
    }
    return nil
  }

  /// The day a number of days later.
  ///
  /// - Parameter days: How many days later; negative for earlier.
  /// - Returns: The day; `nil` outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    let date = CalendarDate(dayNumber: number)
    return !overflow && (1...9999).contains(date.fields.year) ? date : nil
  }
}

/// A stretch of days, from the first up to, not including, the last.
public struct Period: Sendable, Hashable {
  /// The first day.
  public let start: CalendarDate
  /// The day behind the last one.
  public let end: CalendarDate

  /// A stretch of days; `nil` when it ends before it starts.
  ///
  /// - Parameters:
  ///   - start: The first day.
  ///   - end: The day behind the last one.
  public init?(from start: CalendarDate, until end: CalendarDate) {
    guard start <= end else { return nil }
    self.start = start
    self.end = end
  }

  /// How many days it holds.
  public var days: Int { end.dayNumber - start.dayNumber }

  /// The part inside a window; `nil` when nothing is.
  ///
  /// - Parameter window: The window.
  /// - Returns: The days of both.
  public func clipped(to window: Period) -> Period? {
    Period(from: max(start, window.start), until: min(end, window.end))
      .flatMap { $0.days > 0 ? $0 : nil }
  }

  /// Periods without overlap that cover the same days, in order of time.
  ///
  /// - Parameter periods: Periods in any order.
  /// - Returns: Merged periods; touching ones become one.
  public static func merged(_ periods: [Period]) -> [Period] {
    var result: [Period] = []
    for period in periods.sorted(by: { $0.start < $1.start }) where period.days > 0 {
      if let last = result.last, period.start <= last.end {
        if period.end > last.end, let joined = Period(from: last.start, until: period.end) {
          result[result.count - 1] = joined
        }
      } else {
        result.append(period)
      }
    }
    return result
  }
}

/// The days that periods cover, with the day from which anniversaries are counted.
public struct CoveredTime: Sendable, Hashable {
  /// How many days.
  public let days: Int
  /// The first day of the earliest period; `nil` when there is none.
  public let start: CalendarDate?

  /// The time that periods cover; days covered twice count once.
  ///
  /// - Parameter periods: Periods in any order.
  public init(_ periods: [Period]) {
    let merged = Period.merged(periods)
    days = merged.reduce(0) { $0 + $1.days }
    start = merged.first?.start
  }

  /// Whether the days, laid end to end from the earliest start, reach an anniversary.
  ///
  /// - Parameter months: How many calendar months the anniversary lies behind the start.
  /// - Returns: Whether start + days ≥ start + months; without a start, whether `months` is not
  ///   above 0.
  public func reaches(months: Int) -> Bool {
    guard let start else { return months <= 0 }
    guard let anniversary = start.adding(months: months) else { return months < 0 }
    return start.dayNumber + days >= anniversary.dayNumber
  }

  /// Whether the days are at least a number of years of 365.25 days, compared in integers.
  ///
  /// - Parameter years: How many years.
  /// - Returns: Whether 4·days ≥ 1461·years.
  public func reaches(julianYears years: Int) -> Bool { 4 * days >= 1461 * years }
}
