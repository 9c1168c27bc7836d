// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension ContrastingGroupsMethod {
  /// The crossing of two weighted normal densities between the groups' means.
  func normalResult(
    _ weights: GroupWeights,
    _ plan: BootstrapPlan?
  ) throws(MethodError) -> MethodResult {
    let counts = [Int](repeating: 1, count: judgments.records.count)
    let crossing = try intersection(weights, counts: counts)
    let (lower, upper) = try groups(weights, counts: counts)
    let resampling = resamplingError(plan)
    var figures = groupSizes
    for (group, id, head) in [
      (lower, "not-qualified", "Not qualified"), (upper, "qualified", "Qualified"),
    ] {
      figures += [
        MethodResult.Figure("\(id)-mean", head: "\(head), mean", group.mean),
        MethodResult.Figure("\(id)-sd", head: "\(head), SD (n − 1)", group.standardDeviation),
        MethodResult.Figure("\(id)-weight", head: "\(head), weight", group.weight),
      ]
    }
    if let other = crossing.otherRoot {
      figures.append(
        MethodResult.Figure("other-root", head: "Other root, not between the means", other)
      )
    }
    return MethodResult(
      method: identity,
      cut: .real(crossing.cut),
      standardError: resampling.error,
      flags: resampling.flags,
      assumptions: ["Scores are normal in each group.", weights.sentence] + commonAssumptions,
      figures: figures + resampling.figures
    )
  }

  /// The crossing when judgments count as often as stated.
  func intersection(
    _ weights: GroupWeights,
    counts: [Int]
  ) throws(MethodError) -> NormalIntersection {
    let (lower, upper) = try groups(weights, counts: counts)
    return try NormalIntersection(notQualified: lower, qualified: upper)
  }

  private func groups(
    _ weights: GroupWeights,
    counts: [Int]
  ) throws(MethodError) -> (NormalIntersection.Group, NormalIntersection.Group) {
    func moments(_ verdict: Bool) -> Moments {
      Moments(
        judgments.indices(qualified: verdict).flatMap {
          [Double](repeating: judgments.binaryScores[$0], count: counts[$0])
        }
      )
    }
    let (lower, upper) = (moments(false), moments(true))
    guard let lowerSD = lower.standardDeviation, let upperSD = upper.standardDeviation else {
      throw MethodError(
        .tooFew,
        at: "\(ContrastingGroupsMethod.place), normal intersection",
        "a group has fewer than 2 judgments",
        rule: "an SD needs at least 2",
        remedy: "judge more persons, or use the midpoint"
      )
    }
    let (w0, w1): (Double, Double) =
      switch weights {
      case .equal: (1, 1)
      case .groupSizes: (Double(lower.count), Double(upper.count))
      case .stated(let notQualified, let qualified): (notQualified.double, qualified.double)
      }
    return (
      NormalIntersection.Group(mean: lower.mean, standardDeviation: lowerSD, weight: w0),
      NormalIntersection.Group(mean: upper.mean, standardDeviation: upperSD, weight: w1)
    )
  }
}

extension ContrastingGroupsMethod.GroupWeights {
  /// The weights in words.
  var sentence: String {
    switch self {
    case .equal: "Both densities have the same weight."
    case .groupSizes: "The densities are weighted by the sizes of the groups."
    case .stated(let notQualified, let qualified):
      "The densities are weighted \(notQualified) (not qualified) to \(qualified) (qualified)."
    }
  }
}
