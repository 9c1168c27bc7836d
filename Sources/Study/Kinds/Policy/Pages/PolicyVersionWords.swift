// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// A version of a policy in one sentence: when it is law, and by which sources.
struct PolicyVersionWords {
  private let version: RuleVersion
  private let rulebook: Rulebook

  init(_ version: RuleVersion, _ rulebook: Rulebook) {
    self.version = version
    self.rulebook = rulebook
  }

  var sentence: String {
    let sources = version.tail.citations.map(\.words)
    let cited = sources.isEmpty ? "" : "; source \(sources.list)"
    let base = version.base.map { "; amends \($0)" } ?? ""
    let notes = version.tail.notes.isEmpty ? "" : " (\(version.tail.notes.joined(separator: "; ")))"
    let name = version.status == .implicit ? "The only version" : "Version \(version.name)"
    return "\(name): \(status)\(base)\(cited)\(notes)."
  }

  private var status: String {
    switch version.status {
    case .inForce(let from, let until):
      "in force from \(bound(from))" + (until.map { " until, not including, \(bound($0))" } ?? "")
    case .proposed: "proposed, never picked silently"
    case .undated: "law of an unknown date, never picked silently"
    case .withdrawn: "withdrawn"
    case .implicit: "of no stated date, for every case"
    }
  }

  private func bound(_ number: Int) -> String {
    rulebook.countsYears ? "\(number)" : CalendarDate(dayNumber: number).description
  }
}
