// SPDX-License-Identifier: Apache-2.0

/// A decimal as a whole number of its last place: exact, and free of locale.
///
/// It prints axis ticks and subtracts two printed numbers; nothing else in a chart is computed
/// for print.
struct DecimalText: Hashable {
  /// The number in units of 10^-places.
  let units: Int
  /// How many digits stand after the decimal point.
  let places: Int

  /// A decimal from its units and places.
  init(units: Int, places: Int) {
    self.units = units
    self.places = places
  }

  /// The decimal that a printed number states, or `nil` when the text is no plain decimal.
  init?(parsing text: String) {
    var digits = text[...]
    let isNegative = digits.first == "-" || digits.first == "\u{2212}"
    if isNegative { digits.removeFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts.first ?? ""
    let fraction = parts.count > 1 ? parts[1] : ""
    let all = whole + fraction
    guard !all.isEmpty, all.count <= 15, all.utf8.allSatisfy({ (48...57).contains($0) }),
      let units = Int(all)
    else { return nil }
    self.units = isNegative ? -units : units
    self.places = fraction.count
  }

  /// The exact difference, at the larger number of places.
  static func - (left: Self, right: Self) -> Self {
    let places = max(left.places, right.places)
    return Self(units: left.scaled(to: places) - right.scaled(to: places), places: places)
  }

  private func scaled(to places: Int) -> Int {
    (self.places..<max(places, self.places)).reduce(units) { result, _ in result * 10 }
  }

  /// The digits, with a hyphen before a negative number and, if asked, a plus before a positive.
  func text(withPlus: Bool = false) -> String {
    var digits = String(abs(units))
    if digits.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(places)
    let fraction = places > 0 ? "." + digits.suffix(places) : ""
    let sign = units < 0 ? "-" : (withPlus && units > 0 ? "+" : "")
    return sign + whole + fraction
  }
}
