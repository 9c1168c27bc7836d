// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How far judges agree in their ratings of the same items: ICC(C,1), ICC(A,1) and ICC(A,k).
///
/// Rows are the N items, columns the k judges. With the mean squares of rows (MSR), columns (MSC)
/// and residual (MSE) of the two-way layout (McGraw and Wong 1996, two-way models):
/// - consistency of a single rating: (MSR − MSE) / (MSR + (k−1)·MSE);
/// - absolute agreement of a single rating: (MSR − MSE) / (MSR + (k−1)·MSE + (k/N)·(MSC − MSE));
/// - absolute agreement of the mean of k ratings: (MSR − MSE) / (MSR + (MSC − MSE)/N), which Shrout and
///   Fleiss (1979) call ICC(2,k).
///
/// All are exact quotients. All ratings equal, one item or one judge give words, not NaN. Values
/// below zero are reported as they are.
public struct IntraclassCorrelation: Sendable, Hashable {
  /// The mean square of items.
  public let meanSquareOfItems: Estimate<Rational>
  /// The mean square of judges.
  public let meanSquareOfJudges: Estimate<Rational>
  /// The residual mean square.
  public let residualMeanSquare: Estimate<Rational>
  /// ICC(C,1), consistency of single ratings.
  public let consistency: Estimate<Rational>
  /// ICC(A,1), absolute agreement of single ratings.
  public let absoluteAgreement: Estimate<Rational>
  /// ICC(A,k), also called ICC(2,k): absolute agreement of the mean of all judges.
  public let meanAgreement: Estimate<Rational>

  /// The convention, as printed beside the figures.
  public static let convention =
    "rows are items, columns are judges; two-way model, single rating (McGraw and Wong 1996)"

  /// The agreement in a complete table of ratings.
  ///
  /// - Parameter ratingsByItem: One row per item, one column per judge; no cell is missing.
  public init(ratingsByItem: [[Rational]]) {
    let table = CrossedTable(rows: ratingsByItem)
    meanSquareOfItems = table.meanSquareOfRows
    meanSquareOfJudges = table.meanSquareOfColumns
    residualMeanSquare = table.residualMeanSquare
    guard table.rowCount > 1 else {
      consistency = .undefined(.needsAtLeast(2, "items"))
      absoluteAgreement = .undefined(.needsAtLeast(2, "items"))
      meanAgreement = .undefined(.needsAtLeast(2, "items"))
      return
    }
    guard let items = meanSquareOfItems.value, let judges = meanSquareOfJudges.value,
      let residual = residualMeanSquare.value
    else {
      consistency = .undefined(.needsAtLeast(2, "judges"))
      absoluteAgreement = .undefined(.needsAtLeast(2, "judges"))
      meanAgreement = .undefined(.needsAtLeast(2, "judges"))
      return
    }
    let k = Rational(table.columnCount)
    let common = items + (k - 1) * residual
    consistency = Self.ratio(items - residual, common)
    let bias = k / Rational(table.rowCount) * (judges - residual)
    absoluteAgreement = Self.ratio(items - residual, common + bias)
    let shift = (judges - residual) / Rational(table.rowCount)
    meanAgreement = Self.ratio(items - residual, items + shift)
  }

  private static func ratio(_ top: Rational, _ bottom: Rational) -> Estimate<Rational> {
    bottom == .zero ? .undefined(.noVariance) : .known(top / bottom)
  }
}
