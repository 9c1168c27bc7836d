// SPDX-License-Identifier: Apache-2.0
import Decisions
import Evidence
import ExactArithmetic
import Matching
import NumericsCore

/// The certificate of an applicant: what the match gave, why each better rank came to nothing.
///
/// It holds the applicant's own id, the programs of the own list, and no word about any other applicant; a
/// partner is "your partner".
struct ApplicantCertificate {
  let analysis: MatchAnalysis
  let explanation: ApplicantExplanation

  private var words: MatchWords { MatchWords(analysis: analysis) }
  private var id: String { analysis.season.market.applicants[explanation.applicant].id }

  /// The most ranks of a list that a certificate tells one by one after the one obtained.
  private static let mostLater = 3

  var certificate: Certificate {
    Certificate(
      unit: id,
      subject: "\(analysis.document.title): your match",
      outcome: outcome,
      whyOpen: isOpen ? [words.standing] : [],
      firmness: isOpen ? .undetermined : Firmness(keeping: keeping?.share),
      notice: explanation.isPartial
        ? "You hold an advanced seat without a first-year seat: you are partially matched." : nil,
      result: words.result(explanation),
      rule: "Applicants' and programs' lists, matched by \(analysis.ruleWords).",
      certainty: certainty,
      flips: flips,
      rulePath: steps,
      evidence: evidence,
      notInThis: [
        "Whether programs ranked by good reasons is not part of a match: it takes every list as it is.",
        analysis.match.couple(of: explanation.applicant) == nil
          ? "Nobody else's list, rank or seat is told here."
          : "Nobody's list, rank or seat is told here but your partner's, as far as you share them.",
      ],
      challenge: (explanation.lines.isEmpty
        ? "If you handed in and certified a list, ask the match's "
        : "Compare the list above with the one you certified. If it differs, ask the match's ")
        + "administrator for a correction; the match is then computed again, never patched.",
      marks: analysis.document.marks
    )
  }

  private var isOpen: Bool { analysis.outcome.status != .stable }

  private var outcome: Outcome {
    if isOpen { return .unknown(.judgment) }
    return explanation.program == nil ? .notMet : .met
  }

  /// In how many repetitions the same seat, or none, came out.
  private var keeping: (share: Double, same: Int, of: Int)? {
    guard let chances = analysis.stress?.chances[explanation.applicant], chances.repetitions > 0
    else { return nil }
    let same =
      explanation.program == nil ? chances.repetitions - chances.matched : chances.same
    return (Double(same) / Double(chances.repetitions), same, chances.repetitions)
  }

  private var certainty: [String] {
    var lines = [
      "The match itself has no chance in it: the same lists give the same seats (\(words.standing))."
    ]
    guard let stress = analysis.settings.stressWords,
      let chances = analysis.stress?.chances[explanation.applicant]
    else {
      return lines + ["How firm it is against small changes of lists was not tried in this study."]
    }
    guard let keeping else {
      return lines + ["You took part in none of the repetitions. Tried: \(stress)."]
    }
    let all = analysis.stress?.figures.count ?? 0
    let part =
      chances.repetitions < all ? " You took part in \(chances.repetitions) of them." : ""
    func told(_ count: Int) -> String {
      let share = Double(count) / Double(chances.repetitions)
      let interval = WilsonInterval(
        share: share,
        of: chances.repetitions,
        quantile: NormalDistribution.standard.quantile(0.975)
      )
      let bounds = interval.map {
        "; 95 % interval \(($0.lower * 100).text(places: 1)) to \(($0.upper * 100).text(places: 1)) %"
      }
      return "\(count) of \(chances.repetitions)\(bounds ?? "")"
    }
    lines.append(
      "\(explanation.program == nil ? "Again unmatched" : "The same seat") in \(told(keeping.same)); "
        + "matched at all in \(told(chances.matched)); to one of the first three ranks in "
        + "\(told(chances.topThree)). Tried: \(stress).\(part)"
    )
    return lines
  }

  private var flips: [Flip] {
    var flips: [Flip] = []
    if let (program, seats) = analysis.seatsNeeded[explanation.applicant] {
      let name = words.program(program)
      if let seats {
        flips.append(
          Flip(
            change:
              "\(seats) more \(seats == 1 ? "seat" : "seats") at \(name), all lists as they are",
            result: "a seat there, or at a choice you ranked higher",
            kind: .different
          )
        )
      } else {
        flips.append(
          Flip(
            change: "up to \(analysis.seatsTried) more seats at \(name)",
            result: "would not have been enough"
          )
        )
      }
    }
    if analysis.isTruthBest, explanation.absence == nil, !explanation.lines.isEmpty {
      flips.append(
        Flip(
          change: "another order of your own list",
          result:
            "could not have given you a better seat: in this match listing programs in your true "
            + "order is always best",
          kind: .changeable
        )
      )
    }
    return flips
  }

  private var steps: [RuleStep] {
    var lists: [[ApplicantExplanation.Line]] = []
    for line in explanation.lines {
      if lists.last?.last?.list == line.list {
        lists[lists.count - 1].append(line)
      } else {
        lists.append([line])
      }
    }
    return lists.flatMap { list -> [RuleStep] in
      // Of a list whose advanced seat was not obtained the first rank says all.
      let decided =
        list.firstIndex { $0.isObtained }
        ?? (list[0].reasons == [.noAdvancedSeat] ? 0 : list.count - 1)
      let shown = min(list.count, decided + 1 + Self.mostLater)
      let rest = list.count - shown
      return list[..<shown].map(step)
        + (rest == 0
          ? []
          : [
            RuleStep(
              step: "\(list[0].list.word) list, \(rest) further \(rest == 1 ? "rank" : "ranks")",
              value: list[shown].reasons.map(\.words).joined(separator: "; "),
              source: ""
            )
          ])
    }
  }

  private func step(_ line: ApplicantExplanation.Line) -> RuleStep {
    RuleStep(step: words.place(line), value: words.outcome(line), source: "")
  }

  private var evidence: [EvidenceItem] {
    let kinds = [
      ("primary", "own list"), ("joint", "list of the couple"), ("supplemental", "first-year list"),
    ]
    return kinds.compactMap { kind, label in
      let lines = explanation.lines.filter { $0.list.word == kind }
      guard !lines.isEmpty else { return nil }
      return EvidenceItem(
        name: label,
        value: lines.map { line in
          kind == "joint"
            ? "\(line.program.map(words.program) ?? "none") + \(line.partnerProgram.map(words.program) ?? "none")"
            : line.program.map(words.program) ?? "none"
        }.joined(separator: ", "),
        source: "the list handed in",
        date: analysis.document.date,
        quality: "as certified"
      )
    } + leftOut + certification
  }

  /// Why the own list took no part, as the file of applicants has it.
  private var certification: [EvidenceItem] {
    guard let absence = explanation.absence, !explanation.isPartnerOut else { return [] }
    return [
      EvidenceItem(
        name: "your list",
        value: absence.words,
        source: "the file of applicants, and the list handed in",
        date: analysis.document.date,
        quality: "as stated"
      )
    ]
  }

  /// First-year lists that were set aside; of the own list the result says so.
  private var leftOut: [EvidenceItem] {
    let file = analysis.inputs.input(SeasonFile.supplemental.rawValue)?.path
    return (analysis.setAside[id] ?? []).filter { $0.file == file }.map {
      EvidenceItem(
        name: "first-year list",
        value: "left out as a whole",
        source: "the list handed in",
        date: analysis.document.date,
        quality: $0.finding.sentence
      )
    }
  }
}
