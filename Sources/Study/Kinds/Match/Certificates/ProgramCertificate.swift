// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import Matching

/// The certificate of a program: its seats, how far it went down its list, and why it passed ranks over.
struct ProgramCertificate {
  let analysis: MatchAnalysis
  let explanation: ProgramExplanation

  private var words: MatchWords { MatchWords(analysis: analysis) }
  private var id: String { analysis.season.market.programs[explanation.program].id }

  /// The unit of a program: an applicant may have the same id.
  static func unit(_ id: String) -> String { "program \(id)" }

  /// Whether a unit is that of a program.
  static func isProgram(_ unit: String) -> Bool { unit.hasPrefix("program ") }

  var certificate: Certificate {
    Certificate(
      unit: Self.unit(id),
      subject: "\(analysis.document.title): seats of \(id)",
      outcome: outcome,
      whyOpen: isOpen ? [words.standing] : [],
      firmness: isOpen ? .undetermined : .unmeasured,
      result: result,
      rule: "Applicants' and programs' lists, matched by \(analysis.ruleWords).",
      certainty: [
        "The match itself has no chance in it: the same lists give the same seats (\(words.standing))."
      ],
      flips: [],
      rulePath: steps,
      evidence: [
        EvidenceItem(
          name: "list of the program",
          value: listWords,
          source: explanation.absence == nil ? "the list handed in" : "the file of programs",
          date: analysis.document.date,
          quality: explanation.absence?.words ?? "as certified"
        ),
        EvidenceItem(
          name: "quota",
          value: "\(explanation.quota)",
          source: "the file of programs",
          date: analysis.document.date,
          quality: "as stated"
        ),
      ],
      notInThis: ["What any applicant ranked is not told, but in sums of at least \(fewest)."],
      challenge:
        "Compare the quota and the list with those certified. If they differ, ask the match's "
        + "administrator for a correction; the match is then computed again, never patched.",
      marks: analysis.document.marks
    )
  }

  private var listWords: String {
    if explanation.absence != nil { return "not read: the program takes no part" }
    switch explanation.ranked {
    case 0: return "no list was handed in"
    case 1: return "1 applicant ranked"
    case let count: return "\(count) applicants ranked"
    }
  }

  private var fewest: Int { analysis.settings.smallestCount }
  private var isOpen: Bool { analysis.outcome.status != .stable }

  private var outcome: Outcome {
    if isOpen { return .unknown(.judgment) }
    return explanation.unfilled == 0 && explanation.absence == nil ? .met : .notMet
  }

  private var result: String {
    if let absence = explanation.absence { return "\(id) takes no part: \(absence.words)." }
    let seats = explanation.seats
    let filled = explanation.members.count
    var text = "\(id): \(filled) of \(seats) \(seats == 1 ? "seat" : "seats") filled"
    if let last = explanation.lastRank { text += ", down to rank \(last) of \(explanation.ranked)" }
    if explanation.given > 0 { text += "; \(explanation.given) of \(explanation.quota) reverted" }
    if explanation.given < 0 { text += "; \(-explanation.given) received by reversion" }
    if let parity = explanation.parity { text += "; takes an \(parity.rawValue) number" }
    return text + "."
  }

  private var steps: [RuleStep] {
    let ranking = analysis.season.market.programs[explanation.program].ranking
    var steps = explanation.members.map { member in
      RuleStep(
        step: "rank \((ranking.firstIndex(of: member) ?? 0) + 1)",
        value: analysis.season.market.applicants[member].id,
        source: ""
      )
    }
    if explanation.unfilled > 0 {
      steps.append(
        RuleStep(
          step: "seats left",
          value:
            "\(explanation.unfilled): everyone whom the program ranks sits there, matched to a choice they "
            + "ranked higher, did not rank it, or could not take part",
          source: ""
        )
      )
    }
    guard explanation.passed > 0 else { return steps }
    let reasons = explanation.passedByReason.sorted { $0.key.rawValue < $1.key.rawValue }
    steps.append(
      RuleStep(
        step: "ranks passed over",
        value: reasons.isEmpty
          ? "\(explanation.passed): did not rank the program, matched to a choice they ranked higher, or "
            + "could not take part; which of it is told only where at least \(fewest) are of each kind and "
            + "not all of one"
          : reasons.map { "\($0.value) \($0.key.words)" }.joined(separator: "; "),
        source: ""
      )
    )
    return steps
  }
}
