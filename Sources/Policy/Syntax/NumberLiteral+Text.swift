// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension NumberLiteral {
  /// The number as a policy writes it, with its scale, its per cent sign and its grouping.
  public var text: String {
    let number = isPercent ? value * Rational(100) : value
    var digits = number.text(places: places)
    if isGrouped { digits = Self.grouped(digits) }
    return isPercent ? digits + "%" : digits
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
