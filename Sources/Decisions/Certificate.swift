// SPDX-License-Identifier: Apache-2.0

/// The proof of one decision: what, by which rule, how certain, what would flip it, how to recompute.
///
/// All texts are finished sentences with their figures; a page only lays them out.
public struct Certificate: Sendable, Hashable {
  /// The unit that the decision is about: a test form, a person, a school.
  public var unit: String
  /// What kind of thing was decided, such as `Passing score`.
  public var subject: String
  /// Met, not met, unknown or fault.
  public var outcome: Outcome
  /// Why an open decision is open, a sentence for each kind of reason; empty where the kind of the
  /// outcome says it all.
  public var whyOpen: [String]
  /// Whether it would come out the same again.
  public var firmness: Firmness
  /// What the share behind the firmness is a share of.
  public var firmnessBasis: Firmness.Basis
  /// What nobody who reads the result may overlook, in one sentence; `nil` when there is nothing.
  public var notice: String?
  /// Line 1, the result in one sentence.
  public var result: String
  /// Line 2, the rule with its version or source.
  public var rule: String
  /// Line 3, how certain: every sentence says which error it counts.
  public var certainty: [String]
  /// Line 4, what would flip it.
  public var flips: [Flip]
  /// The figures behind the result, in reading order.
  public var figures: [Figure]
  /// The rule's steps as they were applied to this unit.
  public var rulePath: [RuleStep]
  /// The evidence that was used.
  public var evidence: [EvidenceItem]
  /// What is not counted, not known or not published.
  public var notInThis: [String]
  /// How to correct a datum or contest the decision.
  public var challenge: String
  /// Words that must stand beside every number, such as `simulated` or `example`; empty when real.
  public var marks: [String]

  /// A certificate from its parts.
  ///
  /// - Parameters:
  ///   - unit: The unit decided about.
  ///   - subject: What was decided.
  ///   - outcome: The outcome.
  ///   - whyOpen: Why an open decision is open, a sentence for each kind of reason.
  ///   - firmness: Whether it would come out the same again.
  ///   - firmnessBasis: What the share behind the firmness is a share of.
  ///   - notice: What nobody who reads the result may overlook.
  ///   - result: The result in one sentence.
  ///   - rule: The rule with its version or source.
  ///   - certainty: Sentences on certainty.
  ///   - flips: What would change the result.
  ///   - figures: The figures behind it.
  ///   - rulePath: The steps of the rule.
  ///   - evidence: The evidence used.
  ///   - notInThis: What is not counted or not published.
  ///   - challenge: How to contest it.
  ///   - marks: Words such as `simulated`.
  public init(
    unit: String,
    subject: String,
    outcome: Outcome,
    whyOpen: [String] = [],
    firmness: Firmness,
    firmnessBasis: Firmness.Basis = .repetitions,
    notice: String? = nil,
    result: String,
    rule: String,
    certainty: [String],
    flips: [Flip],
    figures: [Figure] = [],
    rulePath: [RuleStep] = [],
    evidence: [EvidenceItem] = [],
    notInThis: [String] = [],
    challenge: String,
    marks: [String] = []
  ) {
    self.unit = unit
    self.subject = subject
    self.outcome = outcome
    self.whyOpen = whyOpen
    self.firmness = firmness
    self.firmnessBasis = firmnessBasis
    self.notice = notice
    self.result = result
    self.rule = rule
    self.certainty = certainty
    self.flips = flips
    self.figures = figures
    self.rulePath = rulePath
    self.evidence = evidence
    self.notInThis = notInThis
    self.challenge = challenge
    self.marks = marks
  }
}

/// A named number with its text as printed, its unit and its error.
public struct Figure: Sendable, Hashable, Codable {
  /// A stable key for programs, such as `mean`.
  public let key: String
  /// The field's term for it, such as `Average`.
  public let label: String
  /// The number as printed, or words such as `not published`.
  public let text: String
  /// The exact value as an integer, decimal or fraction, when the figure is exact.
  public let exact: String?
  /// The unit, such as `raw points`.
  public let unit: String
  /// The error that belongs to the number, or why there is none.
  public let error: String

  /// A figure with its error.
  ///
  /// - Parameters:
  ///   - key: A stable key.
  ///   - label: The field's term.
  ///   - text: The number as printed.
  ///   - exact: The exact value, when there is one.
  ///   - unit: The unit.
  ///   - error: The error, or why there is none.
  public init(
    key: String,
    label: String,
    text: String,
    exact: String? = nil,
    unit: String,
    error: String
  ) {
    self.key = key
    self.label = label
    self.text = text
    self.exact = exact
    self.unit = unit
    self.error = error
  }
}

/// One step of a rule as it was applied.
public struct RuleStep: Sendable, Hashable, Codable {
  /// What the step does, in words.
  public let step: String
  /// What it gave in this case.
  public let value: String
  /// Where the rule stands, or the word `default`.
  public let source: String

  /// A step, its value and its source.
  ///
  /// - Parameters:
  ///   - step: What the step does.
  ///   - value: What it gave.
  ///   - source: Where the rule stands.
  public init(step: String, value: String, source: String) {
    self.step = step
    self.value = value
    self.source = source
  }
}

/// One piece of evidence: what, its value in brief, where from, when, how good.
public struct EvidenceItem: Sendable, Hashable, Codable {
  /// What it is.
  public let name: String
  /// Its value in brief.
  public let value: String
  /// Where it comes from.
  public let source: String
  /// An ISO date, or `undated`.
  public let date: String
  /// How good it is: complete, repaired, simulated and so on.
  public let quality: String

  /// A piece of evidence.
  ///
  /// - Parameters:
  ///   - name: What it is.
  ///   - value: Its value in brief.
  ///   - source: Where it comes from.
  ///   - date: An ISO date, or `undated`.
  ///   - quality: How good it is.
  public init(name: String, value: String, source: String, date: String, quality: String) {
    self.name = name
    self.value = value
    self.source = source
    self.date = date
    self.quality = quality
  }
}
