// SPDX-License-Identifier: Apache-2.0

/// The period in which rows are evaluated, seen from a row of the policy's subject.
///
/// A policy about subjects in periods is evaluated for each subject in each of its periods. All rows
/// of other entities are seen once for each period. A measure `at` a period that counts from the
/// row's own is found among the rows of that period; one `at` a period that the rule names has rows
/// of its own, on which conditions on the period are settled.
enum PeriodFrame: Sendable, Hashable {
  /// The row's own period, or so many later; negative for earlier.
  case shifted(Int)
  /// One period, the same for all rows.
  case fixed(Int)

  /// The row's own period; also the frame of policies without periods.
  static let current = PeriodFrame.shifted(0)

  /// What relations of the frame are named after: `lea_in_2014`.
  var suffix: String {
    switch self {
    case .shifted: ""
    case .fixed(let period): period < 0 ? "_in_minus_\(-period)" : "_in_\(period)"
    }
  }

  /// The frame so many periods later; `nil` beyond every calendar.
  func adding(_ count: Int) -> PeriodFrame? {
    let start: Int
    switch self {
    case .shifted(let count): start = count
    case .fixed(let period): start = period
    }
    let (sum, overflow) = start.addingReportingOverflow(count)
    guard !overflow, abs(sum) < 1_000_000 else { return nil }
    if case .fixed = self { return .fixed(sum) }
    return .shifted(sum)
  }

  /// The period of this frame for a row whose own period is a column.
  func period(from column: SQLExpression) -> SQLExpression {
    switch self {
    case .fixed(let period): .integer(period)
    case .shifted(let count): .added([column, .integer(count)])
    }
  }

  /// The frame whose rows have this period.
  var home: PeriodFrame {
    if case .fixed = self { self } else { .current }
  }
}
