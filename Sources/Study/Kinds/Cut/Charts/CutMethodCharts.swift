// SPDX-License-Identifier: Apache-2.0
import ExactArithmetic
import Graphics
import StandardSetting

/// The charts of single methods: what the judges said beside the scores, and the cut it gives.
struct CutMethodCharts {
  let analysis: CutAnalysis

  /// One chart for each compromise method that gave a cut, then the contrasting groups.
  var all: [any Chart] {
    let compromises = analysis.settings.methods.compactMap { compromise($0) as (any Chart)? }
    return compromises + [groups].compactMap { $0 as (any Chart)? }
  }

  /// The result of a method, whether it decides or is compared; `nil` when it gave no cut.
  private func result(of method: CutSettings.Method) -> MethodResult? {
    if method.id == analysis.method.id { return analysis.result }
    return analysis.comparison?.lines.first { $0.label == method.name }?.result
  }

  private static func number(_ value: Double, places: Int = 2) -> ChartNumber {
    ChartNumber(value, value.text(places: places))
  }

  private static func point(_ cut: Double, _ rate: Double) -> ChartPoint {
    ChartPoint(x: number(cut), y: .percent(rate))
  }

  // MARK: - Hofstee, Beuk, De Gruijter

  private func compromise(_ method: CutSettings.Method) -> CompromiseChart? {
    guard let result = result(of: method), !analysis.scores.isEmpty,
      let curve = try? FailRateCurve(scores: analysis.scores),
      let judgments = judgments(method, result)
    else { return nil }
    let cut = result.cut.double
    return CompromiseChart(
      name: "compromise-\(method.id)",
      title: "The compromise by \(method.name)",
      curve: points(of: curve, near: Self.cuts(judgments) + [cut]),
      method: method.name,
      judgments: judgments,
      result: rate(result).map { Self.point(cut, $0) },
      note: result.flags.map(\.sentence).joined(separator: "; ")
    )
  }

  /// The fail rate at the cut, as the method found it on the curve.
  private func rate(_ result: MethodResult) -> Double? {
    figure("fail-rate", result) ?? figure("pass-rate", result).map { 1 - $0 }
  }

  private func figure(_ name: String, _ result: MethodResult) -> Double? {
    result.figures.first { $0.name == name }?.value.double
  }

  private func judgments(
    _ method: CutSettings.Method,
    _ result: MethodResult
  ) -> CompromiseChart.Judgments? {
    switch method.kind {
    case .hofstee:
      guard let kmin = figure("kmin", result), let kmax = figure("kmax", result),
        let fmin = figure("fmin", result), let fmax = figure("fmax", result)
      else { return nil }
      return .hofstee(
        lowestCut: Self.number(kmin),
        highestCut: Self.number(kmax),
        lowestRate: .percent(fmin),
        highestRate: .percent(fmax)
      )
    case .beuk: return beuk(method, result)
    case .deGruijter:
      guard let cut = figure("ideal-cut", result), let rate = figure("ideal-fail-rate", result),
        let cutSpread = figure("sigma-cut", result),
        let rateSpread = figure("sigma-fail-rate", result)
      else { return nil }
      return .deGruijter(
        target: Self.point(cut, rate),
        cutSpread: Self.number(cutSpread),
        rateSpread: .percent(rateSpread)
      )
    default: return nil
    }
  }

  /// The judges' cuts and fail rates, with the line through their mean as far as rates exist.
  private func beuk(
    _ method: CutSettings.Method,
    _ result: MethodResult
  ) -> CompromiseChart.Judgments? {
    guard let rows = try? analysis.inputs.compromise(["k", "v"], method: method.id),
      let cut = figure("mean-cut", result), let pass = figure("mean-pass-rate", result),
      let cutSpread = figure("sd-cut", result), let rateSpread = figure("sd-pass-rate", result)
    else { return nil }
    let whole = method.options.ratesInPercent ? 100.0 : 1
    var line: [ChartPoint] = []
    if cutSpread > 0 {
      let slope = rateSpread / cutSpread
      var reach = 1.5 * max(abs(result.cut.double - cut), 2 * cutSpread)
      if slope > 0 { reach = min(reach, min(pass, 1 - pass) / slope) }
      line = [-reach, reach].map { Self.point(cut + $0, 1 - pass - slope * $0) }
    }
    return .beuk(
      judges: rows.map { Self.point($0.values[0].double, 1 - $0.values[1].double / whole) },
      line: line
    )
  }

