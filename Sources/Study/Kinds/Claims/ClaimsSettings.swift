// SPDX-License-Identifier: Apache-2.0
import Eligibility
import Evidence
import ExactArithmetic

/// What a study says about its claims beyond their form.
struct ClaimsSettings {
  /// What the column of values holds.
  enum Values: String, CaseIterable {
    /// Numbers alone; anything else is set aside.
    case numbers
    /// Whatever is printed: numbers, dates, ratios, words.
    case asPrinted = "as-printed"
  }

  /// A topic as pages name it, with the numbers that the study holds plausible on it.
  struct Topic {
    let label: String
    /// The unit of its numbers; topics of one unit stand in one chart.
    let unit: String?
    let plausible: PlausibleRange?
  }

  /// Which topics the strips show.
  enum Strips: String, CaseIterable {
    /// Every topic.
    case all
    /// Topics with a claim in conflict; the others stand in the tables.
    case conflicts
  }

  /// A claim that others give, by their names.
  struct IdentityNames {
    let claim: String
    let form: ClaimIdentity.Form
    let terms: [String]
  }

  /// Two claims that show how much stricter a double condition is, by their names.
  struct ConjunctionNames {
    let one: String
    let both: String
  }

  let values: Values
  let topics: [String: Topic]
  /// The topics in the order of the study.
  let topicOrder: [String]
  /// Populations that mean that none is stated.
  let unstated: [String]
  let conjunctions: [ConjunctionNames]
  let identities: [IdentityNames]
  let strips: Strips

  init(_ reader: SettingsReader) throws(StudyError) {
    values = try reader.choice("values", default: .numbers)
    unstated = try reader.texts("unstated")
    var topics: [String: Topic] = [:]
    var order: [String] = []
    for (name, group) in try reader.namedGroups("topics") {
      topics[name] = try Self.topic(name, group)
      order.append(name)
    }
    self.topics = topics
    topicOrder = order
    var conjunctions: [ConjunctionNames] = []
    for group in try reader.groups("conjunctions") {
      conjunctions.append(
        ConjunctionNames(one: try group.text("one"), both: try group.text("both"))
      )
      try group.finish()
    }
    self.conjunctions = conjunctions
    strips = try reader.choice("strips", default: .all)
    var identities: [IdentityNames] = []
    for group in try reader.groups("identities") {
      let claim = try group.text("claim")
      let form: ClaimIdentity.Form = try group.choice("is")
      identities.append(IdentityNames(claim: claim, form: form, terms: try group.texts("of")))
      try group.finish()
    }
    self.identities = identities
  }

  private static func topic(_ name: String, _ group: SettingsReader) throws(StudyError) -> Topic {
    let label = try group.text("label", default: name)
    let unit = try group.optionalText("unit")
    var plausible: PlausibleRange?
    if let limits = try group.group("plausible") {
      let low = try limits.rational("low")
      let high = try limits.rational("high")
      guard low < high else { throw limits.trouble("low", "lies below `high`") }
      plausible = PlausibleRange(ValueRange(low...high), reason: try limits.text("because"))
      try limits.finish()
    }
    try group.finish()
    return Topic(label: label, unit: unit, plausible: plausible)
  }

  func label(_ topic: String) -> String { topics[topic]?.label ?? topic }

  /// The settings as a text: what is declared here is part of the rule, and so of its hash.
  var ruleText: String {
    var parts = ["values \(values.rawValue)"]
    if !unstated.isEmpty { parts.append("not stated: \(unstated.joined(separator: ", "))") }
    for name in topicOrder {
      guard let plausible = topics[name]?.plausible else { continue }
      parts.append("\(name) plausible \(plausible.range.words): \(plausible.reason)")
    }
    parts += identities.map {
      "\($0.claim) is the \($0.form.rawValue) of \($0.terms.joined(separator: ", "))"
    }
    return parts.joined(separator: "; ")
  }
}
