// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// Why a decision came out as it did: one tree, printed as text, JSON and HTML.
///
/// The tree is what the evaluator recorded while it computed the outcome. An explanation holds
/// personal data and is made only for whoever asks for it.
public struct Explanation: Sendable {
  /// What is missing, as the search for evidence found it.
  public struct Missing: Sendable, Hashable {
    /// The cheapest sets of facts that can make the decision met.
    public var toMeet: [[String]]
    /// The cheapest sets of facts that can make it not met.
    public var toFail: [[String]]
    /// Unknown facts that decide nothing.
    public var irrelevant: [String]
    /// The fact to ask for next.
    public var askNext: String?

    /// What is missing.
    ///
    /// - Parameters:
    ///   - toMeet: The cheapest sets of facts that can make the decision met.
    ///   - toFail: The cheapest sets of facts that can make it not met.
    ///   - irrelevant: Unknown facts that decide nothing.
    ///   - askNext: The fact to ask for next.
    public init(
      toMeet: [[String]],
      toFail: [[String]],
      irrelevant: [String],
      askNext: String?
    ) {
      self.toMeet = toMeet
      self.toFail = toFail
      self.irrelevant = irrelevant
      self.askNext = askNext
    }
  }

  /// A reading of the policy, and whether the outcome rests on it.
  public struct ReadingUse: Sendable, Hashable {
    /// The reading's name.
    public var id: String
    /// The letter of the answer taken.
    public var chosen: String
    /// Whether the outcome rests on it.
    public var isUsed: Bool
  }

  /// The policy's id.
  public let policy: String
  /// The hash of the policy, such as `sha256:…`; `nil` where nobody gave it.
  public var policyHash: String?
  /// The program that decided, with its version; `nil` where nobody gave it.
  public var engine: String?
  /// What was decided.
  public let record: DecisionRecord
  /// The version that decided; `nil` when none could be picked.
  public let version: RuleVersion?
  /// The snapshot of evidence.
  public let knownOn: CalendarDate?
  /// The readings that the version speaks of.
  public let readings: [ReadingUse]
  /// The criteria; `nil` when no version could be picked.
  public let root: ExplanationNode?
  /// The name of the case, for a reader who is shown several; `nil` where there is one.
  public var title: String?
  /// What is missing; filled by the search for evidence.
  public var missing: Missing?
  /// What the errors of measurement do; filled by the module that knows them.
  public var error: (any Encodable & Sendable)?
  /// More lines for people, one each, such as a probability in words.
  public var remarks: [String] = []
  let countsYears: Bool
  let source: SourceText?
  /// The word of the policy for whom it decides about.
  let subjectEntity: String

  /// The explanation of a record.
  ///
  /// - Parameters:
  ///   - record: A record that was made with its explanation.
  ///   - evaluator: The evaluator that made it.
  ///   - source: The policy's text, for line and column; places are left out without it.
  public init(_ record: DecisionRecord, by evaluator: Evaluator, in source: SourceText? = nil) {
    let rulebook = evaluator.rulebook
    policy = rulebook.id
    subjectEntity = rulebook.subject
    self.record = record
    self.source = source
    knownOn = evaluator.options.knownOn
    version = rulebook.versions.first { $0.name == record.version }
    if case .number = record.decidingValue { countsYears = true } else { countsYears = false }
    readings = rulebook.readings.map { reading in
      let name = reading.name.text
      return ReadingUse(
        id: name,
        chosen: evaluator.answers[name] ?? reading.chosen.letter.text,
        isUsed: record.readings.contains(name)
      )
    }
    let place = rulebook.versions.firstIndex { $0.name == record.version } ?? 0
    let builder = ExplanationBuilder(versions: rulebook.versions, version: place)
    root = record.root.map { builder.node($0) }
  }
}
