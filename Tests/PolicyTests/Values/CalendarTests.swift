// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import TestKit
import Testing

@testable import Policy

private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

@Suite struct LeapDay {
  @Test(arguments: [
    ("2024-02-29", 12, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2023-01-31", 1, "2023-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2024-03-31", -1, "2024-02-29"), ("2024-12-31", 2, "2025-02-28"),
    ("2024-01-15", -12, "2023-01-15"), ("2024-01-15", 0, "2024-01-15"),
  ])
  func `months later, held at the end of a shorter month`(
    start: String,
    months: Int,
    end: String
  ) throws {
    #expect(try date(start).adding(months: months) == date(end))
  }

  @Test func `three years without a leap day are 1095 days by anniversary, 1096 by 365 point 25`()
    throws
  {
    for (days, isAnniversary, isJulian) in [
      (1094, false, false), (1095, true, false), (1096, true, true),
    ] {
      let start = try date("2021-01-01")
      let end = CalendarDate(dayNumber: start.dayNumber + days)
      let time = CoveredTime([try #require(Period(from: start, until: end))])
      #expect(time.reaches(months: 36) == isAnniversary)
      #expect(time.reaches(julianYears: 3) == isJulian)
    }
  }

  @Test func `dates outside the calendar are no dates`() throws {
    #expect(try date("9999-12-01").adding(months: 1) == nil)
    #expect(try date("0001-01-31").adding(months: -1) == nil)
    #expect(try date("9999-12-31").adding(days: 1) == nil)
    #expect(try date("2024-01-01").adding(months: .max) == nil)
    #expect(try date("2024-01-01").adding(days: .max) == nil)
  }
}

@Suite struct PeriodTests {
  private func period(_ start: Int, _ end: Int) throws -> Period {
    let first = CalendarDate(dayNumber: 19_000 + start)
    return try #require(Period(from: first, until: CalendarDate(dayNumber: 19_000 + end)))
  }

  @Test func `days covered twice count once, in any order`() throws {
    var generator = SplitMix64(state: 20_261_122)
    for _ in 0..<500 {
      let periods = try (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        let start = Int.random(in: 0...40, using: &generator)
        return try period(start, start + Int.random(in: 0...15, using: &generator))
      }
      let days = Set(periods.flatMap { $0.start.dayNumber..<$0.end.dayNumber })
      let time = CoveredTime(periods.shuffled(using: &generator))
      #expect(time.days == days.count)
      #expect(time.start?.dayNumber == days.min())
      let merged = Period.merged(periods)
      #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.end < $1.start })
    }
  }

  @Test func `a window keeps the days of both`() throws {
    let window = try period(10, 20)
    #expect(try period(0, 15).clipped(to: window) == period(10, 15))
    #expect(try period(0, 10).clipped(to: window) == nil)
    #expect(try period(12, 13).clipped(to: window) == period(12, 13))
  }
}
