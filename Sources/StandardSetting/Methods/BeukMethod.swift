// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Beuk: the judges' mean cut and mean pass rate, moved until they agree with the score data.
///
/// Each judge gives a cut k and an expected pass rate v. The line v = v̄ + (S_v/S_k)(k − k̄), with
/// SDs that divide by n − 1, meets the pass-rate curve V = 1 − F once, because it rises and V falls.
/// Axes: k is horizontal and v vertical, so that each judgment moves in proportion to its own SD
/// (the geometric reading; published wordings leave the order of the axes open).
public struct BeukMethod: CutMethod {
  /// One judge's cut and expected pass rate.
  public struct Judgment: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The cut.
    public let cut: Rational
    /// The expected pass rate.
    public let passRate: Rational

    /// A judge's cut and expected pass rate, in the declared units.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - cut: The cut k.
    ///   - passRate: The expected pass rate v.
    public init(panelist: String, cut: Rational, passRate: Rational) {
      self.panelist = panelist
      self.cut = cut
      self.passRate = passRate
    }
  }

  /// The distribution of scores.
  public let curve: FailRateCurve
  private let judgments: CompromiseJudgments
  private let unitDoubt: MethodResult.Flag?

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - judgments: The judges' cuts and pass rates.
  ///   - units: What they are measured in.
  ///   - curve: The distribution of scores.
  /// - Throws: `MethodError` when there is no judgment, a panelist is repeated, or a value is not in
  ///   its unit's range.
  public init(
    judgments: [Judgment],
    units: CompromiseUnits = CompromiseUnits(),
    curve: FailRateCurve
  ) throws(MethodError) {
    var rows: [[Rational]] = []
    for judgment in judgments {
      let place = "Beuk, panelist `\(judgment.panelist)`"
      rows.append([
        try units.rawCut(judgment.cut, at: place, name: "k"),
        try units.share(judgment.passRate, at: place, name: "v"),
      ])
    }
    self.curve = curve
    self.judgments = try CompromiseJudgments(
      panelists: judgments.map(\.panelist),
      rows: rows,
      method: "Beuk"
    )
    unitDoubt = units.doubt(of: judgments.map(\.passRate))
  }

  /// Beuk's identity.
  public var identity: MethodIdentity { .beuk }

  /// The judges.
  public var panelists: [String] { judgments.panelists }

  /// The examinees behind the curve.
  public var examinees: [String] { curve.scores.map(\.person) }

  /// The cut with the line, the crossing, the whole-score form and flags.
  ///
  /// The cut is exact when the ratio of the SDs is rational; otherwise the segment of the curve is
  /// found exactly and only the last step is binary.
  ///
  /// - Parameter plan: How to resample judges and examinees.
  /// - Returns: The result; it exists for any data that the initialiser accepts.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    let (meanCut, meanRate) = (judgments.mean(0), judgments.mean(1))
    let (cutVariance, rateVariance) = (judgments.variance(0), judgments.variance(1))
    let cut = exactCut(meanCut, meanRate, cutVariance, rateVariance)
    let pass = 1 - curve.ogive.binaryValue(at: cut)
    var flags = unitDoubt.map { [$0] } ?? []
    if cutVariance == .zero || rateVariance == .zero {
      flags.append(BeukMethod.noSpread(cutVariance: cutVariance, rateVariance: rateVariance))
    }
    if cut.double < Double(curve.lowest) || cut.double > Double(curve.highest) {
      flags.append(
        MethodResult.Flag(
          .outsideScores,
          "the line meets the pass-rate curve outside the scores on file, at "
            + cut.text(places: 4)
        )
      )
    }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      panelistCuts: zip(panelists, judgments.rows).map {
        MethodResult.PanelistCut(panelist: $0, cut: .exact($1[0]))
      },
      cut: cut,
      standardError: resampling.error,
      flags: flags + resampling.flags,
      assumptions: [
        "Cut and pass rate move together, each in proportion to its SD over judges.",
        "Axes: the cut is horizontal and the pass rate vertical; other readings exist.",
        "A person passes at or above the cut; between whole scores the pass-rate curve is straight.",
        "The panelist cuts are the judges' own cuts, before the compromise.",
      ],
      figures: [
        MethodResult.Figure("mean-cut", head: "Judges' cut, mean", meanCut),
        MethodResult.Figure("mean-pass-rate", head: "Judges' pass rate, mean", meanRate),
        MethodResult.Figure(
          "sd-cut",
          head: "Judges' cut, SD (n − 1)",
          cutVariance.double.squareRoot()
        ),
        MethodResult.Figure(
          "sd-pass-rate",
          head: "Judges' pass rate, SD (n − 1)",
          rateVariance.double.squareRoot()
        ),
        MethodResult.Figure("pass-rate", head: "Pass rate at the cut", pass),
        MethodResult.Figure(
          "whole-cut",
          head: "Cut among whole scores",
          wholeCut(
            cut,
            centre: (meanCut, meanRate),
            ratio: cutVariance == .zero ? nil : rateVariance / cutVariance
          )
        ),
      ] + resampling.figures
    )
  }

  /// The crossing when judges and examinees count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    guard let ogive = curve.resampled(counts: draw.examinees),
      let meanCut = judgments.mean(0, counts: draw.panelists),
      let meanRate = judgments.mean(1, counts: draw.panelists)
    else { return nil }
    let cutVariance = judgments.variance(0, counts: draw.panelists)
    let rateVariance = judgments.variance(1, counts: draw.panelists)
    if cutVariance == 0 { return meanCut }
    if rateVariance == 0 { return BeukMethod.onLevel(ogive, meanCut, meanRate) }
    return BeukMethod.crossing(ogive, meanCut, meanRate, (rateVariance / cutVariance).squareRoot())
  }

  private func exactCut(
    _ meanCut: Rational,
    _ meanRate: Rational,
    _ cutVariance: Rational,
    _ rateVariance: Rational
  ) -> CutValue {
    if cutVariance == .zero { return .exact(meanCut) }
    if rateVariance == .zero {
      return .exact(BeukMethod.onLevel(curve.ogive, meanCut, meanRate))
    }
    let ratio = rateVariance / cutVariance
    if let slope = ratio.exactRoot {
      return .exact(BeukMethod.crossing(curve.ogive, meanCut, meanRate, slope))
    }
    return .real(
      BeukMethod.crossing(
        curve.binaryOgive,
        meanCut.double,
        meanRate.double,
        ratio.double.squareRoot()
      )
    )
  }

  /// Where a rising line through (cut, rate) meets the pass-rate curve.
  static func crossing<Number: OrderedField>(
    _ ogive: Ogive<Number>,
    _ cut: Number,
    _ rate: Number,
    _ slope: Number
  ) -> Number {
    func excess(_ point: Number) -> Number {
      ogive.value(at: point) - Number.unit + rate + slope * (point - cut)
    }
    let (start, end) = (Number(whole: ogive.origin), Number(whole: ogive.end))
    // Beyond the scores the curve is constant, and the line alone decides.
    if excess(start) > .none { return cut + (Number.unit - rate) / slope }
    if excess(end) < .none { return cut - rate / slope }
    return ogive.crossing(from: start, to: end, excess: excess)
  }

  /// Where a level line meets the pass-rate curve: the point of a flat stretch nearest to the cut.
  static func onLevel<Number: OrderedField>(
    _ ogive: Ogive<Number>,
    _ cut: Number,
    _ rate: Number
  ) -> Number {
    let (low, high) = ogive.preimage(of: Number.unit - rate)
    if let low, cut < low { return low }
    if let high, cut > high { return high }
    return cut
  }

  private static func noSpread(cutVariance: Rational, rateVariance: Rational) -> MethodResult.Flag {
    let sentence =
      switch (cutVariance == .zero, rateVariance == .zero) {
      case (true, true): "the judges differ neither in cut nor in pass rate; their cut is used"
      case (true, false): "the judges do not differ in their cuts; their cut is used"
      default: "the judges do not differ in their pass rates; the curve alone gives the cut"
      }
    return MethodResult.Flag(.noSpread, sentence)
  }
}

extension Ogive where Number == Rational {
  /// The curve at a cut of either kind.
  func binaryValue(at cut: CutValue) -> Double {
    switch cut {
    case .exact(let point): return value(at: point).double
    case .real(let point):
      let whole = point.floorInteger
      let left = share(at: whole).double
      return left + (share(at: whole + 1).double - left) * (point - Double(whole))
    }
  }
}
