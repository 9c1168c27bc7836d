// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Evidence that was asked for: of whom, since when.
public struct Request: Sendable, Hashable {
  /// The fact that the evidence is for.
  public var fact: String
  /// Who owes it, such as `applicant`, `school` or `board`.
  public var owedBy: String
  /// The day on which it was asked for.
  public var since: CalendarDate
  /// The day by which it is due; `nil` when none was set.
  public var due: CalendarDate?
  /// How many reminders were sent.
  public var reminders: Int
  /// The line of the file that it stands in.
  public var line: Int

  /// A request.
  ///
  /// - Parameters:
  ///   - fact: The fact that the evidence is for.
  ///   - owedBy: Who owes it.
  ///   - since: The day on which it was asked for.
  ///   - due: The day by which it is due.
  ///   - reminders: How many reminders were sent.
  ///   - line: The line of the file that it stands in.
  public init(
    _ fact: String,
    owedBy: String,
    since: CalendarDate,
    due: CalendarDate? = nil,
    reminders: Int = 0,
    line: Int = 0
  ) {
    self.fact = fact
    self.owedBy = owedBy
    self.since = since
    self.due = due
    self.reminders = reminders
    self.line = line
  }
}

/// Who owes what is open, and since when.
public struct Debt: Sendable, Hashable {
  /// Who owes it.
  public var owedBy: String
  /// The day on which it was asked for; `nil` when nobody asked yet.
  public var since: CalendarDate?
  /// The days between that day and the day of the snapshot; `nil` without one, and for a request that
  /// is later than it.
  public var daysWaiting: Int?
  /// The day by which it is due.
  public var due: CalendarDate?

  /// The debt in words: `owed by school, asked for on 2026-09-01, 82 days waiting`.
  public var words: String {
    guard let since else { return "owed by \(owedBy)" }
    var words = "owed by \(owedBy), asked for on \(since)"
    if let daysWaiting { words += ", \(daysWaiting) \(daysWaiting == 1 ? "day" : "days") waiting" }
    if let due { words += ", due on \(due)" }
    return words
  }
}
