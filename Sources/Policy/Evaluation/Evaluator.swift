// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// The circumstances under which a policy is evaluated.
public struct EvaluationOptions: Sendable, Hashable {
  /// Answers of readings other than the chosen ones, by the reading's name.
  public var readings: [String: String]
  /// The version to use, whatever is in force; `nil` to select it.
  public var version: String?
  /// The snapshot of evidence: what was received later does not count; `nil` for all.
  public var knownOn: CalendarDate?
  /// Whether presumptions stand in for missing evidence.
  public var usesPresumptions: Bool

  /// The circumstances.
  ///
  /// - Parameters:
  ///   - readings: Answers of readings other than the chosen ones.
  ///   - version: The version to use, whatever is in force.
  ///   - knownOn: The snapshot of evidence.
  ///   - usesPresumptions: Whether presumptions stand in for missing evidence.
  public init(
    readings: [String: String] = [:],
    version: String? = nil,
    knownOn: CalendarDate? = nil,
    usesPresumptions: Bool = true
  ) {
    self.readings = readings
    self.version = version
    self.knownOn = knownOn
    self.usesPresumptions = usesPresumptions
  }
}

/// A policy ready to be evaluated: the reference meaning of a rulebook.
///
/// ```swift
/// let evaluator = Evaluator(rulebook)
/// let record = evaluator.decide("eligible", in: CaseData([row]))
/// ```
///
/// Strong Kleene logic is the meaning, faults dominate live positions, and the order of criteria,
/// facts and rows never matters. Other backends are compared with this one.
public struct Evaluator: Sendable {
  /// The policy.
  public let rulebook: Rulebook
  /// The circumstances.
  public let options: EvaluationOptions
  let names: EntityNames
  let programs: [PreparedProgram]
  /// The answer taken of each reading, by its letter.
  public let answers: [String: String]

  /// Makes a policy ready: names are found and tables indexed once.
  ///
  /// - Parameters:
  ///   - rulebook: The policy.
  ///   - options: The circumstances.
  /// - Complexity: O(size of the policy with its tables).
  public init(_ rulebook: Rulebook, options: EvaluationOptions = EvaluationOptions()) {
    let names = EntityNames(rulebook)
    self.names = names
    self.rulebook = rulebook
    self.options = options
    programs = rulebook.versions.map { PreparedProgram($0, of: rulebook, names: names) }
    answers = Self.answers(rulebook, options)
  }

  private init(_ other: Evaluator, options: EvaluationOptions) {
    names = other.names
    rulebook = other.rulebook
    programs = other.programs
    self.options = options
    answers = Self.answers(rulebook, options)
  }

  /// The same policy under other circumstances; nothing is prepared again.
  ///
  /// - Parameter options: The circumstances.
  /// - Returns: An evaluator of the same policy.
  public func with(_ options: EvaluationOptions) -> Evaluator {
    Evaluator(self, options: options)
  }

  private static func answers(
    _ rulebook: Rulebook,
    _ options: EvaluationOptions
  ) -> [String: String] {
    var answers = Dictionary(
      rulebook.readings.map { ($0.name.text, $0.chosen.letter.text) },
      uniquingKeysWith: { first, _ in first }
    )
    for (reading, letter) in options.readings { answers[reading] = letter }
    return answers
  }

  /// An evaluation of rows, which remembers what it has computed.
  ///
  /// - Parameters:
  ///   - data: The rows.
  ///   - explains: Whether decisions and measures come with their explanation.
  /// - Returns: An evaluation for one thread.
  public func evaluation(of data: CaseData, explains: Bool = false) -> Evaluation {
    Evaluation(self, data, explains: explains)
  }

  /// Decides about one subject.
  ///
  /// - Parameters:
  ///   - decision: The decision's name.
  ///   - subject: The subject's id and period; `nil` for the only row of the subject's entity.
  ///   - arguments: The decision's arguments.
  ///   - data: The rows.
  ///   - explains: Whether the record comes with its explanation.
  /// - Returns: What is decided, and why.
  public func decide(
    _ decision: String,
    about subject: Subject? = nil,
    arguments: [Value] = [],
    in data: CaseData,
    explains: Bool = false
  ) -> DecisionRecord {
    evaluation(of: data, explains: explains)
      .decide(decision, about: subject, arguments: arguments)
  }

  /// A subject in one period.
  public struct Subject: Sendable, Hashable {
    /// The subject's id.
    public var id: String
    /// The period, where the policy has periods.
    public var period: Int?
    /// The entity whose row it is; `nil` for the one that the policy is about.
    public var entity: String?

    /// A subject in one period.
    ///
    /// - Parameters:
    ///   - id: The subject's id.
    ///   - entity: The entity whose row it is; `nil` for the one that the policy is about.
    ///   - period: The period.
    public init(_ id: String, of entity: String? = nil, period: Int? = nil) {
      self.id = id
      self.entity = entity
      self.period = period
    }
  }
}
