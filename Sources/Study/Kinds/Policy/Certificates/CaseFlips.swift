import Decisions
// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The least that would decide an open case, or change a decided one; fixed facts never move.
struct CaseFlips {
  let one: DecidedCase

  /// How many sets of one direction a certificate lists.
  private static let most = 4

  var flips: [Flip] {
    guard let summary = one.summary else { return [] }
    let report = summary.report
    switch one.outcome {
    case .fault: return []
    case .unknown:
      return flips(report.toMeet, summary, "met", .toMeet)
        + flips(report.toFail, summary, "not shown to meet", .toFail)
    case .notMet:
      let found = report.flips.map { flips($0, summary, "met", .toMeet) } ?? []
      guard found.isEmpty else { return found }
      return [
        Flip(
          change: "any change of facts that can change",
          result: "still not shown to meet",
          isMutable: false
        )
      ]
    case .met:
      return report.falls.filter { fall in
        fall.facts.allSatisfy { summary.evidence.facts[$0].mobility != .fixed }
      }
      .prefix(Self.most * 2).map { fall in
        Flip(change: words(fall, summary), result: "no longer met", isMutable: false)
      }
    }
  }

  /// What a known fact would have to be for the decision to be lost.
  private func words(_ fall: Fall, _ summary: EvidenceSummary) -> String {
    let names = fall.facts.map { summary.evidence.facts[$0].name }.joined(separator: " and ")
    guard case .fact(let place) = fall.subject else { return "\(names) not as it is on file" }
    let cells = fall.cells.map { summary.evidence.facts[place].cells[$0] }
    return "\(names) \(cells.joined(separator: " or "))"
  }

  private enum Direction {
    case toMeet, toFail
  }

  private func flips(
    _ found: CheapestSets,
    _ summary: EvidenceSummary,
    _ result: String,
    _ direction: Direction
  ) -> [Flip] {
    found.sets.filter { !$0.answers.isEmpty }.prefix(Self.most).map { set in
      let words = summary.words(set).uniqued.joined(separator: ", and ")
      let facts = set.facts.map { summary.evidence.facts[$0] }
      let isMutable =
        direction == .toMeet
        && facts.allSatisfy { $0.mobility != .fixed && judge(of: $0.name) == nil }
      let limit = found.isProvedMinimal ? "" : " (not proved minimal)"
      return Flip(change: words + limit, result: result, isMutable: isMutable)
    }
  }

  /// Who alone can judge a fact; `nil` for facts that evidence shows.
  private func judge(of name: String) -> String? {
    one.explanation.version?.program.facts.first { $0.name == name }?.declaration.judge
  }
}
