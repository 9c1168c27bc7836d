// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Finds bands that no value of their number reaches: a top above the highest value, a band between two
/// steps, a band outside the range that the number is declared with.
struct BandReach {
  private let table: Table
  private let findings: Findings

  init(_ table: Table, _ findings: Findings) {
    self.table = table
    self.findings = findings
  }

  /// Adds what it finds.
  func run() {
    for row in table.rows {
      for (place, match) in row.matches.enumerated() {
        guard case .range(let lower, let upper, let includesUpper) = match,
          let number = table.keys[place].type.withoutConstants.number
        else { continue }
        let values = self.values(of: place, number)
        guard !reaches(values, lower, upper, includesUpper) else { continue }
        report(row, place, number, values, lower, upper)
      }
    }
  }

  /// The values that a key has: those of its domain which its number can take.
  private func values(of place: Int, _ number: NumberType) -> NumberType {
    let key = table.keys[place]
    let isDomainHere = key.isBand || !table.keys.contains(where: \.isBand)
    guard isDomainHere, var values = table.domain else { return number }
    // A constant stands where every lookup names the number itself.
    if case .constant? = key.standard?.kind { return values }
    values.lower = [values.lower, number.lower].compactMap(\.self).max()
    values.upper = [values.upper, number.upper].compactMap(\.self).min()
    return values
  }

  private func reaches(
    _ values: NumberType,
    _ lower: Rational?,
    _ upper: Rational?,
    _ includesUpper: Bool
  ) -> Bool {
    guard let start = [lower, values.lower].compactMap(\.self).max() else { return true }
    let first = values.step.map { RoundingMode.up.round(start, to: $0) } ?? start
    if let end = values.upper, first > end { return false }
    guard let upper else { return true }
    return includesUpper ? first <= upper : first < upper
  }

  private func report(
    _ row: Table.Row,
    _ place: Int,
    _ number: NumberType,
    _ values: NumberType,
    _ lower: Rational?,
    _ upper: Rational?
  ) {
    let key = table.keys[place].name
    let others = row.matches.indices.filter { $0 != place && row.matches[$0] != .any }
    let circumstances = others.map { ", \(table.keys[$0].name) \(row.matches[$0].words)" }.joined()
    let gives = row.outputs.compactMap { $0.value?.words }.joined(separator: ", ")
    // A bound between two steps is printed as it is, not with the digits of the step.
    func text(_ value: Rational) -> String {
      let isOnStep = number.step.map { (value / $0).isInteger } ?? true
      return isOnStep ? number.text(value) : value.description
    }
    let start = lower.map { "from \(text($0))" } ?? "below \(upper.map(text) ?? "")"
    var reason = "it lies between two values"
    if let end = values.upper, let lower, lower > end {
      reason = "the highest value is \(number.text(end))"
    } else if let end = values.lower, let upper, upper <= end {
      reason = "the lowest value is \(number.text(end))"
    }
    findings.add(
      .unreachedBand,
      "table `\(table.name)`\(circumstances): no `\(key)` reaches the band \(start) (\(gives)); "
        + reason,
      at: row.site,
      help: "correct the bound, or the range and step that `\(key)` is declared with"
    )
  }
}
