// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore

/// Panelist cuts with the statistic over them: what Angoff, Ebel and Nedelsky have in common.
struct PanelAggregate: Sendable, Hashable {
  let panelists: [String]
  let values: [Rational]
  let statistic: PanelStatistic
  private let cut: Rational

  /// √(π/2): a median of many normal values varies that much more than their mean.
  static let medianFactor = (Double.pi / 2).squareRoot()

  init(
    panelists: [String],
    values: [Rational],
    statistic: PanelStatistic,
    place: String
  ) throws(MethodError) {
    guard !values.isEmpty else {
      throw MethodError(
        .empty,
        at: place,
        "no judgments",
        rule: "a cut needs at least one panelist",
        remedy: "add the judgments, or leave the method out"
      )
    }
    switch statistic.value(of: values) {
    case .known(let value): cut = value
    case .undefined(let reason):
      throw MethodError(
        .tooFew,
        at: place,
        "\(values.count) panelists",
        rule: "\(statistic.words): \(reason)",
        remedy: "leave out fewer at each end, or use the mean"
      )
    }
    self.panelists = panelists
    self.values = values
    self.statistic = statistic
  }

  /// The result of a method whose panelist cuts these are.
  func result(
    of method: some CutMethod,
    bootstrap plan: BootstrapPlan?,
    flags: [MethodResult.Flag],
    assumptions: [String],
    figures: [MethodResult.Figure]
  ) -> MethodResult {
    let summary = PanelSummary(values)
    let resampling = plan.map { method.resamplingError($0) }
    var own: [MethodResult.Figure] = []
    if let lowest = values.min(), let highest = values.max() {
      own += [
        MethodResult.Figure("panelists", head: "Panelists", Rational(values.count)),
        MethodResult.Figure("lowest", head: "Lowest panelist cut", lowest),
        MethodResult.Figure("highest", head: "Highest panelist cut", highest),
      ]
    }
    if let deviation = summary.standardDeviation.value {
      own.append(MethodResult.Figure("sd", head: "SD (n − 1)", deviation))
    }
    if let error = summary.standardErrorOfJudgment.value {
      own.append(MethodResult.Figure("sej", head: "SEJ", error))
    }
    return MethodResult(
      method: method.identity,
      panelistCuts: zip(panelists, values).map {
        MethodResult.PanelistCut(panelist: $0, cut: .exact($1))
      },
      cut: .exact(cut),
      standardError: standardError(summary, resampling),
      flags: flags + (resampling?.flags ?? []),
      assumptions: assumptions + [
        "The panel's cut is the \(statistic.words) of the panelists' cuts.",
        "Panelists are taken as a random sample who judge independently.",
      ],
      figures: own + figures + (resampling?.figures ?? [])
    )
  }

  private func standardError(
    _ summary: PanelSummary,
    _ resampling: ResamplingError?
  ) -> MethodResult.StandardError {
    switch summary.standardErrorOfJudgment {
    case .undefined(let reason): return .notEstimable("\(reason)")
    case .known(let error):
      switch statistic {
      case .mean: return .estimated(error, .judgment)
      case .median: return .estimated(error * PanelAggregate.medianFactor, .judgmentMedian)
      case .trimmedMean:
        return resampling?.error ?? .needsBootstrap
      }
    }
  }

  /// The cut when panelists count as often as they were drawn.
  func resampledCut(counts: [Int]) -> Double? {
    let binary = values.map(\.double)
    switch statistic {
    case .mean: return GroupCentre.mean.value(of: binary, counts: counts)
    case .median: return GroupCentre.median.value(of: binary, counts: counts)
    case .trimmedMean(let each):
      let drawn = zip(binary, counts).flatMap { [Double](repeating: $0, count: $1) }.sorted()
      guard drawn.count > 2 * each else { return nil }
      let kept = drawn.dropFirst(each).dropLast(each)
      return kept.reduce(0, +) / Double(kept.count)
    }
  }
}
