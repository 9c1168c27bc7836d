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
