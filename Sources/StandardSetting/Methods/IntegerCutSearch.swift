// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// The whole cuts at which weighted misclassification is least.
///
/// A person passes at or above the cut. Loss(c) = fp·#(not qualified, X ≥ c) + fn·#(qualified, X < c)
/// over all whole c from "everybody passes" to "nobody passes". With weights of one over the size of
/// each group the least loss is the largest Youden index.
struct IntegerCutSearch<Number: OrderedField>: Sendable {
  /// All minimisers, ascending.
  let cuts: [Int]
  /// The least loss.
  let loss: Number

  /// - Parameters:
  ///   - origin: A whole cut that everybody passes.
  ///   - notQualified: How many not qualified persons fail first at `origin + 1 + index`.
  ///   - qualified: The same for qualified persons; as long as `notQualified`.
  ///   - falsePositive: The weight of a not qualified person who passes.
  ///   - falseNegative: The weight of a qualified person who fails.
  init(
    origin: Int,
    notQualified: [Int],
    qualified: [Int],
    falsePositive: Number,
    falseNegative: Number
  ) {
    var passing = notQualified.reduce(0, +)
    var failing = 0
    func loss() -> Number {
      Number(whole: passing) * falsePositive + Number(whole: failing) * falseNegative
    }
    var least = loss()
    var best = [origin]
    for index in notQualified.indices {
      passing -= notQualified[index]
      failing += qualified[index]
      let value = loss()
      if value < least {
        least = value
        best = [origin + 1 + index]
      } else if value == least {
        best.append(origin + 1 + index)
      }
    }
    cuts = best
    self.loss = least
  }
}

/// Persons of two groups, counted by the first whole cut that they fail.
struct GroupBins: Sendable {
  let origin: Int
  private let bins: [Int]
  private let isQualified: [Bool]
  private let span: Int

  init(scores: [Rational], isQualified: [Bool], place: String) throws(MethodError) {
    let first = scores.map { $0.floorInteger + 1 }
    guard let lowest = first.min(), let highest = first.max() else {
      throw MethodError(
        .empty,
        at: place,
        "no judgments",
        rule: "a cut needs judged persons",
        remedy: "add the judgments, or leave the method out"
      )
    }
    guard highest - lowest < FailRateCurve.largestSpan else {
      throw MethodError(
        .outOfRange,
        at: place,
        "the scores span \(highest - lowest) points",
        rule: "a raw score scale has at most \(FailRateCurve.largestSpan)",
        remedy: "look for a score in the wrong unit"
      )
    }
    origin = lowest - 1
    span = highest - lowest + 1
    bins = first.map { $0 - lowest }
    self.isQualified = isQualified
  }

  /// Counts by first failed cut, for both groups, when persons count as often as stated.
  func counted(_ counts: [Int]) -> (notQualified: [Int], qualified: [Int]) {
    var groups = [[Int]](repeating: [Int](repeating: 0, count: span), count: 2)
    for (index, count) in counts.enumerated() {
      groups[isQualified[index] ? 1 : 0][bins[index]] += count
    }
    return (groups[0], groups[1])
  }
}
