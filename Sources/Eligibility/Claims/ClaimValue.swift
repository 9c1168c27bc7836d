// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// What a claim says, as printed; a number, a date and words stand side by side.
///
/// The text is the value. How it reads serves only to place it on an axis and to see whether two
/// claims say the same; nothing is turned into a number that is not printed as one.
public struct ClaimValue: Sendable, Hashable, CustomStringConvertible {
  /// How a printed value reads.
  public enum Reading: Sendable, Hashable {
    /// A plain number, such as `237.27`.
    case number(Rational)
    /// A number of per cent, such as `10.5 %`, as that number: 10.5.
    case percent(Rational)
    /// Two numbers, from the first to the second, such as `200-205`.
    case range(Rational, Rational)
    /// A count out of a count, such as `1/54` or `1/54 = 1.85%`.
    case ratio(Int, of: Int)
    /// A day, such as `2020-10-21`.
    case date(CalendarDate)
    /// Anything else, such as `none` or `not published`.
    case words
  }

  /// The value as printed.
  public let text: String
  /// How it reads.
  public let reading: Reading

  /// A value as printed.
  ///
  /// - Parameter text: The value as printed, such as `225`, `none` or `1/54 = 1.85%`.
  public init(_ text: String) {
    self.text = text
    reading = Self.read(text)
  }

  /// A number that was read where its text need not be a plain decimal, as with a decimal comma.
  ///
  /// - Parameters:
  ///   - text: The number as printed.
  ///   - number: The number.
  public init(_ text: String, number: Rational) {
    self.text = text
    reading = .number(number)
  }

  /// The value as printed.
  public var description: String { text }

  /// Whether it is a part of a whole, which says little without the whole.
  public var isRatio: Bool {
    switch reading {
    case .percent, .ratio: true
    case .number, .range, .date, .words: false
    }
  }

  /// How many digits are printed after the point of a number or of a share in per cent; 0 otherwise.
  public var places: Int {
    text.split(separator: ".").dropFirst().first.map { $0.prefix { $0.isNumber }.count } ?? 0
  }

  /// Whether another value says the same.
  ///
  /// - Parameter other: The other value.
  /// - Returns: Equal numbers or days say the same; words do when they agree but for case.
  public func saysTheSame(as other: ClaimValue) -> Bool { sense == other.sense }

  /// What a value says, without the way it is printed.
  struct Sense: Hashable, Sendable {
    let reading: Reading
    let words: String
  }

  var sense: Sense {
    Sense(reading: reading, words: reading == .words ? ClaimText.folded(text) : "")
  }

  // MARK: - Reading

  private static func read(_ text: String) -> Reading {
    let plain = text.filter { !$0.isWhitespace }
    if let number = Rational(decimal: plain) { return .number(number) }
    if plain.last == "%", let number = Rational(decimal: plain.dropLast()) {
      return .percent(number)
    }
    if let date = CalendarDate(plain) { return .date(date) }
    if let ratio = ratio(plain) { return ratio }
    let ends = plain.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "\u{2013}" }
    if ends.count == 2, let low = Rational(decimal: ends[0]), let high = Rational(decimal: ends[1]),
      low <= high
    {
      return .range(low, high)
    }
    return .words
  }

  /// A fraction of two counts, alone or with its printed share behind `=` or a comma.
  private static func ratio(_ plain: String) -> Reading? {
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == "=" || $0 == "," }
    guard let first = parts.first, parts.count <= 2 else { return nil }
    if parts.count == 2 {
      guard parts[1].last == "%", Rational(decimal: parts[1].dropLast()) != nil else { return nil }
    }
    let counts = first.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard counts.count == 2, let count = counts[0], let whole = counts[1], count >= 0, whole > 0
    else { return nil }
    return .ratio(count, of: whole)
  }
}

/// Texts as they are compared: without case and without doubled blanks.
enum ClaimText {
  static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
