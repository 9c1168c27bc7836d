// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// What is still to be shown, in plain words for the person judged.
///
/// It lists the same requirements in the same order and words as the page of the case.
public struct DeficiencyLetter: Sendable {
  /// The lines; an empty one parts paragraphs.
  public let lines: [String]

  /// A letter.
  ///
  /// - Parameters:
  ///   - review: The review of the case.
  ///   - spans: The stages of the case on the calendar.
  ///   - marks: Words that stand on every page, such as `example`.
  public init(_ review: PathwayReview, spans: [StageSpan] = [], marks: [String] = []) {
    let marked = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    var lines = [
      "Case \(review.subject)\(marked): \(review.pathway.title)",
      "Rule: \(review.pathway.id), \(review.law)"
        + (review.weakestGrade.map { "; weakest source: \($0.rawValue)" } ?? ""),
    ]
    lines += review.remarks.map { "Note: \($0)." }
    if let day = review.day { lines.append("What is on file was counted on \(day).") }
    lines += ["", Self.standing(review)]
    lines += spans.filter { $0.isHeld || $0.closing != nil }.map {
      "Stage \($0.stage): \($0.words(on: review.day))."
    }
    lines.append("")
    let items = review.deficiencies
    if items.isEmpty {
      lines.append("Nothing is missing at this stage.")
    } else {
      lines.append("What the evidence does not show yet:")
      for (number, item) in items.enumerated() {
        lines.append("\(number + 1). \(item.sentence)")
        lines.append("   The rule: \(item.wording)")
        if !item.sources.isEmpty {
          lines.append("   Where it stands: \(item.sources.map(\.words).joined(separator: "; "))")
        }
      }
    }
    if let settlement = review.settlement {
      lines += ["", "What would settle it: \(settlement.sentence)."]
    }
    lines += review.otherReadings.map { "The rule can be read in two ways. \($0)" }
    lines += ["", Self.closing(review)]
    self.lines = lines
  }

  private static func standing(_ review: PathwayReview) -> String {
    guard let decided = review.decided.words else {
      return "This is where your case stands: \(review.standing.words)."
    }
    return
      "This is where your case stands: \(decided). The evidence: \(review.standing.evidence)."
  }

  private static func closing(_ review: PathwayReview) -> String {
    let ways =
      "Whoever holds better evidence for a line sends it in, and the case is looked at again."
    if case .closed = review.decided { return ways }
    return "Nothing here closes your case. A named person decides, with a written reason. \(ways)"
  }

  /// The letter as text.
  public var text: String { lines.joined(separator: "\n") + "\n" }
}
