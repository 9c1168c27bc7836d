// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Contrasting groups: a cut between the scores of persons judged not qualified and qualified.
///
/// Five rules are offered. The midpoint works panelist by panelist and averages; the others pool all
/// judgments. A person passes at or above the cut.
public struct ContrastingGroupsMethod: CutMethod {
  /// How the cut is found.
  public enum Rule: Sendable, Hashable {
    /// The midpoint of the two groups' means or medians, per panelist, then averaged.
    case midpoint(GroupCentre)
    /// The crossing of two weighted normal densities between the means.
    case normal(GroupWeights)
    /// The score at which passing and failing have the same expected loss.
    case logistic(MisclassificationLoss)
    /// The whole score of least weighted misclassification.
    case misclassification(MisclassificationLoss, tie: CutTie)
    /// The whole score of largest sensitivity + specificity − 1.
    case youden(tie: CutTie)
  }

  /// How the two normal densities are weighted.
  public enum GroupWeights: Sendable, Hashable {
    /// Equally.
    case equal
    /// By the sizes of the groups.
    case groupSizes
    /// By stated shares of the population.
    case stated(notQualified: Rational, qualified: Rational)
  }

  /// How the cut is found.
  public let rule: Rule
  let judgments: GroupJudgments
  let bins: GroupBins
  let logOdds: Double

  /// The method with its data.
  ///
  /// - Parameters:
  ///   - judgments: The verdicts.
  ///   - rule: How the cut is found.
  /// - Throws: `MethodError` when there are no judgments, one is repeated, a person has two scores,
  ///   or one of the groups is empty.
  public init(judgments: [GroupJudgment], rule: Rule) throws(MethodError) {
    let place = ContrastingGroupsMethod.place
    let bins = try GroupBins(
      scores: judgments.map(\.score),
      isQualified: judgments.map(\.isQualified),
      place: place
    )
    for (verdict, name) in [(false, "not qualified"), (true, "qualified")]
    where !judgments.contains(where: { $0.isQualified == verdict }) {
      throw MethodError(
        .degenerate,
        at: place,
        "nobody was judged \(name)",
        rule: "a contrast needs both groups",
        remedy: "judge persons of both groups, or leave the method out"
      )
    }
    self.rule = rule
    self.judgments = try GroupJudgments(judgments, place: place)
    self.bins = bins
    if case .logistic(let loss) = rule {
      logOdds = LogisticCut.Question(place: place, subject: "", loss: loss).logOdds
    } else {
      logOdds = 0
    }
  }

  static let place = "contrasting groups"

  /// The identity of the rule.
  public var identity: MethodIdentity {
    switch rule {
    case .midpoint: .contrastingMidpoint
    case .normal: .contrastingNormal
    case .logistic: .contrastingLogistic
    case .misclassification: .contrastingMisclassification
    case .youden: .contrastingYouden
    }
  }

  /// The panelists; empty when the records do not name them.
  public var panelists: [String] { judgments.panelists }

  /// The persons judged.
  public var examinees: [String] { judgments.persons }

  /// The cut with its error.
  ///
  /// - Parameter plan: How to resample panelists and persons.
  /// - Throws: `MethodError` when the rule gives no cut for these data.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) throws(MethodError) -> MethodResult {
    switch rule {
    case .midpoint(let centre): try midpointResult(centre, plan)
    case .normal(let weights): try normalResult(weights, plan)
    case .logistic(let loss): try logisticResult(loss, plan)
    case .misclassification(let loss, let tie): integerResult(loss, tie, plan)
    case .youden(let tie): youdenResult(tie, plan)
    }
  }

  /// The rule's cut when panelists and persons count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    let counts = judgments.counts(draw)
    switch rule {
    case .midpoint(let centre): return resampledMidpoint(centre, draw)
    case .normal(let weights): return try? intersection(weights, counts: counts).cut
    case .logistic:
      return LogisticCut.resampled(
        logOdds: logOdds,
        scores: judgments.binaryScores,
        isAtLevel: judgments.records.map(\.isQualified),
        weights: counts.map { Double($0) }
      )
    case .misclassification(let loss, let tie):
      return search(loss, counts)
        .flatMap { tie.choice(of: $0.cuts.map { Rational($0) }) }?.double
    case .youden(let tie):
      return youdenSearch(counts).flatMap { tie.choice(of: $0.cuts.map { Rational($0) }) }?.double
    }
  }

  /// Sentences that hold for every rule.
  var commonAssumptions: [String] {
    [
      "Panelists placed persons without knowing their scores.",
      panelists.isEmpty
        ? "Judgments do not name their panelists and are pooled."
        : "All judgments count the same.",
    ]
  }
}
