// SPDX-License-Identifier: Apache-2.0
import Evidence
import ExactArithmetic
import NumericsCore
import StandardSetting

/// Everything computed from the panelists' cuts of the deciding method.
struct PanelAnalysis {
  /// One round with its cuts and statistics.
  struct Round {
    let number: Int
    let cuts: PanelistCuts
    let summary: PanelSummary
    let cut: Estimate<PanelCut>
  }

  /// Where the cuts come from; `nil` when a method gives them without rounds.
  let source: PanelSource?
  let rule: CutRule
  let rounds: [Round]
  /// The round whose judgments decide.
  let deciding: Round
  let cut: PanelCut
  let distribution: Estimate<CutDistribution>
  let leaveOneOut: Estimate<LeaveOneOut>
  let flips: Estimate<CutFlips>
  /// The cut with every panelist, item and round that the study excludes; `nil` without exclusions.
  let withoutExclusions: PanelCut?
  /// The error of the statistic that decides: the SEJ of a mean, the bootstrap SE of any other.
  var statisticError: String {
    if rule.statistic == .mean {
      return "SEJ \(deciding.summary.standardErrorOfJudgment.text(places: 2))"
    }
    guard let spread = distribution.value?.statistic.standardDeviation else {
      return "SE not given: \(distribution.reason?.description ?? "")"
    }
    return "bootstrap SE \(spread.text(places: 2))"
  }

  /// Whether drawing was needed, so that a seed belongs to the result.
  let usedSeed: Bool

  /// Analyses the rounds of a panel.
  ///
  /// - Throws: `StudyError` when no panelist is left.
  init(
    _ source: PanelSource,
    method: CutSettings.Method,
    settings: CutSettings,
    seed: UInt64,
    threads: Int
  ) throws(StudyError) {
    let ledger = try Self.ledger(
      settings,
      known: source.panelists,
      items: source.rounds?.design.items.map(\.key),
      rounds: source.roundCount
    )
    let rule = settings.rule.cut
    let last = min(method.round ?? source.roundCount, source.roundCount)
    if let round = method.round, round > source.roundCount {
      throw StudyError(
        .configuration,
        "study.yaml: method \"\(method.id)\" decides by round \(round), "
          + "but the evidence has \(source.roundCount)"
      )
    }
    let rounds = (1...source.roundCount).map { number in
      let cuts = source.cuts(round: number, exclusions: ledger)
      return Round(
        number: number,
        cuts: cuts,
        summary: PanelSummary(cuts.values),
        cut: rule.cut(of: cuts.values)
      )
    }
    let isTouched = !ledger.records.isEmpty
    let all = source.cuts(round: last, exclusions: ExclusionLedger())
    try self.init(
      source: source,
      rounds: rounds,
      deciding: rounds[last - 1],
      withoutExclusions: isTouched ? rule.cut(of: all.values).value : nil,
      settings: settings,
      seed: seed,
      threads: threads
    )
  }

  /// Analyses cuts that a method gives without rounds.
  ///
  /// - Throws: `StudyError` when no panelist is left.
  init(
    cuts: PanelistCuts,
    settings: CutSettings,
    seed: UInt64,
    threads: Int
  ) throws(StudyError) {
    let ledger = try Self.ledger(settings, known: cuts.panelists, items: nil, rounds: 1)
    let kept = PanelistCuts(
      panelists: cuts.panelists,
      values: cuts.values,
      leavingOut: ledger.panelists
    )
    let rule = settings.rule.cut
    let round = Round(
      number: 1,
      cuts: kept,
      summary: PanelSummary(kept.values),
      cut: rule.cut(of: kept.values)
    )
    try self.init(
      source: nil,
      rounds: [round],
      deciding: round,
      withoutExclusions: ledger.panelists.isEmpty ? nil : rule.cut(of: cuts.values).value,
      settings: settings,
      seed: seed,
      threads: threads
    )
  }

  private init(
    source: PanelSource?,
    rounds: [Round],
    deciding: Round,
    withoutExclusions: PanelCut?,
    settings: CutSettings,
    seed: UInt64,
    threads: Int
  ) throws(StudyError) {
    guard let cut = deciding.cut.value else {
      let reason = deciding.cut.reason?.description ?? ""
      throw StudyError(.data, "no cut: \(reason); the panel has \(deciding.cuts.values.count)")
    }
    self.source = source
    rule = settings.rule.cut
    self.rounds = rounds
    self.deciding = deciding
    self.cut = cut
    self.withoutExclusions = withoutExclusions
    let values = deciding.cuts.values
    if rule.rounding == .none, values.count > 1 {
      // Unrounded, nearly every such panel gives a cut of its own: thousands, none of them likely.
      distribution = .undefined(
        .because("not listed for a cut without rounding; its error is the SEJ")
      )
    } else if settings.certainty.isExact {
      distribution = CutDistribution.of(
        values,
        rule: rule,
        draws: settings.certainty.draws,
        seed: seed,
        threads: threads
      )
    } else {
      distribution = CutDistribution.resampled(
        values,
        rule: rule,
        draws: settings.certainty.draws,
        seed: seed,
        threads: threads
      )
    }
    if case .resampling? = distribution.value?.method { usedSeed = true } else { usedSeed = false }
    leaveOneOut = LeaveOneOut.analyze(deciding.cuts, rule: rule)
    flips = CutFlips.analyze(deciding.cuts, rule: rule)
  }

  /// The study's exclusions, and the panelists whom a reader asked to leave out.
  private static func ledger(
    _ settings: CutSettings,
    known: [String],
    items: [String]?,
    rounds: Int
  ) throws(StudyError) -> ExclusionLedger {
    var records = settings.record.exclusions.records
    for record in records {
      switch record.target {
      case .panelist(let key): try check("panelist", key, known, "exclusions")
      case .item(let key):
        guard let items else {
          throw StudyError(
            .configuration,
            "study.yaml: `exclusions` names item \"\(key)\", but the evidence has no item judgments"
          )
        }
        try check("item", key, items, "exclusions")
      case .round(let number):
        guard number <= rounds else {
          throw StudyError(
            .configuration,
            "study.yaml: `exclusions` names round \(number), but the evidence has \(rounds)"
          )
        }
      }
    }
    for key in settings.leaveOut {
      try check("panelist", key, known, "leaveOut")
      do {
        records.append(
          try Exclusion(
            .panelist(key),
            reason: "left out to see the cut without",
            actor: "reader",
            time: "for this run only"
          )
        )
      } catch {
        throw StudyError(.configuration, error.sentence)
      }
    }
    return ExclusionLedger(records, itemRule: settings.record.exclusions.itemRule)
  }

  private static func check(
    _ noun: String,
    _ key: String,
    _ known: [String],
    _ parameter: String
  ) throws(StudyError) {
    guard known.contains(key) else {
      throw StudyError(
        .configuration,
        "study.yaml: `\(parameter)` names \(noun) \"\(key)\", which is not in the evidence"
          + Spelling.suggestion(for: key, among: known)
      )
    }
  }

  /// The change from the round before the deciding one; `nil` with one round.
  var change: RoundChange? {
    guard deciding.number > 1, rounds.count >= deciding.number else { return nil }
    return RoundChange(from: rounds[deciding.number - 2].cuts, to: deciding.cuts)
  }

  /// The panel's cut under another statistic and the same rounding.
  func cut(statistic: PanelStatistic) -> PanelCut? {
    CutRule(statistic: statistic, rounding: rule.rounding).cut(of: deciding.cuts.values).value
  }
}
