// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import Testing

@testable import Eligibility

@Suite struct ClaimValueTests {
  static let readings: [(String, ClaimValue.Reading)] = [
    ("225", .number(Rational(225))), ("237.27", .number(Rational(23_727, 100))),
    ("-3", .number(Rational(-3))), ("70%", .percent(Rational(70))),
    ("10.5 %", .percent(Rational(21, 2))), ("200-205", .range(Rational(200), Rational(205))),
    ("200\u{2013}205", .range(Rational(200), Rational(205))), ("1/54", .ratio(1, of: 54)),
    ("1/54 = 1.85%", .ratio(1, of: 54)), ("0/16, 0%", .ratio(0, of: 16)),
    ("none", .words), ("not published", .words), ("225+", .words), ("235-240ish", .words),
    ("205-200", .words), ("1/0", .words), ("1/54 = a few", .words), ("closer to 250", .words),
    ("", .words), ("%", .words), ("1/2/3", .words), ("2020-13-01", .words),
  ]

  @Test(arguments: readings.indices)
  func `a value keeps its text and reads as what it prints`(index: Int) {
    let (text, reading) = Self.readings[index]
    #expect(ClaimValue(text).text == text)
    #expect(ClaimValue(text).reading == reading)
  }

  @Test func `a day reads as a day and never as a range`() {
    #expect(ClaimValue("2020-10-21").reading == CalendarDate("2020-10-21").map { .date($0) })
  }

  @Test func `equal numbers say the same, words do but for case and blanks`() {
    #expect(ClaimValue("225").saysTheSame(as: ClaimValue("225.0")))
    #expect(ClaimValue("Not  published").saysTheSame(as: ClaimValue("not published")))
    #expect(!ClaimValue("none").saysTheSame(as: ClaimValue("not published")))
    #expect(!ClaimValue("0").saysTheSame(as: ClaimValue("none")))
    #expect(!ClaimValue("10.5").saysTheSame(as: ClaimValue("10.5 %")))
  }

  @Test func `only parts of a whole are ratios`() {
    #expect(["70 %", "1/54"].allSatisfy { ClaimValue($0).isRatio })
    #expect(!["225", "none", "200-205", "2020-10-21"].contains { ClaimValue($0).isRatio })
  }
}
