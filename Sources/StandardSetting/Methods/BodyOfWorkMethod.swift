// SPDX-License-Identifier: Apache-2.0
internal import ExactArithmetic

/// Body of work: the score from which folders are judged to be at a level or above.
///
/// For boundary k the chance P(level ≥ k | score) is fitted by logistic regression, pooled over
/// panelists and folders, and the cut is −b0/b1. Range finding and pinpointing are two rounds with
/// different folders: give this method the round that decides.
public struct BodyOfWorkMethod: CutMethod {
  /// How the cut is found.
  public enum Variant: String, Sendable, Hashable, CaseIterable, Codable {
    /// The logistic curve reaches one half.
    case logistic
    /// The lowest score whose median level is at or above the boundary; never the default, because
    /// it moves by whole gaps on one folder.
    case lowestMedian
  }

  /// The level whose lower end the cut is.
  public let boundary: Int
  /// How the cut is found.
  public let variant: Variant
  private let judgments: GroupJudgments
  private let levels: [Int]

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - judgments: The panelists' levels.
  ///   - boundary: The level whose lower end is sought.
  ///   - variant: How the cut is found.
  /// - Throws: `MethodError` when there are no judgments, a panelist judged a folder twice, or a
  ///   folder has two scores.
  public init(
    judgments: [LevelJudgment],
    boundary: Int,
    variant: Variant = .logistic
  ) throws(MethodError) {
    guard !judgments.isEmpty else {
      throw MethodError(
        .empty,
        at: "body of work",
        "no judgments",
        rule: "a cut needs judged folders",
        remedy: "add the judgments, or leave the method out"
      )
    }
    self.judgments = try GroupJudgments(
      judgments.map {
        GroupJudgment(
          panelist: $0.panelist,
          person: $0.work,
          isQualified: $0.level >= boundary,
          score: $0.score
        )
      },
      place: "body of work"
    )
    self.boundary = boundary
    self.variant = variant
    levels = judgments.map(\.level)
  }

  /// The method's identity.
  public var identity: MethodIdentity { .bodyOfWork }

  /// The panelists.
  public var panelists: [String] { judgments.panelists }

  /// The folders of work, which take the place of examinees in a resample.
  public var examinees: [String] { judgments.persons }

  /// The cut of the boundary with its error.
  ///
  /// - Parameter plan: How to resample panelists and folders, beside the delta method.
  /// - Throws: `MethodError` when the levels give no cut.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) throws(MethodError) -> MethodResult {
    switch variant {
    case .logistic: try logisticResult(plan)
    case .lowestMedian: try medianResult(plan)
    }
  }

  /// The cut when panelists and folders count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    let counts = judgments.counts(draw)
    switch variant {
    case .logistic:
      return LogisticCut.resampled(
        logOdds: 0,
        scores: judgments.binaryScores,
        isAtLevel: judgments.records.map(\.isQualified),
        weights: counts.map { Double($0) }
      )
    case .lowestMedian: return lowestMedian(counts)?.double
    }
  }

  private func logisticResult(_ plan: BootstrapPlan?) throws(MethodError) -> MethodResult {
    let cut = try LogisticCut(
      LogisticCut.Question(place: "body of work", subject: "boundary \(boundary)"),
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
        "The chance of level \(boundary) or above rises with the score on a logistic curve.",
        "Judgments are pooled; the delta-method SE takes all of them as independent although "
          + "panelists and folders repeat.",
      ],
      figures: sizes + cut.figures + (resampling?.figures ?? [])
    )
  }

  private func medianResult(_ plan: BootstrapPlan?) throws(MethodError) -> MethodResult {
    let counts = [Int](repeating: 1, count: judgments.records.count)
    guard let cut = lowestMedian(counts) else {
      throw MethodError(
        .degenerate,
        at: "body of work, boundary \(boundary)",
        "no score has a median level of \(boundary) or above",
        rule: "the cut is the lowest such score",
        remedy: "add folders of higher quality, or leave the boundary out"
      )
    }
    let resampling = resamplingError(plan)
    return MethodResult(
      method: identity,
      cut: .exact(cut),
      standardError: resampling.error,
      flags: resampling.flags,
      assumptions: [
        "The cut is the lowest score whose median level is \(boundary) or above.",
        "One folder can move it by a whole gap between scores.",
      ],
      figures: sizes + resampling.figures
    )
  }

  private func lowestMedian(_ counts: [Int]) -> Rational? {
    var byScore: [Rational: (levels: [Double], counts: [Int])] = [:]
    for (index, record) in judgments.records.enumerated() where counts[index] > 0 {
      byScore[record.score, default: ([], [])].levels.append(Double(levels[index]))
      byScore[record.score, default: ([], [])].counts.append(counts[index])
    }
    return byScore.filter {
      GroupCentre.median.value(of: $0.value.levels, counts: $0.value.counts)
        .map { $0 >= Double(boundary) } ?? false
    }.keys.min()
  }

  private var sizes: [MethodResult.Figure] {
    [
      MethodResult.Figure("judgments", head: "Judgments", Rational(judgments.records.count)),
      MethodResult.Figure("panelists", head: "Panelists", Rational(panelists.count)),
      MethodResult.Figure("folders", head: "Folders", Rational(examinees.count)),
    ]
  }
}
