// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// How the panelists' cuts become one cut.
public enum PanelStatistic: Sendable, Hashable {
  /// The mean.
  case mean
  /// The median; of an even number, the mean of the two in the middle.
  case median
  /// The mean after the g lowest and the g highest are left out.
  case trimmedMean(each: Int)

  /// The statistic in words.
  public var words: String {
    switch self {
    case .mean: "mean"
    case .median: "median"
    case .trimmedMean(let each): "mean without the \(each) lowest and \(each) highest"
    }
  }

  /// The exact value, or why there is none.
  ///
  /// - Parameter values: The panelists' cuts in any order.
  /// - Returns: The value, or why there is none.
  public func value(of values: [Rational]) -> Estimate<Rational> {
    guard !values.isEmpty else { return .undefined(.needsAtLeast(1, "panelists")) }
    switch self {
    case .mean: return .known(values.momentSums().sum / Rational(values.count))
    case .median:
      let sorted = values.sorted()
      let upper = sorted[sorted.count / 2]
      return .known((sorted[(sorted.count - 1) / 2] + upper) / 2)
    case .trimmedMean(let each):
      precondition(each >= 0, "a trimmed mean leaves out a count of 0 or more")
      guard values.count > 2 * each else {
        return .undefined(.needsAtLeast(2 * each + 1, "panelists"))
      }
      let kept = Array(values.sorted().dropFirst(each).dropLast(each))
      return .known(kept.momentSums().sum / Rational(kept.count))
    }
  }
}

/// How a panel's cuts become the cut that works: a statistic, then a rounding rule.
public struct CutRule: Sendable, Hashable {
  /// The statistic over panelists.
  public let statistic: PanelStatistic
  /// The rounding; an exact whole number stays as it is under every rule.
  public let rounding: RoundingRule

  /// A rule.
  ///
  /// - Parameters:
  ///   - statistic: The statistic over panelists.
  ///   - rounding: The rounding.
  public init(statistic: PanelStatistic = .mean, rounding: RoundingRule = .ceil) {
    self.statistic = statistic
    self.rounding = rounding
  }

  /// The cut of a panel.
  ///
  /// - Parameter values: The panelists' cuts.
  /// - Returns: The cut before and after rounding, or why there is none.
  public func cut(of values: [Rational]) -> Estimate<PanelCut> {
    statistic.value(of: values).map {
      PanelCut(recommended: $0, functional: $0.rounded(rounding), rule: self)
    }
  }
}

/// A cut before and after rounding.
public struct PanelCut: Sendable, Hashable {
  /// The statistic, exact.
  public let recommended: Rational
  /// The cut that works, after rounding.
  public let functional: Rational
  /// The rule that gave it.
  public let rule: CutRule
}