  /// The cuts that a chart must show.
  private static func cuts(_ judgments: CompromiseChart.Judgments) -> [Double] {
    switch judgments {
    case .hofstee(let lowest, let highest, _, _): [lowest.value, highest.value]
    case .beuk(let judges, let line): (judges + line).map(\.x.value)
    case .deGruijter(let target, let spread, _):
      [target.x.value - 2 * spread.value, target.x.value + 2 * spread.value]
    }
  }

  /// The fail-rate curve where the judgments lie, with half their range on either side.
  private func points(of curve: FailRateCurve, near cuts: [Double]) -> [ChartPoint] {
    let low = cuts.min() ?? Double(curve.lowest)
    let high = cuts.max() ?? Double(curve.highest)
    let room = max((high - low) / 2, 5)
    let first = max(curve.lowest, Int((low - room).rounded(.down)))
    let last = min(curve.highest, Int((high + room).rounded(.up)))
    guard first <= last else { return [] }
    return (first...last).map { cut in
      ChartPoint(
        x: ChartNumber(Double(cut), String(cut)),
        y: .percent(curve.failing(below: cut).double)
      )
    }
  }

  // MARK: - Contrasting groups

  private static let contrasting: Set<CutMethodKind> = [
    .contrastingMidpoint, .contrastingNormal, .contrastingLogistic,
    .contrastingMisclassification, .contrastingYouden,
  ]

  /// The scores of the two groups with the cuts of the methods that contrast them.
  private var groups: GroupDensityChart? {
    let methods = analysis.settings.methods.filter { Self.contrasting.contains($0.kind) }
    guard let options = methods.first?.options, let judged = analysis.contrasting,
      let low = judged.map(\.score).min()?.floor.integer,
      let high = judged.map(\.score).max()?.floor.integer, high - low <= 1_000_000
    else { return nil }
    let width = Self.width(of: high - low + 1)
    let first = Int((Double(low) / Double(width)).rounded(.down)) * width
    func group(_ label: String, _ isQualified: Bool) -> GroupDensityChart.Group {
      let scores = judged.filter { $0.isQualified == isQualified }.map(\.score)
      return .init(
        label: label,
        bins: stride(from: first, through: high, by: width).map { start in
          let count = scores.count { $0 >= Rational(start) && $0 < Rational(start + width) }
          return .init(
            lower: Double(start),
            upper: Double(start + width),
            label: width == 1 ? String(start) : "\(start) to \(start + width - 1)",
            count: count,
            share: .percent(scores.isEmpty ? 0 : Double(count) / Double(scores.count))
          )
        }
      )
    }
    let groups = [group(options.notQualified, false), group(options.qualified, true)]
    let cuts = methods.compactMap { method in
      result(of: method).map { result in
        GroupDensityChart.Cut(
          label: method.name,
          value: ChartNumber(result.cut.double, result.cut.text(places: 2))
        )
      }
    }
    let reported = GroupDensityChart.Cut(
      label: "reported cut",
      value: ChartNumber(analysis.functional.double, analysis.functional.description)
    )
    return GroupDensityChart(
      name: "contrasting-groups",
      title: "Scores of the judges' two groups",
      groups: groups,
      cuts: [reported] + cuts,
      axisTitle: "raw score; each judgment counts once",
      finding: Self.finding(groups, cuts, judged)
    )
  }

  private static func finding(
    _ groups: [GroupDensityChart.Group],
    _ cuts: [GroupDensityChart.Cut],
    _ judged: [GroupJudgment]
  ) -> String {
    let sizes = [false, true].map { side in judged.count { $0.isQualified == side } }
    var text =
      "The judges placed \(sizes[0]) times a test taker as \(groups[0].label) and "
      + "\(sizes[1]) times as \(groups[1].label)"
    if let low = cuts.min(by: { $0.value.value < $1.value.value }),
      let high = cuts.max(by: { $0.value.value < $1.value.value })
    {
      text +=
        cuts.count == 1
        ? "; the cut between them is \(low.value.text) (\(low.label))"
        : "; the cuts between them run from \(low.value.text) (\(low.label)) to "
          + "\(high.value.text) (\(high.label))"
    }
    return text + "."
  }

  /// A round width of bins, so that there are about twenty.
  private static func width(of span: Int) -> Int {
    var power = 1
    while true {
      for step in [1, 2, 5] where span <= 24 * step * power { return step * power }
      power *= 10
    }
  }
}
