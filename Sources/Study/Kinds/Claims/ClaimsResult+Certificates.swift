// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import ExactArithmetic

/// The certificate of each line.
extension ClaimsResult {
  func certificate(_ index: Int) -> Certificate {
    let line = list.lines[index]
    let claim = line.claim
    let statuses = ledger.standings[index].statuses
    let standing =
      statuses.isEmpty ? aloneWords(claim) : statuses.map(\.words).joined(separator: "; ")
    return Certificate(
      unit: claim.name,
      subject: kind.subject,
      outcome: .met,
      firmness: .unmeasured,
      result: "The list gives \(claim.value) \(kind.unit) for \(claim.name).",
      rule: rule,
      certainty: [
        "The number is read from the list as it stands; \(noError).",
        "It \(standing).",
      ],
      flips: [],
      figures: [
        Figure(
          key: "value",
          label: kind.quantity,
          text: claim.value.text,
          exact: line.number?.description,
          unit: kind.unit,
          error: noError
        )
      ],
      rulePath: [
        RuleStep(
          step: "number \(rangeWords)",
          value: claim.value.text,
          source: "study.yaml, parameters.range"
        ),
        RuleStep(
          step: "form of the code",
          value: line.codes.isEmpty ? "none given" : line.codes,
          source: "study.yaml, parameters.codePattern"
        ),
      ],
      evidence: [
        EvidenceItem(
          name: "\(list.file) row \(line.row)",
          value: ([codeWords(line.codes), "\(kind.quantity) \(claim.value)"] + conditions(line))
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

  func certificate(_ line: ClaimsList.Quarantined) -> Certificate {
    Certificate(
      unit: "row \(line.row)",
      subject: kind.subject,
      outcome: .unknown(.illegible),
      firmness: .undetermined,
      result: "Row \(line.row) of \(list.file) is set aside: it cannot be read, and nothing is "
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
          name: "\(list.file) row \(line.row)",
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
    guard kind.settings.values == .numbers else {
      return
        "A line is accepted as printed: a number, a date, a ratio or words. Nothing is averaged."
    }
    return "A line is accepted when its number lies \(rangeWords)"
      + (kind.codePattern.map { " and its code has the declared form (pattern \($0.description))" }
        ?? "") + "."
  }

  private func aloneWords(_ claim: Claim) -> String {
    list.topicSizes[claim.topic] == 1
      ? "is the only claim on its topic"
      : "is the only claim on its topic that speaks of these people"
  }

  /// What the list adds to a line.
  func conditions(_ line: ClaimsList.Line) -> [String] {
    var conditions: [String] = []
    if !line.limit.isEmpty { conditions.append("only for \(Self.words(line.limit))") }
    if !line.also.isEmpty { conditions.append("also required: \(line.also)") }
    if !line.note.isEmpty { conditions.append("the list adds: \(line.note)") }
    return conditions
  }

  func codeWords(_ codes: String) -> String {
    let parts = codes.split(separator: ";")
    guard !parts.isEmpty else { return "" }
    return (parts.count == 1 ? "code " : "codes ") + parts.joined(separator: " and ")
  }
}
