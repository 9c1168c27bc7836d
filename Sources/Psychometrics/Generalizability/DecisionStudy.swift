// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic

/// What the standard error of the cut would be with other numbers of judges and items.
///
/// Components are those of the study, negative ones counted as zero; the error is in points of a
/// test of the stated length.
public struct DecisionStudy: Sendable, Hashable {
  /// One planned panel and its errors.
  public struct Row: Sendable, Hashable {
    /// The number of judges.
    public let judges: Int
    /// The number of items.
    public let items: Int
    /// The standard error of the cut with the items held fixed.
    public let errorItemsFixed: Double
    /// The standard error of the cut with the items a sample.
    public let errorItemsRandom: Double
  }

  /// The rows, items within judges.
  public let rows: [Row]

  /// A table for planned panels.
  ///
  /// - Parameters:
  ///   - study: The variance components.
  ///   - judges: Numbers of judges, each 1 or more.
  ///   - items: Numbers of items, each 1 or more; the study's own when left out.
  public init(
    _ study: JudgeItemStudy,
    judges: [Int] = Array(stride(from: 5, through: 40, by: 5)),
    items: [Int]? = nil
  ) {
    let lengths = items ?? [study.items]
    precondition((judges + lengths).allSatisfy { $0 > 0 }, "a planned panel has judges and items")
    func error(_ sampling: ItemSampling, _ panel: Int, _ length: Int) -> Double {
      study.squaredErrorOfCut(sampling, judges: panel, items: length).double.squareRoot()
    }
    rows = judges.flatMap { panel in
      lengths.map { length in
        Row(
          judges: panel,
          items: length,
          errorItemsFixed: error(.fixed, panel, length),
          errorItemsRandom: error(.random, panel, length)
        )
      }
    }
  }
}
