// SPDX-License-Identifier: Apache-2.0

/// How a stored decimal was written: enough to print it again digit for digit.
///
/// A decimal is a whole number and a count of places: `78.40` is 7840 with two places. Where that
/// does not fix the text (`+1`, `007`, `5.`), the form points to the text in the file.
enum DecimalForm {
  /// The low bits: digits after the mark, 0 to 18.
  static let placesMask: UInt8 = 0x1F
  /// The text has no digit before the mark, as in `.95`.
  static let omitsZero: UInt8 = 0x20
  /// The text is kept apart; number and places are right all the same.
  static let keepsText: UInt8 = 0x40
  /// The number is too long for 64 bits and stands only in the text.
  static let onlyText: UInt8 = 0x80

  /// The largest count of digits whose number always fits 64 bits.
  static let mostDigits = 18

  static let powers: [Int64] = (0...18).map { places in
    (0..<places).reduce(Int64(1)) { power, _ in power * 10 }
  }

  /// The text of a number that needs no text of its own.
  static func text(mantissa: Int64, form: UInt8, mark: String) -> String {
    let places = Int(form & placesMask)
    guard places > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    let least = form & omitsZero != 0 ? places : places + 1
    if digits.count < least {
      digits = String(repeating: "0", count: least - digits.count) + digits
    }
    let sign = mantissa < 0 ? "-" : ""
    return sign + digits.dropLast(places) + mark + digits.suffix(places)
  }
}
