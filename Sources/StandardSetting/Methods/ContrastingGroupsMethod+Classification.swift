// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

extension ContrastingGroupsMethod {
  /// The score at which P(qualified | x) reaches lossFP/(lossFP + lossFN).
  func logisticResult(
    _ loss: MisclassificationLoss,
    _ plan: BootstrapPlan?
  ) throws(MethodError) -> MethodResult {
    let cut = try LogisticCut(
      LogisticCut.Question(
        place: "\(ContrastingGroupsMethod.place), logistic",
        subject: "the verdict qualified",
        loss: loss
      ),
      scores: judgments.records.map(\.score),
      isAtLevel: judgments.records.map(\.isQualified)
    )
    let resampling = plan.map { resamplingError($0) }
    return MethodResult(
      method: identity,
      cut: cut.cut,
      standardError: cut.standardError,
      flags: cut.flags + (resampling?.flags ?? []),
      assumptions: [
        "The chance of the verdict qualified rises with the score on a logistic curve.",
        "At the cut that chance is \(loss.threshold.text(places: 4)): \(loss.sentence).",
        "The delta-method SE takes all judgments as independent.",
      ] + commonAssumptions,
      figures: groupSizes + cut.figures + (resampling?.figures ?? [])
    )
  }

  /// The whole cut of least weighted misclassification, with all minimisers.
  func integerResult(
    _ loss: MisclassificationLoss,
    _ tie: CutTie,
    _ plan: BootstrapPlan?
  ) -> MethodResult {
    let counts = [Int](repeating: 1, count: judgments.records.count)
    let (lower, upper) = bins.counted(counts)
    let found = IntegerCutSearch(
      origin: bins.origin,
      notQualified: lower,
      qualified: upper,
      falsePositive: loss.falsePositive,
      falseNegative: loss.falseNegative
    )
    return wholeResult(
      found,
      tie,
      plan,
      measure: MethodResult.Figure("loss", head: "Least weighted loss", found.loss),
      assumption: "The cut minimises weighted misclassification in these data: \(loss.sentence)."
    )
  }

  /// The whole cut of largest Youden index, with all maximisers.
  func youdenResult(_ tie: CutTie, _ plan: BootstrapPlan?) -> MethodResult {
    let counts = [Int](repeating: 1, count: judgments.records.count)
    let (lower, upper) = bins.counted(counts)
    let found = IntegerCutSearch(
      origin: bins.origin,
      notQualified: lower,
      qualified: upper,
      falsePositive: Rational(1, max(lower.reduce(0, +), 1)),
      falseNegative: Rational(1, max(upper.reduce(0, +), 1))
    )
    return wholeResult(
      found,
      tie,
      plan,
      measure: MethodResult.Figure("youden", head: "Youden index", .one - found.loss),
      assumption: "The cut maximises sensitivity + specificity − 1, whatever the groups' sizes."
    )
  }

  private func wholeResult(
    _ found: IntegerCutSearch<Rational>,
    _ tie: CutTie,
    _ plan: BootstrapPlan?,
    measure: MethodResult.Figure,
    assumption: String
  ) -> MethodResult {
    let cuts = found.cuts.map { Rational($0) }
    let cut = tie.choice(of: cuts) ?? .zero
    var flags: [MethodResult.Flag] = []
    if cuts.count > 1 {
      let list = cuts.map(\.description).joined(separator: ", ")
      flags.append(
        MethodResult.Flag(
          .severalMinimisers,
          "\(cuts.count) whole scores do equally well: \(list); policy `tie: \(tie.rawValue)` takes "
            + "\(cut)"
        )
      )
    }
    let passing = judgments.indices(qualified: false)
      .count { judgments.records[$0].score >= cut }
    let failing = judgments.indices(qualified: true)
      .count { judgments.records[$0].score < cut }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      cut: .exact(cut),
      standardError: resampling.error,
      flags: flags + resampling.flags,
      assumptions: [assumption, "Persons are as mixed as those who will be tested."]
        + commonAssumptions,
      figures: groupSizes + [
        measure,
        MethodResult.Figure(
          "false-positives",
          head: "Not qualified but passing",
          Rational(passing)
        ),
        MethodResult.Figure("false-negatives", head: "Qualified but failing", Rational(failing)),
      ] + resampling.figures
    )
  }

  /// The search of a resample; `nil` when a group was not drawn.
  ///
  /// Losses enter as the whole numbers of their ratio, so that ties stay ties.
  func search(_ loss: MisclassificationLoss, _ counts: [Int]) -> IntegerCutSearch<Double>? {
    let ratio = loss.falsePositive / loss.falseNegative
    guard let whole = ratio.fraction else { return weightedSearch(ratio.double, 1, counts) }
    return weightedSearch(Double(whole.numerator), Double(whole.denominator), counts)
  }

  /// The search for the Youden index in a resample.
  func youdenSearch(_ counts: [Int]) -> IntegerCutSearch<Double>? {
    let (lower, upper) = bins.counted(counts)
    return weightedSearch(
      Double(upper.reduce(0, +)),
      Double(lower.reduce(0, +)),
      counts
    )
  }

  private func weightedSearch(
    _ falsePositive: Double,
    _ falseNegative: Double,
    _ counts: [Int]
  ) -> IntegerCutSearch<Double>? {
    let (lower, upper) = bins.counted(counts)
    guard lower.contains(where: { $0 > 0 }), upper.contains(where: { $0 > 0 }) else { return nil }
    return IntegerCutSearch(
      origin: bins.origin,
      notQualified: lower,
      qualified: upper,
      falsePositive: falsePositive,
      falseNegative: falseNegative
    )
  }
}
