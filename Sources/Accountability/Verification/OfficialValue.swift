// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
public import Policy

/// A number or level that a state published about a unit in a year.
public struct OfficialValue: Sendable, Hashable {
  /// What a published value is about.
  public enum Item: Sendable, Hashable {
    /// The points or the verdict of a component, by its name.
    case component(String)
    /// The points of the report.
    case total
    /// The total as a share, in per cent as printed.
    case percent
    /// The level, in words.
    case level
  }

  /// The unit and its year.
  public var subject: Evaluator.Subject
  /// What the value is about.
  public var item: Item
  /// The value as it was printed.
  public var text: String

  /// A published value.
  ///
  /// - Parameters:
  ///   - subject: The unit and its year.
  ///   - item: What the value is about.
  ///   - text: The value as it was printed.
  public init(_ subject: Evaluator.Subject, _ item: Item, _ text: String) {
    self.subject = subject
    self.item = item
    self.text = text
  }

  /// How a computed value compares with what was published.
  public enum Agreement: String, Sendable, Hashable, CaseIterable {
    /// It is the same.
    case exact
    /// It differs by less than the last printed digit.
    case rounding
    /// It differs.
    case different
    /// Nothing was computed, or only bounds: there is nothing to compare.
    case open
  }

  /// How a unit's totals compare with the value.
  ///
  /// - Parameters:
  ///   - totals: What was computed; `nil` where no version is in force.
  ///   - scorecard: The scorecard, for the type of its level.
  /// - Returns: The agreement, and what was computed in words.
  public func compared(
    with totals: UnitTotals?,
    _ scorecard: Scorecard?
  ) -> (agreement: Agreement, computed: String) {
    guard let totals, let scorecard else { return (.open, "") }
    switch item {
    case .component(let id):
      guard let component = totals.components.first(where: { $0.id == id }) else {
        return (.open, "")
      }
      guard component.counts == .met else { return (.open, "not applicable") }
      if case .value(.truth(let isMet)) = component.points {
        let words = isMet ? "met" : "not met"
        return (words == text.lowercased() ? .exact : .different, words)
      }
      return compared(component.points, unit: 1)
    case .total: return compared(totals.total, unit: 1)
    case .percent: return totals.share.map { compared($0, unit: 100) } ?? (.open, "")
    case .level:
      guard let level = totals.level?.value, let type = scorecard.level?.type else {
        return (.open, "undetermined")
      }
      let words = Answer.value(level).plain(type)
      let isSame = words.lowercased() == text.lowercased().spelledOut
      return (isSame ? .exact : .different, words)
    }
  }

  private func compared(
    _ cell: ScorecardCell,
    unit: Rational
  ) -> (agreement: Agreement, computed: String) {
    guard let number = cell.number.map({ $0 * unit }) else { return (.open, "not scored") }
    guard let official = Rational(decimal: text) else { return (.different, number.description) }
    if number == official { return (.exact, number.description) }
    let places = text.split(separator: ".").dropFirst().first?.count ?? 0
    let digit = (0..<places).reduce(Rational.one) { step, _ in step / 10 }
    let isNear = (number - official).magnitude < digit
    return (isNear ? .rounding : .different, number.description)
  }
}
