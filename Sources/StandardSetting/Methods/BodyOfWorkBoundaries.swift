// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore

/// The cuts of several boundaries from the same folders, checked for order.
///
/// Cuts of separate fits may cross. Then the crossing is reported, and two alternatives stand beside
/// the separate cuts: the nearest non-decreasing ones (pool adjacent violators, all weighing the
/// same) and those of one ordered logit. None replaces the separate cuts in silence.
public struct BodyOfWorkBoundaries: Sendable, Hashable {
  /// One boundary's result.
  public struct Boundary: Sendable, Hashable {
    /// The level whose lower end is sought.
    public let level: Int
    /// The separate fit.
    public let result: MethodResult
    /// The nearest non-decreasing alternative; `nil` when the separate cuts are in order.
    public let isotonicCut: Double?
    /// The alternative of one slope for all boundaries; `nil` when the separate cuts are in order or
    /// the ordered logit cannot be fitted.
    public let orderedLogitCut: Double?
  }

  /// The boundaries in ascending order.
  public let boundaries: [Boundary]
  /// Each pair of neighbouring boundaries whose cuts cross.
  public let crossings: [MethodResult.Flag]

  /// Fits all boundaries.
  ///
  /// - Parameters:
  ///   - judgments: The panelists' levels.
  ///   - levels: The boundaries; all levels that occur but the lowest when left out.
  ///   - variant: How each cut is found.
  ///   - plan: How to resample panelists and folders.
  /// - Throws: `MethodError` naming the boundary that gives no cut.
  public init(
    judgments: [LevelJudgment],
    levels: [Int]? = nil,
    variant: BodyOfWorkMethod.Variant = .logistic,
    bootstrap plan: BootstrapPlan? = nil
  ) throws(MethodError) {
    let sought = (levels ?? Array(Set(judgments.map(\.level)).sorted().dropFirst())).sorted()
    var results: [MethodResult] = []
    for level in sought {
      let method = try BodyOfWorkMethod(judgments: judgments, boundary: level, variant: variant)
      results.append(try method.result(bootstrap: plan))
    }
    let cuts = results.map(\.cut.double)
    var crossings: [MethodResult.Flag] = []
    for (index, level) in sought.enumerated().dropFirst() where cuts[index] < cuts[index - 1] {
      crossings.append(
        MethodResult.Flag(
          .crossing,
          "the cut of boundary \(level), \(results[index].cut.text(places: 2)), lies below that of "
            + "boundary \(sought[index - 1]), \(results[index - 1].cut.text(places: 2))"
        )
      )
    }
    var isotonic: [Double]?
    var ordered: [Double]?
    if !crossings.isEmpty {
      isotonic = try? IsotonicRegression(cuts).fitted
      ordered =
        OrderedLogit(
          scores: judgments.map(\.score.double),
          categories: judgments.map { judgment in sought.count { $0 <= judgment.level } },
          boundaries: sought.count
        )?.cuts
    }
    boundaries = sought.indices.map {
      Boundary(
        level: sought[$0],
        result: results[$0],
        isotonicCut: isotonic?[$0],
        orderedLogitCut: ordered?[$0]
      )
    }
    self.crossings = crossings
  }
}
