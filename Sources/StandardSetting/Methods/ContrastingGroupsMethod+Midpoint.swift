// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic
internal import NumericsCore

extension ContrastingGroupsMethod {
  /// The midpoint of the two groups' centres for each panelist, averaged; exact.
  func midpointResult(
    _ centre: GroupCentre,
    _ plan: BootstrapPlan?
  ) throws(MethodError) -> MethodResult {
    var cuts: [Rational] = []
    let names = panelists.isEmpty ? [""] : panelists
    for (position, name) in names.enumerated() {
      func scores(_ verdict: Bool) -> [Rational] {
        judgments.records.indices
          .filter {
            judgments.panelistOf[$0] == position && judgments.records[$0].isQualified == verdict
          }
          .map { judgments.records[$0].score }
      }
      guard let lower = centre.value(of: scores(false)), let upper = centre.value(of: scores(true))
      else {
        throw MethodError(
          .degenerate,
          at: "\(ContrastingGroupsMethod.place), panelist `\(name)`",
          "all judgments are of one group",
          rule: "a midpoint needs both groups for each panelist",
          remedy: "leave the panelist out with a reason, or use a rule that pools"
        )
      }
      cuts.append((lower + upper) / 2)
    }
    let summary = PanelSummary(cuts)
    let resampling = resamplingError(plan)
    let error: MethodResult.StandardError =
      switch summary.standardErrorOfJudgment {
      case .known(let value): .estimated(value, .judgment)
      case .undefined: resampling.error
      }
    let cut = cuts.sum() / Rational(cuts.count)
    return MethodResult(
      method: identity,
      panelistCuts: panelists.isEmpty
        ? []
        : zip(panelists, cuts).map {
          MethodResult.PanelistCut(panelist: $0, cut: .exact($1))
        },
      cut: .exact(cut),
      standardError: error,
      flags: resampling.flags,
      assumptions: [
        "The cut lies halfway between the groups' \(centre.rawValue)s; their sizes and spreads do "
          + "not matter."
      ] + commonAssumptions,
      figures: groupSizes
        + (summary.standardErrorOfJudgment.value.map {
          [MethodResult.Figure("sej", head: "SEJ", $0)]
        } ?? []) + resampling.figures
    )
  }

  /// The number of judgments in each group.
  var groupSizes: [MethodResult.Figure] {
    [(false, "not-qualified", "Judged not qualified"), (true, "qualified", "Judged qualified")].map
    {
      MethodResult.Figure($1, head: $2, Rational(judgments.indices(qualified: $0).count))
    }
  }

  /// The averaged midpoint of a resample; `nil` when a drawn panelist has lost a group.
  func resampledMidpoint(_ centre: GroupCentre, _ draw: ResampleCounts) -> Double? {
    var sum = 0.0
    var weight = 0
    for position in 0..<max(panelists.count, 1) {
      let count = panelists.isEmpty ? 1 : draw.panelists[position]
      guard count > 0 else { continue }
      var groups: [[(score: Double, count: Int)]] = [[], []]
      for (index, record) in judgments.records.enumerated()
      where judgments.panelistOf[index] == position {
        let drawn = draw.examinees[judgments.personOf[index]]
        if drawn > 0 {
          groups[record.isQualified ? 1 : 0].append((judgments.binaryScores[index], drawn))
        }
      }
      let centres = groups.compactMap {
        centre.value(of: $0.map(\.score), counts: $0.map(\.count))
      }
      guard centres.count == 2 else { return nil }
      sum += Double(count) * (centres[0] + centres[1]) / 2
      weight += count
    }
    return weight == 0 ? nil : sum / Double(weight)
  }
}
