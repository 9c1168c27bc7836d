// SPDX-License-Identifier: Apache-2.0
import Accountability
import Evidence
import ExactArithmetic

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
