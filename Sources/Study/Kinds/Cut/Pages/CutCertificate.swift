// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import NumericsCore
import Psychometrics
import StandardSetting

/// The certificate of a recommended cut: five lines and what stands behind them.
struct CutCertificate {
  let analysis: CutAnalysis
  let inputs: StudyInputs

  private var settings: CutSettings { analysis.settings }
  private var summary: CutSummary { CutSummary(analysis: analysis) }
  private var scaled: String { CutTables(analysis: analysis).scale(of: analysis.functional) }

  var certificate: Certificate {
    Certificate(
      unit: settings.unit,
      subject: "passing score",
      outcome: .met,
      firmness: Firmness(
        keeping: analysis.repetition?.cuts.probability(of: analysis.functional)
      ),
      result: result,
      rule: rule,
      certainty: certainty,
      flips: flips,
      figures: summary.figures.filter { !$0.key.hasPrefix("probability-of") },
      rulePath: rulePath,
      evidence: evidence,
      notInThis: summary.notInThis + Self.uncounted,
      challenge: "Whoever holds the forms can correct a judgment in the evidence file and run the "
        + "study again; the authority that adopts the score decides on objections.",
      marks: analysis.document.marks
    )
  }

  private static let uncounted = [
    "errors from the choice of method, of items and of the candidate's description: not counted"
  ]

  /// The result in one sentence: the passing score is 74 of 108 (scaled 162).
  var result: String {
    var text = "The passing score is \(analysis.functionalText)"
    if let points = analysis.maxPoints { text += " of \(points)" }
    if analysis.conversion != nil { text += " (scaled \(scaled))" }
    return text + "."
  }

  private var rule: String {
    var text = analysis.method.name
    if let panel = analysis.panel {
      if panel.source != nil { text += ", round-\(panel.deciding.number) " } else { text += ", " }
      text += panel.rule.statistic.words
    }
    text += ", \(settings.rule.rounding.sentence)"
    return text + "; rule \(settings.rule.id) version \(settings.rule.version) "
      + "(\(settings.rule.source))"
  }

  private var certainty: [String] {
    var sentences: [String] = []
    if let panel = analysis.panel {
      sentences += panelCertainty(panel)
    } else {
      if let repetition = analysis.repetition {
        sentences.append(repetition.sentence(analysis.functional))
      }
      sentences.append("Standard error of the cut: \(errorSentence).")
    }
    if let bands = analysis.bands {
      sentences.append(
        "Score error at \(analysis.functional): CSEM \(bands.error.text(places: 2)) raw points; it "
          + "is the error of one test taker's score, not of the cut."
      )
    } else if let refusal = analysis.bandsRefusal {
      sentences.append("No CSEM is given: \(refusal).")
    } else {
      sentences.append("No CSEM is given: the study declares no rule for it.")
    }
    if let panel = analysis.panel, panel.rule.statistic == .mean,
      let measurement = analysis.bands?.radicand,
      let judgment = panel.deciding.summary.squaredErrorOfJudgment.value
    {
      let combined = (judgment + measurement).double.squareRoot().text(places: 2)
      sentences.append(
        "Combined for one candidate at the cut: \(combined), the root of SEJ squared plus CSEM "
          + "squared; it is not the standard error of the cut."
      )
    }
    return sentences
  }

  private func panelCertainty(_ panel: PanelAnalysis) -> [String] {
    guard let repetition = analysis.repetition else {
      return [
        "How firm the cut is cannot be said: \(panel.distribution.reason?.description ?? "")."
      ]
    }
    return [
      repetition.sentence(analysis.functional),
      panel.rule.statistic == .mean
        ? "\(panel.statisticError) raw points. \(PanelSummary.independenceNote)"
        : "\(panel.statisticError) raw points, of the \(panel.rule.statistic.words) over resampled "
          + "panels; the SEJ belongs to a mean.",
    ]
  }

  private var errorSentence: String {
    switch analysis.standardError {
    case .estimated(let value, let kind):
      "\(value.text(places: 2)) raw points (\(kind.name): \(kind.counts))"
    default: analysis.standardError.sentence
    }
  }

  /// What would give another cut, the nearest first.
  var flips: [Flip] {
    guard let flips = analysis.panel?.flips.value else { return [] }
    func flip(_ change: String, _ cut: Rational) -> Flip {
      Flip(change: change, result: cut.description)
    }
    var found = flips.singleRemovals.map {
      flip("without panelist \($0.panelist)", $0.cut(settings.rule.rounding))
    }
    for removals in [flips.removalsToRaise, flips.removalsToLower].compactMap(\.self)
    where removals.panelists.count > 1 {
      found.append(
        flip("without panelists \(removals.panelists.joined(separator: ", "))", removals.cut)
      )
    }
    found += flips.statistics.map { flip("\($0.choice.words) in place of the mean", $0.cut) }
    found += flips.roundings.filter { $0.choice != .none }
      .map { flip("rounding \($0.choice.rawValue)", $0.cut) }
    if let points = flips.pointsToRaise {
      found.append(
        flip("panelists' totals together \(points) points higher", analysis.functional + 1)
      )
    }
    if let points = flips.pointsToLower {
      found.append(
        flip("panelists' totals together \(points) points lower", analysis.functional - 1)
      )
    }
    return found
  }

  var rulePath: [RuleStep] {
    var steps: [RuleStep] = []
    let source = settings.rule.source
    if let panel = analysis.panel {
      steps.append(
        RuleStep(
          step: "\(panel.rule.statistic.words) of \(panel.deciding.summary.n) panelists' cuts",
          value: "\(panel.cut.recommended) = \(panel.cut.recommended.text(places: 4))",
          source: "round \(panel.deciding.number)"
        )
      )
    } else {
      steps.append(
        RuleStep(
          step: "cut by \(analysis.method.name)",
          value: analysis.unrounded.text(places: 6),
          source: "study.yaml, method \(analysis.method.id)"
        )
      )
    }
    steps.append(
      RuleStep(
        step: settings.rule.rounding.sentence,
        value: analysis.functional.description,
        source: source
      )
    )
    if analysis.conversion != nil {
      steps.append(
        RuleStep(
          step: "published scale score of \(analysis.functional)",
          value: scaled,
          source: inputs.input("conversion")?.path ?? "conversion"
        )
      )
    }
    if let bands = analysis.bands, let rule = settings.rule.csem {
      steps.append(
        RuleStep(
          step: "CSEM by rule \(rule.name): \(rule.formula)",
          value: bands.error.text(places: 6),
          source: "study.yaml, rule.csem"
        )
      )
    }
    return steps
  }

  private var evidence: [EvidenceItem] {
    let quality =
      analysis.document.marks.isEmpty
      ? "as published or recorded" : analysis.document.marks.joined(separator: ", ")
    return inputs.inputs.map { input in
      EvidenceItem(
        name: input.path,
        value: "\(input.result.report.accepted) rows, role \(input.role)"
          + (input.leftOut.map { "; \($0)" } ?? ""),
        source: analysis.document.source,
        date: analysis.document.date,
        quality: quality
      )
    }
  }
}
