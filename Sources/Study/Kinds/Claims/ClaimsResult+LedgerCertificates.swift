// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import ExactArithmetic

/// The certificate of a claim: what is said, by whom, of whom, when, and what others say.
extension ClaimsResult {
  func claimCertificate(_ index: Int) -> Certificate {
    let line = list.lines[index]
    let claim = line.claim
    let standing = ledger.standings[index]
    return Certificate(
      unit: claim.name,
      subject: kind.subject,
      outcome: .met,
      firmness: .unmeasured,
      result: result(claim),
      rule: rule
        + " A claim becomes a rule only when a program of record declares it, with author and "
        + "date.",
      certainty: ["The value stands as printed; \(noError)."] + sentences(index, standing),
      flips: [],
      figures: line.number.map { number in
        [
          Figure(
            key: "value",
            label: kind.settings.label(claim.topic),
            text: claim.value.text,
            exact: number.description,
            unit: unit(claim.topic),
            error: noError
          )
        ]
      } ?? [],
      rulePath: [
        step("what is said", [claim.relation.text, claim.value.text], "value, relation"),
        step("by whom", [claim.issuer ?? Self.nobody], "issuer"),
        step("of whom", [claim.population ?? Self.notStated], "population"),
        step("of when", [claim.year ?? Self.notStated], "year"),
        step("says the same", [otherwise(agreeing(index))], "topic, population, value"),
        step("says something else", [otherwise(conflicting(index))], "topic, population, value"),
        step("may back a rule", [ledger.backing(index).words], "declared_by, declared_on"),
      ],
      evidence: [
        EvidenceItem(
          name: "\(list.file) row \(line.row)",
          value: ([claim.sentence.map { "\"\($0)\"" } ?? "no sentence is given"]
            + [codeWords(line.codes)] + conditions(line)).filter { !$0.isEmpty }
            .joined(separator: "; "),
          source: claim.source == nil ? kind.source : sentencePlace(claim),
          date: kind.date,
          quality: claim.sentence == nil ? "as listed" : "quoted as printed"
        )
      ],
      notInThis: [
        "whether the sentence is true, or still true",
        "an average with other claims: none is formed",
      ],
      challenge: "A reader who holds the source can correct the row and run the study again.",
      marks: kind.marks
    )
  }

  private func result(_ claim: Claim) -> String {
    let relation = claim.relation.text.isEmpty ? "" : " (\(claim.relation))"
    let people = claim.population.map { "of \($0)" } ?? "of whom is not stated"
    let year = claim.year ?? "year not stated"
    return
      "\(kind.settings.label(claim.topic)): \"\(claim.value)\"\(relation), \(people), \(year); "
      + (claim.issuer.map { "said by \($0)." } ?? "nobody is named who says it.")
  }

  /// A sentence for each status, with its reason where it has one.
  private func sentences(_ index: Int, _ standing: ClaimStanding) -> [String] {
    let related = standing.statuses.contains { $0 == .agrees || $0 == .conflicts }
    let alone = related ? [] : ["No other claim on its topic speaks of the same people."]
    return alone
      + standing.statuses.map { status in
        switch status {
        case .agrees: sentence(status, agreeing(index), standing) { $0 == .holds }
        case .conflicts: sentence(status, conflicting(index), standing) { $0 != .holds }
        case .implausible: "It \(status.words): \(standing.doubts.joined(separator: "; "))."
        case .unsourced, .unlabelled: "It \(status.words)."
        }
      }
  }

  /// Which other claims say the same or something else, and what other claims give for it.
  private func sentence(
    _ status: ClaimStatus,
    _ others: String,
    _ standing: ClaimStanding,
    _ isMeant: (ClaimIdentity.Verdict) -> Bool
  ) -> String {
    let given = standing.identities.filter { isMeant($0.verdict) }.map {
      "\($0.equation), \($0.verdict.words)"
    }
    let first = others.isEmpty ? [] : ["It \(status.words): \(others)."]
    return (first + given.map { "Recomputed from other claims: \($0)." }).joined(separator: " ")
  }

  private func otherwise(_ names: String) -> String { names.isEmpty ? "no other claim" : names }

  private func step(_ name: String, _ words: [String], _ columns: String) -> RuleStep {
    RuleStep(
      step: name,
      value: words.filter { !$0.isEmpty }.joined(separator: " "),
      source: "\(list.file), \(columns)"
    )
  }
}
