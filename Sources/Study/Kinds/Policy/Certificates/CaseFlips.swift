import Decisions
// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// The least that would decide an open case, or change a decided one; fixed facts never move.
struct CaseFlips {
  let one: DecidedCase
  /// The word of the policy for whom it decides about.
  let subject: String

  /// How many sets of one direction a certificate lists.
  private static let most = 4

  var flips: [Flip] {
    guard let summary = one.summary else { return [] }
    let report = summary.report
    switch one.outcome {
    case .fault: return []
    case .unknown:
      return flips(report.toMeet, summary, "met") { _ in .showsMet }
        + flips(report.toFail, summary, "not shown to meet") { _ in .showsNotMet }
    case .notMet:
      let found = report.flips.map { flips($0, summary, "met", kind: kind) } ?? []
      guard found.isEmpty else { return found }
      return [
        Flip(
          change: "any change of facts that can change",
          result: "still not shown to meet"
        )
      ]
    case .met:
      return report.falls.filter { fall in
        fall.facts.allSatisfy { summary.evidence.facts[$0].mobility != .fixed }
      }
      .prefix(Self.most * 2).map { fall in
        Flip(change: words(fall, summary), result: "no longer met", kind: .different)
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

  private func flips(
    _ found: CheapestSets,
    _ summary: EvidenceSummary,
    _ result: String,
    kind: ([CaseFact]) -> Flip.Kind
  ) -> [Flip] {
    found.sets.filter { !$0.answers.isEmpty }.prefix(Self.most).map { set in
      let words = summary.words(set).uniqued.joined(separator: ", and ")
      let facts = set.facts.map { summary.evidence.facts[$0] }
      let limit = found.isProvedMinimal ? "" : " (not proved minimal)"
      return Flip(change: words + limit, result: result, kind: kind(facts))
    }
  }

  /// What the one judged can change, only where the policy itself declares it so of every fact: that it
  /// says nothing of a fact, or that the fact is another's or a judge's, makes it nobody's to change.
  private func kind(_ facts: [CaseFact]) -> Flip.Kind {
    facts.allSatisfy { isOwn($0.name) } ? .changeable : .different
  }

  private func isOwn(_ name: String) -> Bool {
    guard let program = one.explanation.version?.program,
      let fact = program.facts.first(where: { $0.name == name }),
      program.entities[fact.entity].name == subject
    else { return false }
    let mobility = fact.declaration.mobility
    return (mobility == .changeable || mobility == .obtainable) && fact.declaration.judge == nil
  }
}
