// SPDX-License-Identifier: Apache-2.0

/// A day on a date axis: where it stands, and how it is printed.
///
/// A chart computes no terms and no deadlines: months and years come in as the days they end on.
public struct ChartDate: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; earlier days are negative.
  public let day: Int
  /// The day as printed, such as `2027-03-01`.
  public let text: String

  /// A day from its ISO form; `nil` for another form or a day that no month has.
  ///
  /// - Parameter text: Year, month and day, such as `2027-03-01`.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    let fields = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
    guard fields[0] >= 1, (1...12).contains(fields[1]),
      (1...Self.length(of: fields[1], in: fields[0])).contains(fields[2])
    else { return nil }
    day = Self.day(year: fields[0], month: fields[1], day: fields[2])
    self.text = text
  }

  /// Earlier days come first.
  public static func < (left: Self, right: Self) -> Bool { left.day < right.day }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Counts in years that begin in March, so that the leap day is the last of its year.
  private static func day(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }

  /// The first days of years, quarters or months between two days, with their texts.
  ///
  /// - Parameters:
  ///   - first: The first day of the axis.
  ///   - last: Its last day.
  /// - Returns: Ticks, a dozen or so; years alone where the axis is long.
  static func ticks(from first: ChartDate, through last: ChartDate) -> [ChartNumber] {
    let years = (Int(first.text.prefix(4)) ?? 1)...(Int(last.text.prefix(4)) ?? 1)
    let span = last.day - first.day
    let step = [1, 2, 5, 10, 20, 50, 100].first { years.count <= 12 * $0 } ?? 1000
    let months = span <= 400 ? Array(1...12) : span <= 1100 ? [1, 4, 7, 10] : [1]
    return years.filter { $0 % step == 0 }.flatMap { year in
      months.compactMap { month in
        let place = day(year: year, month: month, day: 1)
        guard place >= first.day, place <= last.day else { return nil }
        let monthText = month < 10 ? "0\(month)" : "\(month)"
        return ChartNumber(Double(place), months.count == 1 ? "\(year)" : "\(year)-\(monthText)")
      }
    }
  }
}
