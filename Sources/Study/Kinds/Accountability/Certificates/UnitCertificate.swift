// SPDX-License-Identifier: Apache-2.0
import Accountability
import Decisions
import Evidence
import ExactArithmetic
import Policy

/// The certificate of a unit in a year: points, level, how certain, what would change them.
struct UnitCertificate {
  let analysis: AccountabilityAnalysis
  let one: AccountabilityAnalysis.Reported

  private var document: StudyDocument { analysis.document }
  private var report: UnitReport? { one.standing?.report }

  var certificate: Certificate {
    Certificate(
      unit: one.unit.name,
      subject: report?.scorecard.title ?? "report",
      outcome: outcome,
      whyOpen: one.words?.open.map { [$0 + "."] } ?? [],
      firmness: firmness,
      notice: notice,
      result: result,
      rule: rule,
      certainty: certainty,
      flips: flips,
      figures: figures,
      rulePath: steps,
      evidence: evidence,
      notInThis: notInThis,
      challenge: "Whoever holds a better figure sends it to the office that keeps "
        + "\(analysis.evidence.file); the study is then run again, and both runs are kept.",
      marks: document.marks
    )
  }

  private var notice: String? {
    guard report?.isUnofficial ?? false else {
      return analysis.isUnofficial ? nil : analysis.notice
    }
    return analysis.notice
  }

  private var outcome: Outcome {
    guard let report else { return .fault("no version of the policy is in force for this year") }
    if case .fault(let faults) = report.total {
      return .fault(faults.map { "\($0.code.rawValue): \($0.sentence)" }.joined(separator: "; "))
    }
    if report.level != nil || report.scorecard.level == nil, report.total.value != nil {
      return .met
    }
    return .unknown(report.total.unknowns.kinds.first ?? .missing)
  }

  private var result: String {
    guard let words = one.words else {
      return "\(one.unit.name): no version of the policy is in force for this year."
    }
    return "\(words.sentence)."
  }

  private var rule: String {
    let version = report.map { ", version \($0.version)" } ?? ""
    return "\(analysis.rule.name)\(version), file \(analysis.rule.path), SHA-256 of its content "
      + "\(analysis.rule.hash.digits.prefix(16))."
  }

  /// Whether another cohort would give the same level.
  private var firmness: Firmness {
    guard report?.level != nil else { return .undetermined }
    return Firmness(keeping: one.resampled?.probability?.value)
  }

  private var certainty: [String] {
    var lines = [
      "These are all students of the year, so that the figures have no sampling error as a description; "
        + "another cohort of the same school would give other figures."
    ]
    if let resampled = one.resampled {
      lines.append(ResamplingWords(resampled, seed: analysis.settings.seed).sentence)
    }
    for name in report?.readings ?? [] {
      guard let reading = analysis.rule.rulebook.readings.first(where: { $0.name.text == name })
      else { continue }
      let letter = analysis.settings.readings[name] ?? reading.chosen.letter.text
      let answer = ([reading.chosen] + reading.others).first { $0.letter.text == letter }
      lines.append(
        "Rests on reading \(name), \(reading.question): \(letter), \(answer?.text ?? "")."
      )
    }
    return lines
  }

  private var flips: [Decisions.Flip] {
    guard let standing = one.standing, let words = one.words else { return [] }
    var flips = standing.gains.map { gain in
      Decisions.Flip(
        change: words.change(gain),
        result: words.result(gain),
        kind: .changeable
      )
    }
    if let best = standing.plans.first {
      let result = "\(best.total) points: \(best.level)"
      flips.append(Decisions.Flip(change: words.plan(best), result: result, kind: .changeable))
    }
    return flips
  }

  private var figures: [Figure] {
    guard let report, let words = one.words else { return [] }
    var figures = [
      Figure(
        key: "total",
        label: report.scorecard.title,
        text: words.total,
        exact: report.total.number?.description,
        unit: "",
        error: "a sum of points by rule; see the components for what is not scored"
      )
    ]
    if let next = one.standing?.next {
      figures.append(
        Figure(
          key: "distance",
          label: "To the \(next.level)",
          text: "\(next.distance)",
          exact: next.distance.description,
          unit: "points",
          error: "arithmetic, not a forecast"
        )
      )
    }
    return figures
  }

  /// Each component, with the parts that its points are made of.
  private var steps: [RuleStep] {
    (report?.components ?? []).flatMap { component -> [RuleStep] in
      let possible = component.possible.map { " of \($0)" } ?? ""
      let state =
        component.state.isScored
        ? "\(component.words)\(possible)\(component.state == .scored(.supplied) ? " (supplied)" : "")"
        : "\(component.state.word) (\(component.state.reason))"
      var steps = [RuleStep(step: component.title, value: state, source: "")]
      guard component.state == .scored(.computed) else { return steps }
      for part in component.parts {
        steps.append(PartWords(part).step(of: component))
      }
      return steps
    }
  }

  private var evidence: [Decisions.EvidenceItem] {
    let supplied = analysis.evidence.supplied[one.unit.name] ?? []
    return UnitEvidence(analysis: analysis, unit: one.unit).items
      + supplied.map { row in
        Decisions.EvidenceItem(
          name: row.written.measure,
          value: row.written.value,
          source: "\(row.source.isEmpty ? "supplied points" : row.source), row \(row.line)",
          date: document.date,
          quality: "supplied"
        )
      }
  }

  private var notInThis: [String] {
    var lines = (report?.components ?? []).compactMap { component -> String? in
      guard case .notApplicable(let reason) = component.state else { return nil }
      return "\(component.title): \(reason)"
    }
    if one.standing?.plans.isEmpty ?? false, let path = one.words?.path { lines.append(path) }
    lines.append("any accreditation: that is an act of a state board on several years of evidence")
    lines.append(StandingWords.caution)
    return lines
  }
}
