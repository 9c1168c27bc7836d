// SPDX-License-Identifier: Apache-2.0

/// The cuts of several boundaries from the same folders, checked for order.
///
/// Cuts of separate fits may cross. Then the crossing is reported, and the pool-adjacent-violators
/// cuts stand beside the separate ones as an alternative; none replaces them in silence.
public struct BodyOfWorkBoundaries: Sendable, Hashable {
  /// One boundary's result.
  public struct Boundary: Sendable, Hashable {
    /// The level whose lower end is sought.
    public let level: Int
    /// The separate fit.
    public let result: MethodResult
    /// The non-decreasing alternative; `nil` when the separate cuts are in order.
    public let isotonicCut: Double?
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
    let isotonic = crossings.isEmpty ? nil : BodyOfWorkBoundaries.pooled(cuts)
    boundaries = sought.indices.map {
      Boundary(level: sought[$0], result: results[$0], isotonicCut: isotonic?[$0])
    }
    self.crossings = crossings
  }

  /// The nearest non-decreasing sequence in least squares, all values weighing the same.
  static func pooled(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum * Double(last.count) > last.sum * Double(before.count) else { break }
        blocks.removeLast()
        blocks[blocks.count - 1] = (before.sum + last.sum, before.count + last.count)
      }
    }
    return blocks.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
  }
}
