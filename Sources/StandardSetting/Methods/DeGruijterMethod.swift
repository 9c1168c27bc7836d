// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// De Gruijter: the point of the fail-rate curve that is nearest to the judges' ideal.
///
/// With an ideal cut k0, an ideal fail rate f0 and their uncertainties, the cut minimises
/// ((k − k0)/σk)² + ((F(k) − f0)/σf)²: the ellipse around the ideal that just touches the curve. On
/// each straight piece of the ogive the minimum has a closed form, so the result is exact.
public struct DeGruijterMethod: CutMethod {
  /// One judge's ideal cut and fail rate.
  public struct Judgment: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The ideal cut.
    public let cut: Rational
    /// The ideal fail rate.
    public let failRate: Rational

    /// A judge's ideal, in the declared units.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - cut: The ideal cut.
    ///   - failRate: The ideal fail rate.
    public init(panelist: String, cut: Rational, failRate: Rational) {
      self.panelist = panelist
      self.cut = cut
      self.failRate = failRate
    }
  }

  /// Where the uncertainties come from.
  public enum Uncertainty: Sendable, Hashable {
    /// The SDs (n − 1) of the judges' ideals.
    case panelSpread
    /// Stated numbers, in the declared units; importance weights enter here as 1/σ².
    case stated(cut: Rational, failRate: Rational)
  }

  /// The distribution of scores.
  public let curve: FailRateCurve
  /// Where the uncertainties come from.
  public let uncertainty: Uncertainty
  private let judgments: CompromiseJudgments
  private let statedVariances: (cut: Rational, rate: Rational)?
  private let unitDoubt: MethodResult.Flag?

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - judgments: The judges' ideals.
  ///   - uncertainty: Where the uncertainties come from.
  ///   - units: What all of them are measured in.
  ///   - curve: The distribution of scores.
  /// - Throws: `MethodError` when there is no judgment, a panelist is repeated, or a value is not in
  ///   its unit's range.
  public init(
    judgments: [Judgment],
    uncertainty: Uncertainty,
    units: CompromiseUnits = CompromiseUnits(),
    curve: FailRateCurve
  ) throws(MethodError) {
    var rows: [[Rational]] = []
    for judgment in judgments {
      let place = "De Gruijter, panelist `\(judgment.panelist)`"
      rows.append([
        try units.rawCut(judgment.cut, at: place, name: "k"),
        try units.share(judgment.failRate, at: place, name: "f"),
      ])
    }
    self.curve = curve
    self.uncertainty = uncertainty
    self.judgments = try CompromiseJudgments(
      panelists: judgments.map(\.panelist),
      rows: rows,
      method: "De Gruijter"
    )
    unitDoubt = units.doubt(of: judgments.map(\.failRate))
    if case .stated(let cut, let failRate) = uncertainty {
      let place = "De Gruijter, uncertainties"
      let sigma = try units.rawCut(cut, at: place, name: "sigma_k")
      guard sigma >= .zero else {
        throw MethodError(
          .outOfRange,
          at: place,
          "`sigma_k` is \(cut)",
          rule: "an uncertainty is 0 or more",
          remedy: "correct the value"
        )
      }
      let rate = try units.share(failRate, at: place, name: "sigma_f")
      statedVariances = (sigma * sigma, rate * rate)
    } else {
      statedVariances = nil
    }
  }

  /// De Gruijter's identity.
  public var identity: MethodIdentity { .deGruijter }

  /// The judges.
  public var panelists: [String] { judgments.panelists }

  /// The examinees behind the curve.
  public var examinees: [String] { curve.scores.map(\.person) }

  /// The cut with the ideal, the point of the curve, the whole-score form and flags.
  ///
  /// - Parameter plan: How to resample judges and examinees.
  /// - Returns: The result; it exists for any data that the initialiser accepts.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    let ideal = Ideal(
      cut: judgments.mean(0),
      rate: judgments.mean(1),
      cutVariance: statedVariances?.cut ?? judgments.variance(0),
      rateVariance: statedVariances?.rate ?? judgments.variance(1)
    )
    let nearest = ideal.nearest(on: curve.ogive)
    let cut = nearest[0]
    let whole = ideal.nearestWhole(on: curve.ogive)
    var flags = unitDoubt.map { [$0] } ?? []
    if ideal.cutVariance == .zero || ideal.rateVariance == .zero {
      flags.append(
        MethodResult.Flag(.noSpread, "an uncertainty is 0; the other judgment gives way alone")
      )
    }
    for (points, kind) in [(nearest, "points of the curve"), (whole, "whole scores")]
    where points.count > 1 {
      let list = points.map(\.description).joined(separator: ", ")
      flags.append(
        MethodResult.Flag(
          .severalMinimisers,
          "\(points.count) \(kind) are equally near: \(list); the lowest is used"
        )
      )
    }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      panelistCuts: zip(panelists, judgments.rows).map {
        MethodResult.PanelistCut(panelist: $0, cut: .exact($1[0]))
      },
      cut: .exact(cut),
      standardError: resampling.error,
      flags: flags + resampling.flags,
      assumptions: [
        "Deviations from the ideal cut and fail rate count by their uncertainties, squared.",
        "A person passes at or above the cut; between whole scores the fail-rate curve is straight.",
        "The panelist cuts are the judges' own cuts, before the compromise.",
      ],
      figures: [
        MethodResult.Figure("ideal-cut", head: "Ideal cut, mean", ideal.cut),
        MethodResult.Figure("ideal-fail-rate", head: "Ideal fail rate, mean", ideal.rate),
        MethodResult.Figure(
          "sigma-cut",
          head: "Uncertainty of the cut",
          ideal.cutVariance.double.squareRoot()
        ),
        MethodResult.Figure(
          "sigma-fail-rate",
          head: "Uncertainty of the fail rate",
          ideal.rateVariance.double.squareRoot()
        ),
        MethodResult.Figure("fail-rate", head: "Fail rate at the cut", curve.ogive.value(at: cut)),
        MethodResult.Figure("whole-cut", head: "Cut among whole scores", whole[0]),
      ] + resampling.figures
    )
  }

  /// The nearest point when judges and examinees count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    guard let ogive = curve.resampled(counts: draw.examinees),
      let cut = judgments.mean(0, counts: draw.panelists),
      let rate = judgments.mean(1, counts: draw.panelists)
    else { return nil }
    let ideal = Ideal(
      cut: cut,
      rate: rate,
      cutVariance: statedVariances?.cut.double ?? judgments.variance(0, counts: draw.panelists),
      rateVariance: statedVariances?.rate.double ?? judgments.variance(1, counts: draw.panelists)
    )
    return ideal.nearest(on: ogive)[0]
  }
}
