// SPDX-License-Identifier: Apache-2.0

/// A criterion, group or guard in an explanation.
public struct ExplanationNode: Sendable {
  /// The labels from the outside in, such as `(4)(B)`; empty for the root.
  public var path: String
  /// The label as the law writes it, such as `(B)`; empty for the root.
  public var label: String
  /// The law's own words.
  public var text: String?
  /// The operator: `all of`, `=`, `is given`.
  public var operation: String
  /// The criterion with the values it was decided on: `training_abroad 4 years >= 3 years`.
  public var sentence: String
  /// What the group counts for it.
  public var verdict: Verdict
  /// Whether its guard lets it apply; `nil` without a guard.
  public var applies: Truth?
  /// Its guards with the values they were decided on.
  public var guards: [String]
  /// Whether any value would have given the group the same outcome.
  public var isNotNeeded: Bool
  /// Whether it is one of the members that decide the group.
  public var isDeciding: Bool
  /// The criteria of a group.
  public var children: [ExplanationNode]
  /// The sources that it cites.
  public var citations: [Tail.Citation]
  /// The sources that the nearest group round it cites, on which it rests where it cites none itself;
  /// empty where only the version cites any.
  public var surroundingCitations: [Tail.Citation]
  /// Remarks for people.
  public var notes: [String]
  /// The readings that it depends on.
  public var readings: [String]
  /// How strong it is, whom it binds, at which stage it stands, and how it compares with model texts;
  /// what the version or a group round it says included.
  public var attributes: ClauseAttributes
  /// Where it stands.
  public var site: Site
  /// What was recorded when its condition was computed; `nil` for a group.
  let condition: TraceNode?
  /// What puts the record into words.
  let builder: ExplanationBuilder

  /// What it was decided on, from the record, when somebody asks.
  public var operands: [ExplanationOperand] { condition.map { builder.operands($0) } ?? [] }
  /// Whether its guard removes it.
  public var isRemoved: Bool { applies == .notMet }
  /// The facts in it for which a presumption stood in.
  public var presumed: [String] {
    operands.flatMap(\.presumed) + children.flatMap(\.presumed)
  }
}

/// Something that a criterion was decided on: a fact, a measure, a lookup, a constant.
public struct ExplanationOperand: Sendable {
  /// What it is: `fact`, `measure`, `lookup`, `decision`, `literal`, or an operator.
  public var kind: String
  /// Its name; for a constant its text.
  public var name: String
  /// The value with its unit, in words.
  public var value: String
  /// Why it is unknown.
  public var unknowns: Unknowns
  /// What is broken.
  public var faults: [Fault]
  /// Whether a presumption stood in for missing evidence.
  public var isPresumed: Bool
  /// Whether a test gave the value.
  public var isGiven: Bool
  /// The evidence.
  public var evidence: [EvidenceItem]
  /// The period of a measure.
  public var period: Int?
  /// The row of a table, from 1.
  public var row: Int?
  /// The line of an imported table.
  public var line: Int?
  /// How many members of a group were known and unknown.
  public var members: (known: Int, unknown: Int)?
  /// The sources that it cites.
  public var citations: [Tail.Citation]
  /// How the value came about, each step with its exact value.
  public var steps: [String]
  /// What it was computed from.
  public var operands: [ExplanationOperand]
  /// The criteria of another decision.
  public var criteria: [ExplanationNode]

  /// The facts in it for which a presumption stood in.
  public var presumed: [String] {
    (isPresumed ? [name] : []) + operands.flatMap(\.presumed)
  }

  /// The evidence in it, that of its parts included.
  public var allEvidence: [EvidenceItem] { evidence + operands.flatMap(\.allEvidence) }
}
