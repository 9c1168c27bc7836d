// SPDX-License-Identifier: Apache-2.0
internal import NumericsCore

/// The panelists and examinees of several methods, drawn once for all of them.
///
/// Methods that share a panelist draw from one pool, so that they move together; two panels without
/// a common member are two pools, and each keeps its size.
struct SharedDraws: Sendable {
  private let panelists: [ResamplingPool]
  private let examinees: [ResamplingPool]

  init(_ methods: [any CutMethod]) {
    panelists = ResamplingPool.pools(methods.map(\.panelists))
    examinees = ResamplingPool.pools(methods.map(\.examinees))
  }

  func estimate(
    _ method: any CutMethod,
    at index: Int,
    plan: BootstrapPlan,
    units: ResampledUnits
  ) -> BootstrapEstimate {
    let cuts = OrderedParallel.map(count: plan.replicates, threads: plan.threads) { replicate in
      method.resampledCut(
        counting: ResampleCounts(
          panelists: panelists[index]
            .counts(plan, .panelists, isFixed: units == .examinees, replicate: replicate),
          examinees: examinees[index]
            .counts(plan, .examinees, isFixed: units == .panelists, replicate: replicate)
        )
      )
    }
    return BootstrapEstimate(units: units, plan: plan, cuts: cuts)
  }
}
