// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// Where the variance of a panel's judgments lies: judges, items, and their interaction.
///
/// Every judge j = 1…J rates every item i = 1…n once. From the two-way mean squares
/// (Brennan 2001, p × i design with judges as objects):
/// - var_J = (MS_J − MS_JI)/n, var_I = (MS_I − MS_JI)/J, var_JI = MS_JI;
/// - a negative component counts as 0 and is flagged.
///
/// The standard error of the cut in points is
/// - items fixed: n·√(var_J/J + var_JI/(nJ)), equal to the standard error of judgment when var_J
///   is not truncated;
/// - items random: n·√(var_J/J + var_JI/(nJ) + var_I/n).
///
/// All squares are exact; only the root is binary.
public struct JudgeItemStudy: Sendable, Hashable {
  /// How many judges.
  public let judges: Int
  /// How many items.
  public let items: Int
  /// The mean square of judges.
  public let meanSquareOfJudges: Rational
  /// The mean square of items.
  public let meanSquareOfItems: Rational
  /// The residual mean square.
  public let residualMeanSquare: Rational
  /// The component of judges.
  public let judgeComponent: VarianceComponent
  /// The component of items.
  public let itemComponent: VarianceComponent
  /// The component of judge by item with error.
  public let residualComponent: VarianceComponent

  /// The analysis of a complete table, or why there is none.
  ///
  /// - Parameter ratingsByJudge: One row per judge, one column per item, no cell missing.
  /// - Returns: The study; undefined for one judge or one item.
  public static func analyze(ratingsByJudge: [[Rational]]) -> Estimate<JudgeItemStudy> {
    guard ratingsByJudge.count > 1 else { return .undefined(.needsAtLeast(2, "panelists")) }
    guard let width = ratingsByJudge.first?.count, width > 1 else {
      return .undefined(.needsAtLeast(2, "items"))
    }
    return analyze(CrossedTable(rows: ratingsByJudge))
  }

  /// The analysis of a table whose rows are judges and whose columns are items.
  ///
  /// - Parameter table: The totals of the table.
  /// - Returns: The study; undefined for one judge or one item.
  public static func analyze(_ table: CrossedTable) -> Estimate<JudgeItemStudy> {
    guard let judges = table.meanSquareOfRows.value, let items = table.meanSquareOfColumns.value,
      let residual = table.residualMeanSquare.value
    else { return .undefined(.needsAtLeast(2, "panelists and items")) }
    return .known(
      JudgeItemStudy(
        judges: table.rowCount,
        items: table.columnCount,
        meanSquareOfJudges: judges,
        meanSquareOfItems: items,
        residualMeanSquare: residual,
        judgeComponent: VarianceComponent((judges - residual) / Rational(table.columnCount)),
        itemComponent: VarianceComponent((items - residual) / Rational(table.rowCount)),
        residualComponent: VarianceComponent(residual)
      )
    )
  }

  /// The exact square of the standard error of the cut, in squared points.
  ///
  /// - Parameters:
  ///   - itemsAre: Whether the items are the test itself or a sample.
  ///   - truncated: Whether negative components count as zero; `false` gives the identity with the
  ///     standard error of judgment.
  ///   - judges: How many judges; the study's own when left out.
  ///   - items: How many items; the study's own when left out.
  /// - Returns: The square; untruncated components can make it negative.
  public func squaredErrorOfCut(
    _ itemsAre: ItemSampling,
    truncated: Bool = true,
    judges: Int? = nil,
    items: Int? = nil
  ) -> Rational {
    let panel = Rational(judges ?? self.judges)
    let length = Rational(items ?? self.items)
    let judge = truncated ? judgeComponent.value : judgeComponent.raw
    let item = truncated ? itemComponent.value : itemComponent.raw
    var variance = judge / panel + residualComponent.value / (length * panel)
    if itemsAre == .random { variance += item / length }
    return length * length * variance
  }

  /// The standard error of the cut in points.
  ///
  /// - Parameters:
  ///   - itemsAre: Whether the items are the test itself or a sample.
  ///   - truncated: Whether negative components count as zero.
  /// - Returns: The error; zero when untruncated components sum below zero.
  public func errorOfCut(_ itemsAre: ItemSampling, truncated: Bool = true) -> Double {
    let square = squaredErrorOfCut(itemsAre, truncated: truncated)
    return square > .zero ? square.double.squareRoot() : 0
  }
}

/// Whether the rated items are the whole test or a sample from a larger pool.
public enum ItemSampling: String, Sendable, Hashable, CaseIterable {
  /// The cut holds for these items.
  case fixed
  /// Another form could have had other items.
  case random
}

/// A variance component before and after a negative value is set to zero.
public struct VarianceComponent: Sendable, Hashable {
  /// The estimate as computed; it may be negative.
  public let raw: Rational

  /// A component from its estimate.
  ///
  /// - Parameter raw: The estimate as computed.
  public init(_ raw: Rational) { self.raw = raw }

  /// The estimate with a negative value counted as zero.
  public var value: Rational { max(raw, .zero) }

  /// Whether the estimate was negative; a report flags it.
  public var isTruncated: Bool { raw < .zero }
}
