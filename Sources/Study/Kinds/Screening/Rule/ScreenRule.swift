// SPDX-License-Identifier: Apache-2.0
import Matching
import Policy

/// A decision of a policy as a screen: its outermost criteria are the filters, in their order.
struct ScreenRule {
  let decision: String
  let screen: Screen
  /// The criteria of the filters.
  let nodes: [DecisionNode]
  /// The decisions that answer in the place of filters, by the filter's place.
  let alternatives: [Int: String]
  /// What they ask, in words.
  private let alternativeWords: [Int: String]
  /// The version whose criteria they are.
  let version: RuleVersion

  /// The screen that a study asks for.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - rule: The policy.
  ///   - name: The version; `nil` for the only one.
  ///   - filters: What the study says of filters, by label.
  ///   - missing: The missing rule of all filters of which the study says nothing.
  ///   - reader: Where trouble is reported.
  /// - Throws: `StudyError` where the decision is no list of filters, or a filter is not there.
  init(
    _ decision: String,
    of rule: PolicyRule,
    version name: String?,
    filters: [String: ScreeningSettings.Filter] = [:],
    missing: MissingRule = .refer,
    reader: SettingsReader
  ) throws(StudyError) {
    let versions = rule.rulebook.versions
    guard let version = versions.first(where: { $0.name == name }) ?? versions.first,
      name != nil || versions.count == 1
    else {
      throw reader.trouble(
        "version",
        "is missing: a screen is one dated text, the same for every applicant "
          + "(\(rule.rulebook.id) has \(versions.map(\.name).list))"
      )
    }
    guard let found = version.program.decisions.first(where: { $0.name == decision }) else {
      throw reader.trouble(
        "decision",
        "names \(decision), which version \(version.name) does not have"
      )
    }
    guard case .group(let quorum, let members) = found.root.content,
      let combination = Self.combination(quorum), found.root.guards.isEmpty
    else {
      throw reader.trouble(
        "decision",
        "names \(decision), which is neither `all of` filters nor `any of` them; put what else it asks "
          + "inside a criterion"
      )
    }
    let labels = members.map { "(\($0.label))" }
    for label in filters.keys.sorted() where !labels.contains(label) {
      throw reader.trouble(
        "filters",
        "speaks of \(label), which is no filter of \(decision) (it has \(labels.list))"
      )
    }
    self.decision = decision
    self.version = version
    nodes = members
    screen = Screen(
      members.map { node in
        let label = "(\(node.label))"
        let filter = filters[label] ?? .init(missing: missing)
        return ScreenFilter(
          label: label,
          words: CriterionTally.words(node, rule.source),
          severity: filter.severity,
          missing: filter.missing
        )
      },
      combination
    )
    var alternatives: [Int: String] = [:]
    for (place, filter) in screen.filters.enumerated() {
      if case .alternative(let other) = filter.missing { alternatives[place] = other }
    }
    self.alternatives = alternatives
    alternativeWords = alternatives.compactMapValues { name in
      version.program.decisions.first { $0.name == name }.map { decision in
        decision.root.members.map { CriterionTally.words($0, rule.source) }.joined(separator: "; ")
      }
    }
  }

  private static func combination(_ quorum: CriterionGroup.Quorum) -> Screen.Combination? {
    switch quorum {
    case .all: .all
    case .any: .any
    case .none, .atLeast: nil
    }
  }

  /// What a filter does with an unknown, with what the criterion asks that answers in its place.
  func missingWords(_ filter: Int) -> String {
    let rule = screen.filters[filter].missing
    return alternativeWords[filter].map { "\(rule.words): \($0)" } ?? rule.words
  }

  /// The place of a filter by its label.
  func place(_ label: String) -> Int? { screen.filters.firstIndex { $0.label == label } }

  /// The nodes that a filter's step rests on: its own, and those of what answers in its place.
  func trees(of filter: Int) -> [DecisionNode] {
    let other = alternatives[filter].flatMap { name in
      version.program.decisions.first { $0.name == name }
    }
    return [nodes[filter]] + (other.map { [$0.root] } ?? [])
  }
}
