// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import NumericsCore
import Policy

/// The certificate of a decision about one subject, from the evaluation that decided it.
struct CaseCertificate {
  let analysis: PolicyAnalysis
  let one: DecidedCase

  private var document: StudyDocument { analysis.inputs.document }
  private var record: DecisionRecord { one.record }

  var certificate: Certificate {
    let words = CaseWords(analysis: analysis, one: one)
    let evidence = CaseEvidence(evidence: analysis.evidence, rulebook: analysis.rule.rulebook)
    return Certificate(
      unit: one.unit,
      subject: one.question.name,
      outcome: one.outcome,
      whyOpen: words.whyOpen.map(\.plain),
      firmness: one.firmness,
      firmnessBasis: .trueValues,
      notice: analysis.notice,
      result: words.result.plain,
      rule: words.ruleSentence.plain,
      certainty: words.certainty.map(\.plain),
      flips: CaseFlips(one: one, subject: analysis.rule.rulebook.subject).flips,
      figures: figures,
      rulePath: CaseSteps(explanation: one.explanation, rulebook: analysis.rule.rulebook).steps.map(
        \.plain
      ),
      evidence: evidence.items(at: one.place, date: document.date),
      notInThis: notInThis.map(\.plain),
      challenge: challenge,
      marks: document.marks
    )
  }

  /// How likely the outcome is another one at the true values; nothing where no error is stated.
  private var figures: [Figure] {
    guard let error = one.error, !error.basis.factsWithError.isEmpty else { return [] }
    let simulated = error.basis.draws.map { draws in
      "simulated, standard error \((draws.standardError * 100).text(places: 1)) points"
    }
    return [
      Figure(
        key: "differs",
        label: "Another outcome at the true values",
        text: "\((error.differs * 100).text(places: 1)) in 100",
        unit: "",
        error: simulated
          ?? "computed from the stated errors, by \(error.basis.method.rawValue) means"
      )
    ]
  }

  /// What is missing, what it does not matter for, and what the decision does not say.
  private var notInThis: [String] {
    var lines = one.missing.map { "`\($0.name)`: \(one.sentence($0))" }
    if let next { lines.append(next) }
    let idle = one.summary?.missing.irrelevant ?? []
    if !idle.isEmpty {
      lines.append("not on file, and decides nothing here: " + idle.map { "`\($0)`" }.list)
    }
    lines.append("whether what is on file is true: cells are taken as they stand")
    return lines
  }

  /// What to ask for next; what has been asked for already is only awaited.
  private var next: String? {
    guard let name = one.explanation.missing?.askNext else { return nil }
    let kinds = one.missing.filter { $0.name == name }.map(\.kind)
    let isAwaited = !kinds.isEmpty && kinds.allSatisfy { $0 == .pending }
    return "\(isAwaited ? "awaited" : "to ask for next"): `\(name)`"
  }

  private func fact(_ name: String) -> Fact? {
    one.explanation.version?.program.facts.first { $0.name == name }
  }

  private var challenge: String {
    let judges = Set(one.missing.compactMap { fact($0.name)?.declaration.judge })
    let judged = judges.isEmpty ? "" : " Only \(judges.sorted().list) can judge what is open."
    return "Whoever holds better evidence for a cell sends it to the office that keeps "
      + "\(analysis.evidence.file); the study is then run again.\(judged)"
  }
}

extension String {
  /// The text without the backticks that set off names where there is only one typeface.
  fileprivate var plain: String {
    utf8.contains(UInt8(ascii: "`"))
      ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "`" })) : self
  }
}

extension RuleStep {
  fileprivate var plain: RuleStep { RuleStep(step: step.plain, value: value.plain, source: source) }
}
