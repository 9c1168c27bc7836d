// SPDX-License-Identifier: Apache-2.0
public import Evidence
import Policy

/// Which pathways a person could take, and what exactly is missing for each.
public struct PathwayMatrix: Sendable {
  /// What the evidence shows for one pathway as a whole.
  public enum Answer: String, Sendable, CaseIterable {
    /// Every requirement of the stage is met.
    case meets
    /// A requirement is not shown to be met.
    case notShown = "not shown to meet"
    /// Something is not known yet.
    case open
    /// What is open is a rule that is not published.
    case notPublished = "not published"
    /// No law is known to be in force on the day of the case.
    case notInForce = "no law known to be in force"
    /// The law was made, and the first day on which it holds is not known.
    case undated = "first day of the law not known"
    /// The rule or the data is broken.
    case broken = "cannot be decided: rule or data broken"
  }

  /// One pathway.
  public struct Row: Sendable {
    /// The review that the row sums up.
    public let review: PathwayReview
    /// What the evidence shows.
    public let answer: Answer
    /// The cheapest way to settle it; `nil` where nothing can.
    public let settlement: Settlement?
    /// The law that was asked, with its date: `version 2023, in force from 2024-07-01`.
    public let law: String
    /// Where no version could be picked: what the text, as far as it is known, would ask.
    public let draft: PathwayReview?

    init(_ review: PathwayReview, draft: PathwayReview?) {
      self.review = review
      self.draft = draft
      answer = review.answer
      settlement = review.settlement
      law = review.law
    }
  }

  /// A row for each pathway, in the order given.
  public let rows: [Row]
  /// What to ask the person next, the most telling first; at most `mostQuestions`.
  public let questions: [String]

  /// How many questions a person is asked at most.
  public static let mostQuestions = 12

  /// Asks all pathways about one person.
  ///
  /// - Parameters:
  ///   - pathways: The pathways.
  ///   - file: The case.
  ///   - day: The day of the snapshot.
  public init(_ pathways: [Pathway], about file: CaseFile, on day: CalendarDate?) {
    rows = pathways.map { pathway in
      let review = PathwayReview(pathway, file, on: day)
      guard review.parts.allSatisfy({ $0.explanation.version == nil }),
        let version = pathway.rulebook.readableVersion(on: day)
      else { return Row(review, draft: nil) }
      return Row(review, draft: PathwayReview(pathway.asking(version.name), file, on: day))
    }
    questions = Self.questions(rows)
  }

  /// The open facts that most pathways wait for, cheap ones first among equals.
  private static func questions(_ rows: [Row]) -> [String] {
    struct Question {
      var name: String
      var asking = 0
      var effort: Int
      var order: Int
    }
    var found: [String: Question] = [:]
    for row in rows {
      let review = row.draft ?? row.review
      var names: Set<String> = []
      if row.review.lacksDate, let name = review.pathway.rulebook.decidesBy {
        names.insert(name)
        let new = Question(name: name, effort: 1, order: found.count)
        found[name, default: new].asking += 1
      }
      for part in review.asked {
        guard part.explanation.record.outcome == .unknown, let summary = part.summary else {
          continue
        }
        let facts = summary.evidence.facts
        let idle = Set(summary.report.irrelevant)
        for place in summary.evidence.unknownFacts where !idle.contains(place) {
          let name = facts[place].name
          guard !review.isJudged(name), names.insert(name).inserted else { continue }
          let new = Question(name: name, effort: facts[place].effort, order: found.count)
          found[name, default: new].asking += 1
        }
      }
    }
    return found.values
      .sorted { ($1.asking, $0.effort, $0.order) < ($0.asking, $1.effort, $1.order) }
      .prefix(mostQuestions).map(\.name)
  }
}

extension PathwayReview {
  /// What the evidence shows for the pathway as a whole, at the stage that is asked.
  public var answer: PathwayMatrix.Answer {
    let records = asked.filter { !$0.isConsidered }.map(\.explanation.record)
    let faults = records.flatMap(\.verdict.faults)
    if !faults.isEmpty {
      return faults.allSatisfy { $0.code == .noVersion } ? .notInForce : .broken
    }
    if records.contains(where: { $0.version == nil && $0.verdict.unknowns.kinds == [.undated] }) {
      return pathway.rulebook.versions.contains { $0.status == .undated } ? .undated : .notInForce
    }
    if records.contains(where: { $0.outcome == .notMet }) { return .notShown }
    let kinds = records.flatMap(\.verdict.unknowns.kinds)
    if kinds.isEmpty { return .meets }
    if lacksDate { return .open }
    if records.allSatisfy({ $0.version == nil }) { return .notInForce }
    return kinds.allSatisfy { $0 == .unpublished || $0 == .undated } ? .notPublished : .open
  }

  /// Whether the fact that picks the version is missing.
  var lacksDate: Bool {
    parts.contains {
      $0.explanation.version == nil && $0.explanation.record.verdict.unknowns.kinds == [.missing]
    }
  }

  /// The law that was asked, with its date.
  public var law: String {
    guard let explanation = parts.first?.explanation, let version = explanation.version else {
      return "no version of it picked"
    }
    let name = version.status == .implicit ? "its only version" : "version \(version.name)"
    switch version.status {
    case .undated: return "\(name), made law, first day not known"
    case .proposed: return "\(name), proposed, no law"
    case .inForce, .withdrawn, .implicit: break
    }
    let axes = explanation.axes
    let date = axes.from.map { "in force from \($0)" } ?? axes.status ?? ""
    let until = axes.until.map { " until, not including, \($0)" } ?? ""
    let drafts = explanation.record.mayBeReplacedBy
    let draft = drafts.isEmpty ? "" : "; \(drafts.joined(separator: ", ")) may have replaced it"
    return "\(name), \(date)\(until)\(draft)"
  }

  /// Whether only an authority can say a fact.
  func isJudged(_ name: String) -> Bool {
    parts.contains { part in
      part.explanation.version?.program.facts.contains {
        $0.name == name && $0.declaration.judge != nil
      } ?? false
    }
  }
}
