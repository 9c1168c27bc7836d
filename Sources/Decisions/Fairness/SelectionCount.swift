// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// How many of a group a rule lets through.
public struct SelectionCount: Sendable, Hashable {
  /// How many it lets through.
  public let selected: Int
  /// How many there are.
  public let total: Int

  /// A count.
  ///
  /// - Parameters:
  ///   - selected: How many the rule lets through, 0 to `total`; another number is a mistake of the
  ///     caller and traps.
  ///   - total: How many there are.
  public init(_ selected: Int, of total: Int) {
    precondition((0...max(total, 0)).contains(selected), "no more are let through than there are")
    self.selected = selected
    self.total = total
  }

  /// The exact share; `nil` of nobody.
  public var rate: Rational? { total == 0 ? nil : Rational(selected, total) }

  /// How many it keeps out.
  public var others: Int { total - selected }

  /// The interval of the share by Wilson's score test; `nil` of nobody.
  ///
  /// - Parameter quantile: The quantile z of the normal distribution, such as 1.959964 for 95 %.
  /// - Returns: The interval.
  public func interval(quantile: Double) -> WilsonInterval? {
    WilsonInterval(share: rate?.double ?? 0, of: total, quantile: quantile)
  }
}
