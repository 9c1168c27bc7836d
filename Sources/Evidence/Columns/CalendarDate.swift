// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, without a time and without a zone.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; earlier days are negative.
  public let dayNumber: Int

  /// The day with that distance from 1970-01-01.
  public init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// A day of the calendar; `nil` when the month has no such day.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(of: month, in: year)).contains(day)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  /// Reads `2014-01-30`; anything else gives `nil`.
  public init?(_ text: String) {
    var copy = text
    let parsed: CalendarDate? = copy.withUTF8 { bytes in
      guard bytes.count == 10, let base = bytes.baseAddress else { return nil }
      return Self.parse(base)
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads ten bytes.
  static func parse(_ base: UnsafePointer<UInt8>) -> CalendarDate? {
    guard base[4] == UInt8(ascii: "-"), base[7] == UInt8(ascii: "-") else { return nil }
    var fields = (0, 0, 0)
    for index in 0..<10 where index != 4 && index != 7 {
      let digit = base[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      if index < 4 {
        fields.0 = fields.0 * 10 + Int(digit)
      } else if index < 7 {
        fields.1 = fields.1 * 10 + Int(digit)
      } else {
        fields.2 = fields.2 * 10 + Int(digit)
      }
    }
    return CalendarDate(year: fields.0, month: fields.1, day: fields.2)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Counts in years that begin in March, so that the leap day is the last of its year.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return 365 * shiftedYear + shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
      + dayOfYear - 719_468
  }

  /// Year, month and day.
  public var fields: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day as `2014-01-30`.
  public var description: String {
    let (year, month, day) = fields
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Earlier days come first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}
