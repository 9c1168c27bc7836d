// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic

/// The certificate of each line.
extension ClaimsResult {
  func certificate(_ claim: ClaimsLedger.Claim) -> Certificate {
    var conditions: [String] = []
    if !claim.limit.isEmpty { conditions.append("only for \(Self.words(claim.limit))") }
    if !claim.also.isEmpty { conditions.append("also required: \(claim.also)") }
    if !claim.note.isEmpty { conditions.append("the list adds: \(claim.note)") }
    return Certificate(
      unit: claim.name,
      subject: kind.subject,
      outcome: .met,
      firmness: .unmeasured,
      result: "The list gives \(claim.valueText) \(kind.unit) for \(claim.name).",
      rule: rule,
      certainty: [
        "The number is read from the list as it stands; \(noError).",
        "It is \(claim.status.words).",
      ],
      flips: [],
      figures: [
        Figure(
          key: "value",
          label: kind.quantity,
          text: claim.valueText,
          exact: claim.value.description,
          unit: kind.unit,
          error: noError
        )
      ],
      rulePath: [
        RuleStep(
          step: "number \(rangeWords)",
          value: claim.valueText,
          source: "study.yaml, parameters.range"
        ),
        RuleStep(
          step: "form of the code",
          value: claim.codes.isEmpty ? "none given" : claim.codes,
          source: "study.yaml, parameters.codePattern"
        ),
      ],
      evidence: [
        EvidenceItem(
          name: "\(ledger.file) row \(claim.row)",
          value: ([codeWords(claim.codes), "\(kind.quantity) \(claim.valueText)"] + conditions)
            .filter { !$0.isEmpty }.joined(separator: "; "),
          source: kind.source,
          date: kind.date,
          quality: "as listed"
        )
      ],
      notInThis: ["whether the list is still in force", "who may be exempt"],
      challenge: "A reader who holds the source can correct the row and run the study again.",
      marks: kind.marks
    )
  }

  func certificate(_ line: ClaimsLedger.Quarantined) -> Certificate {
    Certificate(
      unit: "row \(line.row)",
      subject: kind.subject,
      outcome: .unknown(.illegible),
      firmness: .undetermined,
      result: "Row \(line.row) of \(ledger.file) is set aside: it cannot be read, and nothing is "
        + "guessed.",
      rule: rule,
      certainty: ["The true number cannot be recovered from this list; none is filled in."],
      flips: [
        Flip(
          change: "the line read from a legible copy of the source",
          result: "accepted with its number"
        )
      ],
      evidence: [
        EvidenceItem(
          name: "\(ledger.file) row \(line.row)",
          value: line.reasons.joined(separator: "; "),
          source: kind.source,
          date: kind.date,
          quality: "illegible"
        )
      ],
      notInThis: ["the number of this line: not published in legible form"],
      challenge: "A reader who holds the source can correct the row and run the study again.",
      marks: kind.marks
    )
  }

  var rule: String {
    "A line is accepted when its number lies \(rangeWords)"
      + (kind.codePattern.map { " and its code has the declared form (pattern \($0.description))" }
        ?? "") + "."
  }

  private func codeWords(_ codes: String) -> String {
    let parts = codes.split(separator: ";")
    guard !parts.isEmpty else { return "" }
    return (parts.count == 1 ? "code " : "codes ") + parts.joined(separator: " and ")
  }
}
