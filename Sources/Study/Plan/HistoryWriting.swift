// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic

/// Puts an entry of a history into lines.
enum HistoryWriting {
  /// The lines of an entry; its kind comes first, and what is empty is left out.
  static func lines(_ entry: PlanHistory.Entry) -> [PlanText.Line] {
    let kind: String
    var lines: [PlanText.Line]
    switch entry {
    case .approval(let approval):
      kind = "approval"
      lines = [
        ("status", approval.status.rawValue), ("body", PlanText.scalar(approval.body)),
        ("vote", PlanText.scalar(approval.vote)), ("minutes", PlanText.scalar(approval.minutes)),
        ("hash", approval.hash),
      ]
    case .revision(let revision):
      kind = "revision"
      lines = [
        ("reason", revision.reason.rawValue), ("note", PlanText.scalar(revision.note)),
        ("by", PlanText.scalar(revision.role)), ("from", revision.from),
        ("hash", revision.hash), ("changes", PlanText.list(revision.changes)),
      ]
    case .review(let review):
      kind = "review"
      lines = [
        ("by", PlanText.scalar(review.role)), ("note", PlanText.scalar(review.note)),
        ("minutes", PlanText.scalar(review.minutes)),
        ("next", review.next.map(\.description) ?? "\"\""),
      ]
    case .progress(let progress):
      kind = "progress"
      lines = [
        ("step", PlanText.scalar(progress.step)), ("state", progress.state.rawValue),
        ("evidence", PlanText.scalar(progress.evidence)),
      ]
    case .observation(let observation):
      kind = "observation"
      lines = [("goal", PlanText.scalar(observation.goal))] + Self.lines(observation.reading)
    }
    lines.insert(("on", entry.day.description), at: 0)
    return [("kind", kind)] + lines.filter { $0.value != "\"\"" }
  }

  private static func lines(_ reading: MeasureReading) -> [PlanText.Line] {
    var lines: [PlanText.Line] = [("year", String(reading.year))]
    switch reading.value {
    case .number(let number): lines.append(("value", number.description))
    case .open(let why): lines.append(("open", PlanText.scalar(why)))
    case .suppressed(let why): lines.append(("suppressed", PlanText.scalar(why)))
    }
    if let points = reading.points { lines.append(("points", points.description)) }
    if let most = reading.most { lines.append(("most", most.description)) }
    lines.append(("fingerprint", PlanText.scalar(reading.fingerprint)))
    return lines
  }
}

/// Takes an entry of a history out of its lines.
struct HistoryReading {
  let group: SettingsReader

  init(_ group: SettingsReader) { self.group = group }

  /// The kinds of entries.
  private enum Kind: String, CaseIterable {
    case approval
    case revision
    case review
    case progress
    case observation
  }

  func entry() throws(StudyError) -> PlanHistory.Entry {
    let kind: Kind = try group.choice("kind")
    let day = try PlanReading.day(group, "on")
    switch kind {
    case .approval:
      return .approval(
        .init(
          try group.choice("status"),
          on: day,
          body: try group.text("body"),
          vote: try group.text("vote", default: ""),
          minutes: try group.text("minutes", default: ""),
          hash: try group.text("hash")
        )
      )
    case .revision:
      return .revision(
        .init(
          try group.choice("reason"),
          note: try group.text("note", default: ""),
          by: try group.text("by"),
          on: day,
          changes: try group.texts("changes"),
          from: try group.text("from"),
          hash: try group.text("hash")
        )
      )
    case .review:
      return .review(
        .init(
          on: day,
          by: try group.text("by"),
          note: try group.text("note", default: ""),
          minutes: try group.text("minutes", default: ""),
          next: try PlanReading.optionalDay(group, "next")
        )
      )
    case .progress:
      return .progress(
        .init(
          on: day,
          step: try group.text("step"),
          state: try group.choice("state"),
          evidence: try group.text("evidence", default: "")
        )
      )
    case .observation:
      return .observation(
        .init(on: day, goal: try group.text("goal"), reading: try reading())
      )
    }
  }

  private func reading() throws(StudyError) -> MeasureReading {
    let year = try group.integer("year", in: PlanReading.years)
    let value: MeasureReading.Value
    if let number = try group.optionalRational("value") {
      value = .number(number)
    } else if let why = try group.optionalText("open") {
      value = .open(why)
    } else {
      value = .suppressed(try group.text("suppressed"))
    }
    var reading = MeasureReading(year: year, value)
    reading.points = try group.optionalRational("points")
    reading.most = try group.optionalRational("most")
    reading.fingerprint = try group.text("fingerprint", default: "")
    return reading
  }
}
