// SPDX-License-Identifier: Apache-2.0
package import ExactArithmetic

/// In which bands a goal's numbers lie, year by year, where the edges of the bands move.
package struct GoalBands: Sendable, Hashable {
  /// A year from the last reported one to the year in which the goal is due.
  package struct Year: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// What the goal asks for; `nil` before its path begins.
    package let asked: Rational?
    /// The band of what is asked; empty where the edges are not published.
    package let askedBand: String
    /// The band of the target; empty where the edges are not published.
    package let targetBand: String
    /// Where the band begins in which the target lies by the rule of the first year; `nil` where that
    /// is not known.
    package let edge: Rational?

    /// A year.
    package init(
      year: Int,
      asked: Rational?,
      askedBand: String,
      targetBand: String,
      edge: Rational?
    ) {
      (self.year, self.asked, self.edge) = (year, asked, edge)
      (self.askedBand, self.targetBand) = (askedBand, targetBand)
    }
  }

  /// The target.
  package let target: Rational
  /// What stands behind its number: ` %` for a share.
  package let unit: String
  /// The bands, the lowest first.
  package let order: [String]
  /// The years in order.
  package let years: [Year]

  /// The bands of a goal.
  package init(target: Rational, unit: String = "", order: [String], years: [Year]) {
    (self.target, self.unit, self.order, self.years) = (target, unit, order, years)
  }

  private var words: String { target.short + unit }

  /// The last year whose edges are published.
  private var lastKnown: Year? { years.last { !$0.targetBand.isEmpty } }

  /// The first year after the first one in which the target lies in a lower band.
  package var drop: Year? {
    guard let first = years.first, let start = order.firstIndex(of: first.targetBand) else {
      return nil
    }
    return years.dropFirst().first { year in
      order.firstIndex(of: year.targetBand).map { $0 < start } ?? false
    }
  }

  /// Whether the target lies lower in the year in which it is due than in the first one.
  ///
  /// Of a year whose edges are not published the last one before it speaks.
  package var isLowerWhenDue: Bool {
    guard let first = years.first, let last = lastKnown,
      let (before, after) = ranks(first, last)
    else { return false }
    return after < before
  }

  private func ranks(_ first: Year, _ last: Year) -> (Int, Int)? {
    guard let before = order.firstIndex(of: first.targetBand),
      let after = order.firstIndex(of: last.targetBand)
    else { return nil }
    return (before, after)
  }

  /// `363 is on track in 2015 and approaching in 2016`; `nil` where nothing is known of the bands.
  package var sentence: String? {
    guard let first = years.first, let last = lastKnown, !first.targetBand.isEmpty else {
      return nil
    }
    let rest =
      last.year == years.last?.year ? "" : "; the edges after \(last.year) are not published"
    let start = "\(words) is \(first.targetBand)"
    if let drop { return "\(start) in \(first.year) and \(drop.targetBand) in \(drop.year)" }
    if last.year == first.year { return "\(start) in \(first.year)\(rest)" }
    let isSame = years.allSatisfy {
      $0.targetBand == first.targetBand || $0.targetBand.isEmpty
    }
    let span =
      isSame
      ? "in every year from \(first.year) to \(last.year)"
      : "in \(first.year) and \(last.targetBand) in \(last.year)"
    return "\(start) \(span)\(rest)"
  }

  /// What the band of the first year asks for in the last one: `on track begins at 370.2 in 2018`.
  package var asks: String? {
    guard let first = years.first, let last = lastKnown, let edge = last.edge else { return nil }
    return "\(first.targetBand) begins at \(edge.short)\(unit) in \(last.year)"
  }
}
