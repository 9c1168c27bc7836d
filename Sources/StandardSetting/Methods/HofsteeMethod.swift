// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Hofstee: the cut at which the fail-rate curve crosses the falling diagonal of the judges' box.
///
/// The judges' mean lowest and highest cuts kmin, kmax and fail rates fmin, fmax span a box; the
/// line runs from (kmin, fmax) to (kmax, fmin). The cut is the crossing of the ogive with the line;
/// the whole-score form is the first whole c with F(c) ≥ line(c). A curve above or below the box
/// gives no crossing: the nearer edge is used and flagged.
public struct HofsteeMethod: CutMethod {
  /// One judge's box.
  public struct Judgment: Sendable, Hashable {
    /// The panelist's key.
    public let panelist: String
    /// The lowest acceptable cut.
    public let kmin: Rational
    /// The highest acceptable cut.
    public let kmax: Rational
    /// The lowest acceptable fail rate.
    public let fmin: Rational
    /// The highest acceptable fail rate.
    public let fmax: Rational

    /// A judge's box, in the declared units.
    ///
    /// - Parameters:
    ///   - panelist: The panelist's key.
    ///   - kmin: The lowest acceptable cut.
    ///   - kmax: The highest acceptable cut.
    ///   - fmin: The lowest acceptable fail rate.
    ///   - fmax: The highest acceptable fail rate.
    public init(panelist: String, kmin: Rational, kmax: Rational, fmin: Rational, fmax: Rational) {
      self.panelist = panelist
      self.kmin = kmin
      self.kmax = kmax
      self.fmin = fmin
      self.fmax = fmax
    }
  }

  /// Where the curve runs in relation to the box.
  enum Position { case inside, above, below }

  /// The distribution of scores.
  public let curve: FailRateCurve
  private let judgments: CompromiseJudgments
  private let unitDoubt: MethodResult.Flag?

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - judgments: The judges' boxes.
  ///   - units: What their cuts and rates are measured in.
  ///   - curve: The distribution of scores.
  /// - Throws: `MethodError` when there is no judgment, a panelist is repeated, a rate is not in its
  ///   unit's range, or a lower end exceeds its upper end.
  public init(
    judgments: [Judgment],
    units: CompromiseUnits = CompromiseUnits(),
    curve: FailRateCurve
  ) throws(MethodError) {
    var rows: [[Rational]] = []
    for judgment in judgments {
      let place = "Hofstee, panelist `\(judgment.panelist)`"
      let row = [
        try units.rawCut(judgment.kmin, at: place, name: "kmin"),
        try units.rawCut(judgment.kmax, at: place, name: "kmax"),
        try units.share(judgment.fmin, at: place, name: "fmin"),
        try units.share(judgment.fmax, at: place, name: "fmax"),
      ]
      for (column, name) in [(0, "kmin"), (2, "fmin")] where row[column] > row[column + 1] {
        let upper = name == "kmin" ? "kmax" : "fmax"
        throw MethodError(
          .outOfRange,
          at: place,
          "`\(name)` exceeds `\(upper)`",
          rule: "the lowest acceptable value is not above the highest",
          remedy: "exchange or correct the two values"
        )
      }
      rows.append(row)
    }
    self.curve = curve
    self.judgments = try CompromiseJudgments(
      panelists: judgments.map(\.panelist),
      rows: rows,
      method: "Hofstee"
    )
    unitDoubt = units.doubt(of: judgments.flatMap { [$0.fmin, $0.fmax] })
  }

  /// Hofstee's identity.
  public var identity: MethodIdentity { .hofstee }

  /// The judges.
  public var panelists: [String] { judgments.panelists }

  /// The examinees behind the curve.
  public var examinees: [String] { curve.scores.map(\.person) }

  /// The cut with the box, the crossing, the whole-score form and flags.
  ///
  /// - Parameter plan: How to resample judges and examinees.
  /// - Returns: The result; it exists for any data that the initialiser accepts.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    let (kmin, kmax) = (judgments.mean(0), judgments.mean(1))
    let (fmin, fmax) = (judgments.mean(2), judgments.mean(3))
    let (cut, position) = HofsteeMethod.crossing(curve.ogive, (kmin, kmax), (fmin, fmax))
    let whole = cut.ceil
    var flags = unitDoubt.map { [$0] } ?? []
    switch position {
    case .inside: break
    case .above:
      flags.append(
        MethodResult.Flag(
          .aboveBox,
          "the curve runs above the box: F(kmin) = \(curve.ogive.value(at: kmin).text(places: 4)) "
            + "exceeds fmax = \(fmax.text(places: 4)); kmin is used"
        )
      )
    case .below:
      flags.append(
        MethodResult.Flag(
          .belowBox,
          "the curve runs below the box: F(kmax) = \(curve.ogive.value(at: kmax).text(places: 4)) "
            + "is less than fmin = \(fmin.text(places: 4)); kmax is used"
        )
      )
    }
    if whole > kmax {
      flags.append(
        MethodResult.Flag(
          .integerOutsideBox,
          "the first whole score at or above the crossing, \(whole), exceeds kmax = "
            + kmax.text(places: 4)
        )
      )
    }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      cut: .exact(cut),
      standardError: resampling.error,
      flags: flags + resampling.flags,
      assumptions: [
        "The judges' acceptable cuts and fail rates are averaged without weights.",
        "A person passes at or above the cut; between whole scores the fail-rate curve is straight.",
        "The examinees on file are those the judges had in mind.",
      ],
      figures: [
        MethodResult.Figure("kmin", head: "Lowest acceptable cut, mean", kmin),
        MethodResult.Figure("kmax", head: "Highest acceptable cut, mean", kmax),
        MethodResult.Figure("fmin", head: "Lowest acceptable fail rate, mean", fmin),
        MethodResult.Figure("fmax", head: "Highest acceptable fail rate, mean", fmax),
        MethodResult.Figure("fail-rate", head: "Fail rate at the cut", curve.ogive.value(at: cut)),
        MethodResult.Figure("whole-cut", head: "Cut among whole scores", whole),
        MethodResult.Figure(
          "whole-fail-rate",
          head: "Fail rate at the whole cut",
          curve.ogive.value(at: whole)
        ),
      ] + resampling.figures
    )
  }

  /// The crossing when judges and examinees count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    guard let ogive = curve.resampled(counts: draw.examinees),
      let kmin = judgments.mean(0, counts: draw.panelists),
      let kmax = judgments.mean(1, counts: draw.panelists),
      let fmin = judgments.mean(2, counts: draw.panelists),
      let fmax = judgments.mean(3, counts: draw.panelists)
    else { return nil }
    return HofsteeMethod.crossing(ogive, (kmin, kmax), (fmin, fmax)).cut
  }

  /// The crossing, or the edge of the box on whose side the curve passes it by.
  static func crossing<Number: OrderedField>(
    _ ogive: Ogive<Number>,
    _ cuts: (min: Number, max: Number),
    _ rates: (min: Number, max: Number)
  ) -> (cut: Number, position: Position) {
    if ogive.value(at: cuts.min) > rates.max { return (cuts.min, .above) }
    if ogive.value(at: cuts.max) < rates.min { return (cuts.max, .below) }
    guard cuts.min < cuts.max else { return (cuts.min, .inside) }
    let slope = (rates.min - rates.max) / (cuts.max - cuts.min)
    let cut = ogive.crossing(from: cuts.min, to: cuts.max) { point in
      ogive.value(at: point) - (rates.max + slope * (point - cuts.min))
    }
    return (cut, .inside)
  }
}
