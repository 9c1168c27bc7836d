// SPDX-License-Identifier: Apache-2.0
internal import Evidence
internal import ExactArithmetic

extension Lexer {
  /// More digits than the exact arithmetic carries.
  private static let mostDigits = 1_000

  /// Reads a number or a date.
  mutating func readNumber() {
    let start = at
    guard !readDate() else { return }
    skipDigits()
    let whole = bytes[start..<at]
    var places = 0
    if peek(0) == UInt8(ascii: "."), Self.isDigit(peek(1)) {
      at += 1
      let point = at
      while Self.isDigit(peek(0)) { at += 1 }
      places = at - point
    }
    let digits = bytes[start..<at]
    let isPercent = peek(0) == UInt8(ascii: "%")
    if isPercent { at += 1 }
    let span = Span(start, at)
    if whole.count > 1, whole.first == UInt8(ascii: "0") {
      let written = String(decoding: bytes[start..<at], as: UTF8.self)
      report(
        .leadingZero,
        "the number `\(Self.shortened(written))` has a leading zero",
        span,
        help: "write a code as a string:  \"\(Self.shortened(written))\"",
        fix: Diagnostic.Fix(span, "\"\(written)\"")
      )
    }
    add(.number(value(of: digits, places: places, isPercent: isPercent, span)), start)
    reportGluedWord(start)
  }

  private mutating func skipDigits() {
    while Self.isDigit(peek(0))
      || (peek(0) == UInt8(ascii: "_") && Self.isDigit(peek(1)) && at > 0
        && Self.isDigit(bytes[at - 1]))
    {
      at += 1
    }
  }

  private mutating func value(
    of digits: ArraySlice<UInt8>,
    places: Int,
    isPercent: Bool,
    _ span: Span
  ) -> NumberLiteral {
    if places == 0, !isPercent, digits.count <= 18, !digits.contains(UInt8(ascii: "_")) {
      let whole = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
      return NumberLiteral(Rational(whole))
    }
    let plain = digits.filter { $0 != UInt8(ascii: "_") }
    guard plain.count <= Self.mostDigits,
      let number = Rational(decimal: String(decoding: plain, as: UTF8.self))
    else {
      report(
        .limit,
        "the number has more than \(Self.mostDigits) digits",
        span,
        help: "write it shorter; a code is a text in quotation marks"
      )
      return NumberLiteral(.zero)
    }
    return NumberLiteral(
      isPercent ? number / Rational(100) : number,
      places: places,
      isPercent: isPercent,
      isGrouped: plain.count < digits.count
    )
  }

  /// Reads `2014-01-30`; what has the shape of a date and is none is a finding, not arithmetic.
  private mutating func readDate() -> Bool {
    guard peek(4) == UInt8(ascii: "-") else { return false }
    let parts = bytes[at...].prefix(11).prefix { Self.isDigit($0) || $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
      (1...2).contains(parts[2].count)
    else { return false }
    let end = parts[2].endIndex
    if end < bytes.count, Self.continuesWord(bytes[end]) { return false }
    let start = at
    at = end
    let written = String(decoding: bytes[start..<end], as: UTF8.self)
    let date = written.utf8.count == 10 ? CalendarDate(written) : nil
    if date == nil {
      report(
        .badDate,
        "`\(written)` is no day of the calendar",
        Span(start, end),
        help: "write a date as year, month and day in two digits:  2024-02-29"
      )
    }
    add(.date(date ?? CalendarDate(dayNumber: 0)), start)
    return true
  }

  private mutating func reportGluedWord(_ start: Int) {
    guard let next = peek(0), Self.startsWord(next) else { return }
    var end = at
    while end < bytes.count, Self.continuesWord(bytes[end]) { end += 1 }
    let written = Self.shortened(String(decoding: bytes[start..<end], as: UTF8.self))
    report(
      .unexpectedToken,
      "`\(written)` is neither a number nor a name",
      Span(start, end),
      help: "put a space between a number and its unit; write a code as a string"
    )
    at = end
  }

  /// A text as a message prints it: not longer than 40 characters.
  static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
