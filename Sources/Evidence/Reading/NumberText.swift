// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// A number as read from a cell's text, character by character.
///
/// This is the careful reader for every form a number may have; `RecordKernel` has a shorter one
/// for the plainest form, which nearly all cells of a large file have.
struct NumberText {
  /// All digits as one whole number; 0 when they do not fit.
  var mantissa: Int64 = 0
  /// Places and the bits of `DecimalForm`.
  var form: UInt8 = 0

  /// Reads a whole number; `nil` when the text is none.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> NumberText? {
    guard let number = decimal(bytes, mark: 0, allowsExponent: false) else { return nil }
    return number
  }

  /// Reads a decimal; `nil` when the text is none.
  ///
  /// An exponent is read when the number then has at most 18 digits and 18 places.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - mark: The decimal mark; 0 for none.
  ///   - allowsExponent: Whether `1e-3` is a number.
  /// - Returns: The number, or `nil` when the text is none.
  static func decimal(
    _ bytes: UnsafeBufferPointer<UInt8>,
    mark: UInt8,
    allowsExponent: Bool = true
  ) -> NumberText? {
    var index = 0
    var number = NumberText()
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      if !isNegative { number.form |= DecimalForm.keepsText }
      index = 1
    }
    var significant = 0
    var before = 0
    var places = 0
    var sawMark = false
    var startsWithZero = false
    while index < bytes.count {
      let byte = bytes[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        if before == 0, !sawMark { startsWithZero = digit == 0 }
        if sawMark { places += 1 } else { before += 1 }
        if significant > 0 || digit > 0 { significant += 1 }
        if significant <= DecimalForm.mostDigits {
          number.mantissa = number.mantissa * 10 + Int64(digit)
        }
      } else if byte == mark, mark != 0, !sawMark {
        sawMark = true
      } else {
        break
      }
      index += 1
    }
    guard before + places > 0 else { return nil }
    if before == 0 { number.form |= DecimalForm.omitsZero }
    let isPlain = !(before > 1 && startsWithZero) && !(sawMark && places == 0)
    if !isPlain || (isNegative && significant == 0) { number.form |= DecimalForm.keepsText }
    if index < bytes.count {
      guard allowsExponent, significant <= DecimalForm.mostDigits,
        let exponent = exponent(bytes[index...])
      else { return nil }
      guard number.shift(places: places - exponent) else { return nil }
      number.form |= DecimalForm.keepsText
    } else if significant > DecimalForm.mostDigits || places > DecimalForm.mostDigits {
      number.mantissa = 0
      number.form |= DecimalForm.onlyText
    } else {
      number.form |= UInt8(places)
    }
    if isNegative { number.mantissa = -number.mantissa }
    return number
  }

  /// Sets the count of places, which an exponent may have made negative.
  private mutating func shift(places: Int) -> Bool {
    if places >= 0 {
      guard places <= DecimalForm.mostDigits else { return false }
      form |= UInt8(places)
      return true
    }
    guard places >= -DecimalForm.mostDigits else { return false }
    let (product, overflows) = mantissa.multipliedReportingOverflow(
      by: DecimalForm.powers[-places]
    )
    mantissa = product
    return !overflows
  }

  private static func exponent(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let first = bytes.first, first | 0x20 == UInt8(ascii: "e") else { return nil }
    var digits = bytes.dropFirst()
    let sign = digits.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    var value = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  /// Why a text is not the number it should be.
  static func diagnosis(
    _ bytes: UnsafeBufferPointer<UInt8>,
    mark: UInt8,
    wantsInteger: Bool
  ) -> Fault.Code {
    let text = String(decoding: bytes, as: UTF8.self)
    let trimmed = text.filter { !$0.isWhitespace }
    if trimmed != text, isNumber(trimmed, mark: mark) {
      // A blank inside is a thousands mark of its own kind: 1 250.
      let inner = text.drop { $0.isWhitespace }
      let isOutside = inner.hasPrefix(trimmed)
      return isOutside ? .whiteSpace : .thousandsMark
    }
    let word = trimmed.lowercased().trimmingPrefix { $0 == "-" || $0 == "+" }
    if ["nan", "inf", "infinity", "-nan", "1.#inf", "1.#qnan"].contains(String(word)) {
      return .notFinite
    }
    let marks = text.filter { ",.'".contains($0) }
    let digits = text.filter(\.isNumber)
    if !marks.isEmpty, isNumber(text.filter { !",.'".contains($0) }, mark: mark) {
      if isGrouped(text, decimalMark: mark == UInt8(ascii: ",") ? "," : ".") {
        return .thousandsMark
      }
      if mark != UInt8(ascii: ","), marks == ",", !digits.isEmpty { return .decimalComma }
    }
    if wantsInteger { return .notInteger }
    return .notDecimal
  }

  private static func isNumber(_ text: String, mark: UInt8) -> Bool {
    var copy = text
    return copy.withUTF8 { decimal($0, mark: mark) != nil }
  }

  /// Whether a text is digits in groups of three: `1,250` or `1'250'000.5`.
  private static func isGrouped(_ text: String, decimalMark: Character) -> Bool {
    let whole = text.split(separator: decimalMark, omittingEmptySubsequences: false)
    guard whole.count <= 2, let front = whole.first else { return false }
    let unsigned = front.trimmingPrefix { $0 == "-" || $0 == "+" }
    let groups = unsigned.split(omittingEmptySubsequences: false) { ",.'".contains($0) }
    guard groups.count > 1, let head = groups.first, (1...3).contains(head.count) else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count == 3 } && head != "0"
  }
}
