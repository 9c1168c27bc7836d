// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// What a panel sees of one item between rounds: all judgments, without names.
public struct ItemFeedback: Sendable, Hashable {
  /// The item.
  public let item: PanelItem
  /// The judgments in force in increasing order, so that their order names nobody.
  public let values: [Rational]
  /// The median.
  public let median: Estimate<Rational>
  /// The standard deviation (n−1).
  public let standardDeviation: Estimate<Double>
  /// The exact sum of squared deviations, by which items are ordered.
  public let squaredDeviations: Rational
  /// The judgments in each range, from low to high; empty without ranges.
  public let counts: [Int]
  /// The smallest count that converges; `nil` without ranges.
  public let needed: Int?
  /// Converged, diverged, or no statement.
  public let verdict: ConvergenceVerdict

  /// The judgments present.
  public var n: Int { values.count }

  /// Highest less lowest judgment; zero when there are none.
  public var spread: Rational {
    guard let first = values.first, let last = values.last else { return .zero }
    return last - first
  }

  /// The feedback on one item.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - values: The judgments in force in any order, exclusions out.
  ///   - rule: When judgments count as close; `nil` for a scale without ranges.
  public init(item: PanelItem, values: [Rational], rule: ConvergenceRule?) {
    self.init(
      item: item,
      sorted: values.sorted(),
      squaredDeviations: values.squaredDeviations(),
      counts: rule?.counts(values) ?? [],
      rule: rule
    )
  }

  init(
    item: PanelItem,
    sorted values: [Rational],
    squaredDeviations squares: Rational,
    counts: [Int],
    rule: ConvergenceRule?
  ) {
    self.item = item
    self.values = values
    median =
      values.isEmpty
      ? .undefined(.needsAtLeast(1, "panelists"))
      : .known((values[(values.count - 1) / 2] + values[values.count / 2]) / 2)
    squaredDeviations = squares
    standardDeviation =
      values.count > 1
      ? .known((squares / Rational(values.count - 1)).double.squareRoot())
      : .undefined(.needsAtLeast(2, "panelists"))
    self.counts = counts
    needed = rule?.needed(of: values.count)
    guard let rule else {
      verdict = .noStatement("the scale has no ranges")
      return
    }
    guard !values.isEmpty else {
      verdict = .noStatement("there are no judgments")
      return
    }
    let holds = counts.contains { rule.isConverged(count: $0, of: values.count) }
    verdict = holds ? .converged : .diverged
  }

  /// The exact variance (n−1) for ordering; zero when it is undefined.
  var variance: Rational {
    values.count > 1 ? squaredDeviations / Rational(values.count - 1) : .zero
  }
}

/// In which order items are discussed.
public enum FeedbackOrder: String, Sendable, Hashable, CaseIterable {
  /// By standard deviation, then range, both falling, then booklet order.
  case spread
  /// As in the booklet.
  case booklet
}

extension Rounds {
  /// The feedback on every item after a closed round.
  ///
  /// The caller shows it only after the round is closed and writes to the log what was shown.
  ///
  /// - Parameters:
  ///   - round: The closed round.
  ///   - rule: When judgments count as close; `nil` for a scale without ranges.
  ///   - order: The order of items.
  ///   - exclusions: What is left out of computation.
  /// - Returns: One entry per item, in the order asked for.
  public func feedback(
    round: Int,
    rule: ConvergenceRule?,
    order: FeedbackOrder = .spread,
    exclusions: ExclusionLedger = ExclusionLedger()
  ) -> [ItemFeedback] {
    let values = effectiveCells(round: round, leavingOut: exclusions.rounds)
    let outPanelists = exclusions.panelists
    let outItems = exclusions.items
    let rows = design.panelists.indices.filter { !outPanelists.contains(design.panelists[$0]) }
    var known = RationalCache(units)
    var ranges: [Int: Int] = [:]
    var result: [ItemFeedback] = []
    for (column, item) in items.enumerated() where !outItems.contains(item.key) {
      let present = rows.map { values[$0 * items.count + column] }
        .filter { $0 != ScaleUnits.empty }.sorted()
      var counts = [Int](repeating: 0, count: rule?.ranges.ranges.count ?? 0)
      if let rule {
        for cell in present {
          let index = ranges[cell] ?? rule.ranges.index(of: known.value(cell)) ?? -1
          ranges[cell] = index
          if index >= 0 { counts[index] += 1 }
        }
      }
      result.append(
        ItemFeedback(
          item: item,
          sorted: present.map { known.value($0) },
          squaredDeviations: squaredDeviations(present),
          counts: counts,
          rule: rule
        )
      )
    }
    guard order == .spread else { return result }
    let keyed = result.enumerated().map { ($0.offset, $0.element.variance, $0.element.spread) }
    let sorted = keyed.sorted { left, right in
      if left.1 != right.1 { return left.1 > right.1 }
      return left.2 != right.2 ? left.2 > right.2 : left.0 < right.0
    }
    return sorted.map { result[$0.0] }
  }
  private func squaredDeviations(_ cells: [Int]) -> Rational {
    guard !cells.isEmpty else { return .zero }
    var sum: Int128 = 0
    var squares: Int128 = 0
    for cell in cells {
      sum += Int128(cell)
      squares += Int128(cell) * Int128(cell)
    }
    let n = Int128(cells.count)
    let unit = Int128(units.denominator)
    return Rational(wide: n * squares - sum * sum, over: n * unit * unit)
  }
}
