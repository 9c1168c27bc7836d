// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import NumericsCore

/// How firm a cut is: the cuts that panels resampled from this panel would give.
///
/// J panelists are drawn with replacement from the J that count, the statistic and the rounding are
/// recomputed, and the functional cuts tabulated (Efron 1979). For a mean and for a median this is
/// done exactly, without drawing; other statistics are drawn with a counter-based generator, so the
/// result depends on the seed and on nothing else.
public struct CutDistribution: Sendable, Hashable {
  /// How the distribution was computed.
  public enum Method: Sendable, Hashable {
    /// The J-fold convolution of the panelists' cuts in whole units.
    case convolution
    /// The closed form of order statistics.
    case orderStatistics
    /// Drawing panels.
    case resampling(draws: Int, seed: UInt64)

    /// The method in words.
    public var words: String {
      switch self {
      case .convolution: "exact, by convolution"
      case .orderStatistics: "exact, by order statistics"
      case .resampling(let draws, let seed): "\(draws) resampled panels, seed \(seed)"
      }
    }
  }

  /// The rule from panelists' cuts to the functional cut.
  public let rule: CutRule
  /// How the distribution was computed.
  public let method: Method
  /// The statistic before rounding.
  public let statistic: StatisticDistribution
  /// The functional cuts, rising.
  public let cuts: [CutProbability]

  init(rule: CutRule, method: Method, statistic: StatisticDistribution) {
    self.rule = rule
    self.method = method
    self.statistic = statistic
    cuts = statistic.cuts(rule.rounding)
  }

  /// The distribution of a panel's cut, exact where that is possible.
  ///
  /// - Parameters:
  ///   - values: The panelists' cuts.
  ///   - rule: The rule from cuts to the functional cut.
  ///   - draws: How many panels are drawn where drawing is needed; at least 100 000 are.
  ///   - seed: The seed of drawing.
  ///   - threads: At most how many threads draw; it does not change the result.
  /// - Returns: The distribution; undefined for one panelist.
  public static func of(
    _ values: [Rational],
    rule: CutRule,
    draws: Int = 100_000,
    seed: UInt64 = 1,
    threads: Int = 1
  ) -> Estimate<CutDistribution> {
    if let reason = refusal(values, rule) { return .undefined(reason) }
    guard let lattice = Lattice(values) else { return .undefined(noCommonUnit) }
    switch rule.statistic {
    case .mean:
      if let exact = MeanConvolution(lattice)?.distribution {
        return .known(CutDistribution(rule: rule, method: .convolution, statistic: exact))
      }
    case .median:
      if let exact = MedianOrderStatistic(lattice)?.distribution {
        return .known(CutDistribution(rule: rule, method: .orderStatistics, statistic: exact))
      }
    case .trimmedMean: break
    }
    let enough = max(draws, 100_000)
    return resampled(values, rule: rule, draws: enough, seed: seed, threads: threads)
  }

  /// The distribution by drawing panels, whatever the statistic.
  ///
  /// - Parameters:
  ///   - values: The panelists' cuts.
  ///   - rule: The rule from cuts to the functional cut.
  ///   - draws: How many panels are drawn, 1 or more.
  ///   - seed: The seed.
  ///   - threads: At most how many threads draw; it does not change the result.
  /// - Returns: The distribution; undefined for one panelist.
  public static func resampled(
    _ values: [Rational],
    rule: CutRule,
    draws: Int,
    seed: UInt64,
    threads: Int = 1
  ) -> Estimate<CutDistribution> {
    precondition(draws > 0, "resampling draws at least one panel")
    if let reason = refusal(values, rule) { return .undefined(reason) }
    guard let lattice = Lattice(values) else { return .undefined(noCommonUnit) }
    let panel = PanelResampling(lattice, statistic: rule.statistic)
    return .known(
      CutDistribution(
        rule: rule,
        method: .resampling(draws: draws, seed: seed),
        statistic: panel.distribution(draws: draws, seed: seed, threads: threads)
      )
    )
  }

  private static let noCommonUnit = Undefined.because("the cuts have no common unit")

  private static func refusal(_ values: [Rational], _ rule: CutRule) -> Undefined? {
    guard values.count > 1 else { return .needsAtLeast(2, "panelists") }
    return rule.statistic.value(of: values).reason
  }
}
