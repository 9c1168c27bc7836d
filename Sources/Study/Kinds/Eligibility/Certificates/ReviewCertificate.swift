// SPDX-License-Identifier: Apache-2.0
import Decisions
import Eligibility
import Evidence
import Policy

/// The certificate of a case under a pathway: where it stands, by which law, what is missing.
struct ReviewCertificate {
  let analysis: EligibilityAnalysis
  let unit: String
  let row: PathwayMatrix.Row
  let file: CaseFile

  private var review: PathwayReview { row.review }
  private var document: StudyDocument { analysis.document }

  var certificate: Certificate {
    Certificate(
      unit: unit,
      subject: review.pathway.title,
      outcome: row.outcome,
      whyOpen: review.deficiencies.map(\.sentence),
      firmness: row.isDecided ? .unmeasured : .undetermined,
      firmnessBasis: .trueValues,
      notice: ReviewNotice(row).sentence,
      result: result,
      rule: rule,
      certainty: certainty,
      flips: flips,
      rulePath: review.parts.flatMap(\.items).map(step),
      evidence: evidence,
      notInThis: notInThis,
      challenge: challenge,
      marks: document.marks
    )
  }

  /// Where the case stands, and what a person decided.
  private var result: String {
    let stage = review.stage.map { " (stage \($0))" } ?? ""
    guard let decided = review.decided.words else {
      return "\(file.id)\(stage): \(review.standing.words)."
    }
    return "\(file.id)\(stage): \(decided). The evidence: \(review.standing.evidence)."
  }

  private var rule: String {
    "\(review.pathway.title) (\(review.pathway.id)), \(row.law); SHA-256 of the policy "
      + "\(review.pathway.hash.replacing("sha256:", with: "").prefix(16))."
  }

  private var certainty: [String] {
    var lines = [
      "The evidence carries no error of measurement; what is on file is taken as it stands, each piece "
        + "with how it was checked."
    ]
    let readings = review.parts.flatMap { $0.explanation.readings.filter(\.isUsed) }.uniqued
    for reading in readings {
      lines.append("Rests on reading \(reading.id), answer \(reading.chosen).")
    }
    return lines + review.otherReadings
  }

  private var flips: [Flip] {
    guard let settlement = row.settlement else {
      return review.asked.flatMap { $0.summary?.restingOn ?? [] }.uniqued.map {
        Flip(
          change: "\($0) not as it is on file",
          result: "no longer every requirement met",
          kind: .different
        )
      }
    }
    guard !settlement.changes.isEmpty else { return [] }
    return [
      Flip(
        change: settlement.change
          + (settlement.isProvedMinimal ? "" : " (not proved to be the least)"),
        result: settlement.result,
        kind: .changeable
      )
    ]
  }

  private func step(_ item: ChecklistItem) -> RuleStep {
    var value = item.status.words
    if item.isDeficient { value += "; on file: \(item.onFile); required: \(item.asked)" }
    return RuleStep(
      step: "\(item.decision) \(item.label) \(item.condition)",
      value: value,
      source: item.sources.map(\.words).joined(separator: "; ")
    )
  }

  private var evidence: [Decisions.EvidenceItem] {
    let subject = review.pathway.rulebook.subject
    let facts = analysis.rules.vocabulary.entries.filter { entry in
      entry.entity == subject && entry.pathways.contains(review.pathway.id)
    }
    let own = file.data.rows[subject]?.first
    return facts.flatMap { entry -> [Decisions.EvidenceItem] in
      guard let record = own?.facts[entry.fact.name] else { return [] }
      let pieces = record.evidence.map { piece in
        Decisions.EvidenceItem(
          name: entry.fact.name,
          value: piece.answer.map(entry.fact.words) ?? "",
          source: [piece.name, piece.issuer, piece.document.map { "document \($0)" }]
            .compactMap(\.self).joined(separator: ", "),
          date: piece.received?.description ?? "",
          quality: quality(piece)
        )
      }
      guard let stated = record.stated else { return pieces }
      return [
        Decisions.EvidenceItem(
          name: entry.fact.name,
          value: entry.fact.words(stated),
          source: "as stated in the file of cases",
          date: document.date,
          quality: "as stated"
        )
      ] + pieces
    }
  }

  /// How a piece of evidence was checked, and whether it counts.
  private func quality(_ piece: Policy.EvidenceItem) -> String {
    let isLate = !piece.counts(on: analysis.settings.day)
    let status = piece.status == .current ? nil : piece.status.rawValue
    let page = piece.page.map { "page \($0)" }
    return [piece.verification?.words, page, status, isLate ? "not counted" : nil]
      .compactMap(\.self).joined(separator: ", ")
  }

  private var notInThis: [String] {
    var lines: [String] = []
    let later = review.parts.filter { !$0.isAsked }.map(\.decision)
    if !later.isEmpty {
      lines.append("what later stages ask (\(later.joined(separator: ", "))): listed, not counted")
    }
    if review.parts.contains(where: \.isConsidered) {
      lines.append("what should only be considered never keeps anybody out")
    }
    lines.append("whether what is on file is true")
    return lines
  }

  private var challenge: String {
    let judges = review.deficiencies.compactMap { item -> String? in
      if case .discretion(let authority) = item.status { authority } else { nil }
    }.uniqued
    let judged =
      judges.isEmpty ? "" : " Only \(judges.joined(separator: ", ")) can judge what is open."
    return
      "Whoever holds better evidence for a line, or contests a value, writes to the office that "
      + "keeps the case; the case is then looked at again. A named person decides, with a written "
      + "reason.\(judged)"
  }
}

extension PathwayMatrix.Row {
  /// The outcome of the evidence in the four words of every run.
  var outcome: Outcome {
    switch answer {
    case .meets: .met
    case .notShown: .notMet
    case .open: .unknown(openKind)
    case .notPublished: .unknown(.unpublished)
    case .undated: .unknown(.undated)
    case .notInForce:
      faults.isEmpty ? .unknown(.undated) : .fault(faults.joined(separator: "; "))
    case .broken: .fault(faults.joined(separator: "; "))
    }
  }

  var isDecided: Bool { answer == .meets || answer == .notShown }

  private var records: [DecisionRecord] { review.asked.map(\.explanation.record) }

  private var openKind: UnknownKind {
    records.flatMap(\.verdict.unknowns.kinds).first { $0 != .unpublished } ?? .missing
  }

  private var faults: [String] {
    records.flatMap(\.verdict.faults).map { "\($0.code.rawValue): \($0.sentence)" }.uniqued
  }
}

/// What must not be overlooked about the law that a review rests on.
struct ReviewNotice {
  private let row: PathwayMatrix.Row

  init(_ row: PathwayMatrix.Row) { self.row = row }

  /// One or more sentences; `nil` where the law is in force and its own text was seen.
  var sentence: String? {
    var sentences: [String] = []
    let explanations = row.review.parts.map(\.explanation)
    if let caution = explanations.compactMap({ $0.version?.status.caution }).first {
      sentences.append("The version asked is \(caution): nothing here is a decision by law.")
    }
    let drafts = explanations.flatMap(\.record.mayBeReplacedBy).uniqued
    if !drafts.isEmpty {
      sentences.append(
        "Version \(drafts.joined(separator: ", ")) may have replaced this one; its date is not known, so "
          + "it was not picked."
      )
    }
    switch row.review.weakestGrade {
    case .secondary:
      sentences.append("Rests on secondary sources: someone's account of the law, not its text.")
    case .unverified:
      sentences.append("Rests on sources that nobody has checked.")
    case .official, nil: break
    }
    sentences += row.review.remarks.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
