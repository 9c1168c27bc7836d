// SPDX-License-Identifier: Apache-2.0

extension CutMethod {
  /// The method's cuts over resamples of its own units.
  ///
  /// Units are drawn by the rank of their key, not by their place in the file: the same study in
  /// another order gives the same resamples.
  ///
  /// - Parameters:
  ///   - plan: Seed, number of resamples, threads.
  ///   - units: What to draw anew.
  /// - Returns: The cut of every resample.
  /// - Complexity: O(replicates · cost of one cut).
  public func bootstrap(_ plan: BootstrapPlan, units: ResampledUnits) -> BootstrapEstimate {
    SharedDraws([self]).estimate(self, at: 0, plan: plan, units: units)
  }

  /// The error by resampling for a method without a closed form, with its flags and figures.
  ///
  /// Panelists and examinees are drawn separately and jointly where the data have both; the joint
  /// error is the method's error.
  func resamplingError(_ plan: BootstrapPlan?) -> ResamplingError {
    var kinds: [(ResampledUnits, MethodResult.ErrorKind)] = []
    if panelists.count > 1 { kinds.append((.panelists, .bootstrapPanelists)) }
    if examinees.count > 1 { kinds.append((.examinees, .bootstrapExaminees)) }
    if kinds.count == 2 { kinds.append((.both, .bootstrapJoint)) }
    guard !kinds.isEmpty else {
      let reason = "need ≥ 2 panelists or persons"
      return ResamplingError(error: .notEstimable(reason), flags: [], figures: [])
    }
    guard let plan else {
      return ResamplingError(error: .needsBootstrap, flags: [], figures: [])
    }
    var answer = ResamplingError(
      error: .notEstimable("fewer than two resamples gave a cut"),
      flags: [],
      figures: []
    )
    for (units, kind) in kinds {
      let estimate = bootstrap(plan, units: units)
      if estimate.failures > 0 {
        answer.flags.append(
          MethodResult.Flag(
            .failedResamples,
            "\(kind.name): \(estimate.failures) of \(plan.replicates) resamples gave no cut and "
              + "are left out"
          )
        )
      }
      guard let error = estimate.standardError else { continue }
      answer.error = .estimated(error, kind)
      answer.figures.append(
        MethodResult.Figure("se-\(kind.rawValue)", head: kind.name, error)
      )
    }
    return answer
  }
}

/// What resampling says about a cut.
struct ResamplingError {
  var error: MethodResult.StandardError
  var flags: [MethodResult.Flag]
  var figures: [MethodResult.Figure]
}
