// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
public import NumericsCore

/// How a rule falls on the groups of one column: rates, ratios to a reference group, tests.
///
/// None of this says whether the rule is fair.
public struct GroupComparison: Sendable, Hashable {
  /// The group of those of whom nothing is stated; it is never merged into another one.
  public static let notStated = "not stated"
  /// What stands under every panel of groups.
  public static let caution = "This does not say whether the rule is fair."

  /// One group.
  public struct Row: Sendable, Hashable {
    /// The group's name as the file writes it.
    public let group: String
    /// How many the rule lets through.
    public let count: SelectionCount
    /// The interval of the rate.
    public let interval: WilsonInterval?
    /// Whether the others are compared with it.
    public let isReference: Bool
    /// The rate divided by that of the reference group; `nil` for that group itself, and where there is
    /// none.
    public let ratio: ImpactRatio?
    /// What the ratio comes to beside four fifths; `nil` where there is nothing to compare.
    public let standing: ImpactRatio.Standing?
    /// The two-sided p value of Fisher's exact test.
    public let fisher: Double?
    /// The number of standard deviations from one common rate.
    public let deviations: Double?
  }

  /// The groups in the order given.
  public let rows: [Row]
  /// The reference group; `nil` where no group is large enough.
  public let reference: String?
  /// The least size of a group that is judged.
  public let least: Int

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - counts: The groups with their counts, in order; the first of two equal rates is the reference.
  ///   - least: The least size of a group that is judged or can be the reference.
  ///   - named: The reference group, where it is named; `nil` takes the one of the highest rate.
  ///   - quantile: The quantile z of the intervals.
  public init(
    _ counts: [(group: String, count: SelectionCount)],
    least: Int,
    named: String? = nil,
    quantile: Double
  ) {
    self.least = least
    let chosen = named.flatMap { name in counts.first { $0.group == name } }
    let base = chosen ?? (named == nil ? Self.highest(counts, least: least) : nil)
    reference = base?.group
    rows = counts.map { group, count in
      let isReference = group == base?.group
      let compared = isReference ? nil : base?.count
      let ratio = compared.map { ImpactRatio(count, to: $0, quantile: quantile) }
      let hasBoth = count.total > 0 && (compared?.total ?? 0) > 0
      return Row(
        group: group,
        count: count,
        interval: count.interval(quantile: quantile),
        isReference: isReference,
        ratio: ratio,
        standing: ratio?.standing(least: least),
        fisher: hasBoth ? compared.map { FisherExactTest.twoSided(count, $0) } : nil,
        deviations: compared.flatMap { StandardDeviationTest.value(count, $0) }
      )
    }
  }

  /// The group of the highest exact rate among those that are large enough.
  private static func highest(
    _ counts: [(group: String, count: SelectionCount)],
    least: Int
  ) -> (group: String, count: SelectionCount)? {
    var best: (group: String, count: SelectionCount)?
    for row in counts where row.count.total >= max(least, 1) {
      guard let rate = row.count.rate else { continue }
      if let held = best?.count.rate, rate <= held { continue }
      best = row
    }
    return best
  }

  /// The groups whose ratio lies below four fifths and that are large enough to be judged.
  public var below: [Row] {
    rows.filter { $0.standing == .belowOpen || $0.standing == .belowClear }
  }
}
