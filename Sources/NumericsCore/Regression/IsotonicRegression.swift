// SPDX-License-Identifier: Apache-2.0

/// The non-decreasing sequence closest to given values in weighted least squares.
///
/// Source: the pool-adjacent-violators algorithm; Barlow, Bartholomew, Bremner and Brunk,
/// "Statistical Inference under Order Restrictions" (1972), chapter 1. One pass, linear time.
public struct IsotonicRegression: Hashable, Sendable {
  /// A run of neighbours that share one fitted value.
  public struct Block: Hashable, Sendable {
    /// The indices of the run.
    public let indices: Range<Int>

    /// The fitted value, the weighted mean of the run.
    public let value: Double

    /// The total weight of the run.
    public let weight: Double
  }

  /// The blocks in ascending order; their values strictly increase.
  public let blocks: [Block]

  /// The fitted value of each index.
  public var fitted: [Double] {
    blocks.flatMap { Array(repeating: $0.value, count: $0.indices.count) }
  }

  /// Fits a non-decreasing sequence.
  ///
  /// - Parameters:
  ///   - values: The values in order.
  ///   - weights: One positive weight each; all 1 when left out.
  /// - Throws: `NumericsError.shape`, `NumericsError.notFinite`, or `NumericsError.parameter` for a
  ///   weight that is not positive.
  public init(_ values: [Double], weights: [Double]? = nil) throws(NumericsError) {
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard weights.count == values.count else {
      throw .shape("\(weights.count) weights for \(values.count) values")
    }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(operation: "isotonic regression") }
    for weight in weights { try require("a weight", weight, "positive and finite") { $0 > 0 } }
    var pooled: [Block] = []
    for index in values.indices {
      var block = Block(
        indices: index..<index + 1,
        value: values[index],
        weight: weights[index]
      )
      while let before = pooled.last, before.value >= block.value {
        pooled.removeLast()
        block = Self.merged(before, block)
      }
      pooled.append(block)
    }
    blocks = pooled
  }

  private static func merged(_ left: Block, _ right: Block) -> Block {
    let weight = left.weight + right.weight
    // Equal values stay exactly equal: a mean computed as left + part has no rounding there.
    let value = left.value + (right.value - left.value) * (right.weight / weight)
    return Block(
      indices: left.indices.lowerBound..<right.indices.upperBound,
      value: value,
      weight: weight
    )
  }
}
