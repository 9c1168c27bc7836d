// SPDX-License-Identifier: Apache-2.0
public import Evidence
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
  ///   - day: The day of the snapshot; `nil` when it is not stated.
  ///   - marks: Words that stand on every page, such as `example`.
  public init(_ review: PathwayReview, on day: CalendarDate?, marks: [String] = []) {
    let marked = marks.isEmpty ? "" : " [\(marks.joined(separator: ", "))]"
    var lines = [
      "Case \(review.subject)\(marked): \(review.pathway.title)",
      "Law: \(review.pathway.id), \(review.law)"
        + (review.weakestGrade.map { "; weakest source: \($0.rawValue)" } ?? ""),
    ]
    if let day { lines.append("What is on file was counted on \(day).") }
    lines += ["", "This is where your case stands: \(review.standing.words).", ""]
    let items = review.deficiencies
    if items.isEmpty {
      lines.append("Nothing is missing at this stage. A named person decides, not this letter.")
    } else {
      lines.append("What is still to be shown:")
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
    lines += [
      "",
      "Nothing here closes your case. A named person decides, with a written reason. Whoever holds "
        + "better evidence for a line sends it in, and the case is looked at again.",
    ]
    self.lines = lines
  }

  /// The letter as text.
  public var text: String { lines.joined(separator: "\n") + "\n" }
}
