// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Policy

/// The certificate of a row that was set aside: unknown, since it cannot be read.
struct SetAsideCertificate {
  let analysis: PolicyAnalysis
  let line: Int
  let reasons: [String]

  /// The unit of a row that cannot be read.
  static func unit(_ line: Int) -> String { "row \(line)" }

  var certificate: Certificate {
    let document = analysis.inputs.document
    let file = analysis.evidence.file
    return Certificate(
      unit: Self.unit(line),
      subject: analysis.questionNames,
      outcome: .unknown(.illegible),
      firmness: .undetermined,
      notice: analysis.notice,
      result: "Row \(line) of \(file) is set aside: it cannot be read, and nothing is guessed.",
      rule: "\(analysis.rule.name): a row is decided when every cell of it can be read.",
      certainty: [CaseWords.undecided],
      flips: [
        Flip(change: "a row that can be read", result: "decided by the rule")
      ],
      evidence: [
        Decisions.EvidenceItem(
          name: "\(file), row \(line)",
          value: reasons.joined(separator: "; "),
          source: document.source,
          date: document.date,
          quality: "illegible"
        )
      ],
      notInThis: ["the row as it was read: it stands in rejects/ of the run folder"],
      challenge: "Whoever keeps \(file) corrects the row; the study is then run again.",
      marks: document.marks
    )
  }
}
