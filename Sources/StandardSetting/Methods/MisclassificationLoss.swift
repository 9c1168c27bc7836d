// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// How grave the two errors of a cut are, relative to each other.
public struct MisclassificationLoss: Sendable, Hashable {
  /// The loss of passing a person who is not qualified.
  public let falsePositive: Rational
  /// The loss of failing a person who is qualified.
  public let falseNegative: Rational

  /// Equal losses.
  public static let equal = MisclassificationLoss(equally: .one)

  /// Losses of the two errors.
  ///
  /// - Parameters:
  ///   - falsePositive: The loss of passing a person who is not qualified.
  ///   - falseNegative: The loss of failing a person who is qualified.
  /// - Throws: `MethodError` when a loss is not above 0.
  public init(falsePositive: Rational, falseNegative: Rational) throws(MethodError) {
    for (loss, name) in [(falsePositive, "fp"), (falseNegative, "fn")] where loss <= .zero {
      throw MethodError(
        .outOfRange,
        at: "loss",
        "`\(name)` is \(loss)",
        rule: "a loss is above 0",
        remedy: "correct the loss"
      )
    }
    self.falsePositive = falsePositive
    self.falseNegative = falseNegative
  }

  private init(equally loss: Rational) {
    falsePositive = loss
    falseNegative = loss
  }

  /// The probability of being qualified from which passing is the smaller expected loss.
  public var threshold: Rational { falsePositive / (falsePositive + falseNegative) }

  /// The losses in words.
  public var sentence: String {
    falsePositive == falseNegative
      ? "both errors weigh the same"
      : "passing an unqualified person weighs \(falsePositive), failing a qualified one "
        + "\(falseNegative)"
  }
}

/// Which of several equally good cuts becomes the method's cut; all are reported.
public enum CutTie: String, Sendable, Hashable, CaseIterable, Codable {
  /// The lowest.
  case lowest
  /// The highest.
  case highest
  /// The mean of all.
  case mean

  /// The chosen one of cuts in ascending order.
  func choice(of cuts: [Rational]) -> Rational? {
    switch self {
    case .lowest: cuts.first
    case .highest: cuts.last
    case .mean: cuts.mean()
    }
  }
}

/// The centre of a group of scores.
public enum GroupCentre: String, Sendable, Hashable, CaseIterable, Codable {
  /// The mean.
  case mean
  /// The median; of an even number, the mean of the middle two.
  case median

  /// The centre of values that count as often as stated; `nil` when none counts.
  func value<Number: OrderedField>(of values: [Number], counts: [Int]) -> Number? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    switch self {
    case .mean:
      var sum = Number.none
      for (value, count) in zip(values, counts) where count > 0 {
        sum = sum + Number(whole: count) * value
      }
      return sum / Number(whole: total)
    case .median:
      let order = values.indices.filter { counts[$0] > 0 }.sorted { values[$0] < values[$1] }
      func ranked(_ rank: Int) -> Number {
        var seen = 0
        for index in order {
          seen += counts[index]
          if seen > rank { return values[index] }
        }
        return values[order[order.count - 1]]
      }
      return (ranked((total - 1) / 2) + ranked(total / 2)) / Number(whole: 2)
    }
  }

  /// The centre of values that count once each; `nil` when there is none.
  func value<Number: OrderedField>(of values: [Number]) -> Number? {
    value(of: values, counts: [Int](repeating: 1, count: values.count))
  }
}
