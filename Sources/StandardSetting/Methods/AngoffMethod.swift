// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// Angoff in three forms: probabilities, yes or no, expected points.
///
/// A panelist's cut is the sum of the judgments in points, c_j = Σ r_ji·m_i (or Σ r_ji when judged in
/// points); the panel's cut is the statistic over panelists. All sums are exact.
public struct AngoffMethod: CutMethod {
  /// What a judgment says.
  public enum Form: String, Sendable, Hashable, CaseIterable, Codable {
    /// The chance of a right answer.
    case probability
    /// Yes or no.
    case yesNo = "yes-no"
    /// Points.
    case extended
  }

  /// A scored item's share of yes judgments, for the yes/no form.
  public struct ItemShare: Sendable, Hashable {
    /// The item's key.
    public let item: String
    /// The share p of panelists who said yes.
    public let share: Rational
    /// √(p(1 − p)/J).
    public let standardError: Double
  }

  /// What a judgment says.
  public let form: Form
  /// The items' shares of yes judgments; empty in the other forms and without item judgments.
  public let itemShares: [ItemShare]
  private let aggregate: PanelAggregate
  private let flags: [MethodResult.Flag]

  /// The method from panelist cuts alone, as a totals-only study has them.
  ///
  /// - Parameters:
  ///   - cuts: The panelists' cuts.
  ///   - form: What the judgments behind them said.
  ///   - statistic: The statistic over panelists.
  /// - Throws: `MethodError` when there are too few panelists for the statistic.
  public init(
    cuts: PanelistCuts,
    form: Form,
    statistic: PanelStatistic = .mean
  ) throws(MethodError) {
    self.init(
      form: form,
      itemShares: [],
      aggregate: try PanelAggregate(
        panelists: cuts.panelists,
        values: cuts.values,
        statistic: statistic,
        place: "Angoff"
      ),
      flags: []
    )
  }

  /// The method from item judgments in force in a round.
  ///
  /// The form follows from the scale: points are the extended form, `yesno` is yes/no.
  ///
  /// - Parameters:
  ///   - rounds: The judgments; their findings must hold no error.
  ///   - round: The round, counted from 1.
  ///   - exclusions: What is left out of computation.
  ///   - statistic: The statistic over panelists.
  /// - Throws: `MethodError` when the judgments have an error, the scale has no points, or there are
  ///   too few panelists for the statistic.
  public init(
    rounds: Rounds,
    round: Int,
    exclusions: ExclusionLedger = ExclusionLedger(),
    statistic: PanelStatistic = .mean
  ) throws(MethodError) {
    if let finding = rounds.findings.first(where: { $0.severity == .error }) {
      throw MethodError(
        .missing,
        at: "Angoff, \(finding.place.words)",
        finding.value.isEmpty ? finding.code : "\"\(finding.value)\"",
        rule: finding.rule,
        remedy: finding.remedy
      )
    }
    let form = try AngoffMethod.form(of: rounds.design.scale)
    let aggregate = try PanelAggregate(
      panelists: rounds.cuts(round: round, exclusions: exclusions).panelists,
      values: rounds.cuts(round: round, exclusions: exclusions).values,
      statistic: statistic,
      place: "Angoff, round \(round)"
    )
    self.init(
      form: form,
      itemShares: form == .yesNo
        ? AngoffMethod.shares(rounds.table(round: round, exclusions: exclusions)) : [],
      aggregate: aggregate,
      flags: AngoffMethod.flags(rounds, round, exclusions)
    )
  }

  private init(
    form: Form,
    itemShares: [ItemShare],
    aggregate: PanelAggregate,
    flags: [MethodResult.Flag]
  ) {
    self.form = form
    self.itemShares = itemShares
    self.aggregate = aggregate
    self.flags = flags
  }

  /// The identity of the form.
  public var identity: MethodIdentity {
    switch form {
    case .probability: .angoff
    case .yesNo: .angoffYesNo
    case .extended: .angoffExtended
    }
  }

  /// The panelists whose cuts count.
  public var panelists: [String] { aggregate.panelists }

  /// None: the judgments refer to no examinee.
  public var examinees: [String] { [] }

  /// The panel's cut with its error.
  ///
  /// - Parameter plan: How to resample panelists, beside the closed form.
  /// - Returns: The result.
  public func result(bootstrap plan: BootstrapPlan? = nil) -> MethodResult {
    var figures: [MethodResult.Figure] = []
    if let largest = itemShares.map(\.standardError).max() {
      figures.append(
        MethodResult.Figure("largest-item-se", head: "Largest item SE", largest)
      )
    }
    return aggregate.result(
      of: self,
      bootstrap: plan,
      flags: flags,
      assumptions: assumptions,
      figures: figures
    )
  }

  /// The statistic when panelists count as often as they were drawn.
  public func resampledCut(counting draw: ResampleCounts) -> Double? {
    aggregate.resampledCut(counts: draw.panelists)
  }

  private var assumptions: [String] {
    switch form {
    case .probability:
      ["Panelists judge the chance that a just qualified candidate answers each item right."]
    case .yesNo:
      [
        "Panelists judge whether a just qualified candidate answers each item right.",
        "Sums of rounded chances are biased towards the extremes when true chances are near 0 or 1.",
      ]
    case .extended:
      ["Panelists judge the points that a just qualified candidate earns on each item."]
    }
  }
}
