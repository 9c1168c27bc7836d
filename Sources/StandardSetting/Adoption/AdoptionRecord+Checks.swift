// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension AdoptionRecord {
  /// What is wrong with the record; an empty list is a valid record.
  ///
  /// - Parameters:
  ///   - recommended: The functional cut that the panel recommended.
  ///   - maxPoints: The highest raw score.
  ///   - conversion: The published conversion; `nil` when nothing is published.
  /// - Returns: The findings, in the order of the fields.
  public func findings(
    recommended: Rational,
    maxPoints: Rational,
    conversion: PublishedConversion?
  ) -> [PanelFinding] {
    var result: [PanelFinding] = []
    func add(_ code: String, _ value: String, _ rule: String, _ remedy: String) {
      result.append(
        PanelFinding(
          .error,
          code: code,
          place: .init(other: "adoption"),
          value: value,
          rule: rule,
          remedy: remedy
        )
      )
    }
    if authority.visibleCount == 0 {
      add("adoption-authority", "", "a record names its authority", "add the authority")
    }
    let fits =
      switch action {
      case .accept: raw == recommended
      case .raise: raw > recommended
      case .lower: raw < recommended
      }
    if !fits {
      add(
        "adoption-action",
        raw.description,
        "`\(action.rawValue)` does not fit the recommended \(recommended)",
        "correct the action or the score"
      )
    }
    if raw < .zero || raw > maxPoints || !raw.isInteger {
      add(
        "adoption-raw",
        raw.description,
        "an adopted raw score is a whole number within 0-\(maxPoints)",
        "correct the score"
      )
    }
    let published = conversion?.scale(of: raw) ?? .notPublished
    if scale != AdoptedScale(published) {
      add(
        "adoption-scale",
        scale.text,
        "the scale score of raw \(raw) is \(published.text)",
        published == .notPublished ? "record it as unknown" : "record the published score"
      )
    }
    if action != .accept, reason.visibleCount < 30 {
      add(
        "adoption-reason",
        reason,
        "to \(action.rawValue) a recommended cut needs a reason of at least 30 characters",
        "give the reason in words"
      )
    }
    let dates = [effectiveFrom] + (effectiveTo.map { [$0] } ?? [])
    for date in dates where !Self.isDate(date) {
      add("adoption-date", date, "a date reads 2014-09-01", "correct the date")
    }
    if let effectiveTo, effectiveTo < effectiveFrom {
      add("adoption-dates", effectiveTo, "the last day is not before the first", "correct it")
    }
    if evidence.visibleCount == 0 {
      add(
        "adoption-evidence",
        "",
        "a record holds the fingerprint of the evidence in view",
        "add the fingerprint"
      )
    }
    if let vote, min(vote.inFavour, vote.against, vote.abstaining) < 0 {
      add("adoption-vote", "", "a count of votes is not negative", "correct the vote")
    }
    return result
  }

  /// Whether a text has the form of an ISO 8601 date with a possible month and day.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
