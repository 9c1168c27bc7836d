// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension NumberLiteral {
  /// The number as a policy writes it, with its scale, its per cent sign and its grouping.
  public var text: String {
    var digits = shortText ?? (isPercent ? value * Rational(100) : value).text(places: places)
    if isGrouped { digits = Self.grouped(digits) }
    return isPercent ? digits + "%" : digits
  }

  /// The digits when they fit a machine word, as those of nearly all policies do.
  private var shortText: String? {
    guard let (numerator, denominator) = value.fraction else { return nil }
    let places = places + (isPercent ? 2 : 0)
    guard places <= 15 else { return nil }
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let (whole, isTooLong) = numerator.multipliedReportingOverflow(by: scale / denominator)
    guard scale.isMultiple(of: denominator), !isTooLong, whole > Int.min else { return nil }
    var digits = String(abs(whole))
    let shown = self.places
    if digits.count <= shown {
      digits = String(repeating: "0", count: shown + 1 - digits.count) + digits
    }
    let sign = whole < 0 ? "-" : ""
    return shown == 0 ? sign + digits : sign + digits.dropLast(shown) + "." + digits.suffix(shown)
  }

  private static func grouped(_ digits: String) -> String {
    let sign = digits.hasPrefix("-") ? "-" : ""
    let parts = digits.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    let whole = parts.first ?? ""
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result.append("_") }
      result.append(digit)
    }
    return sign + result + (parts.count > 1 ? "." + parts[1] : "")
  }
}
