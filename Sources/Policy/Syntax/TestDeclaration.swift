// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A case with what it must give.
public struct TestDeclaration: Sendable, Hashable {
  /// The circumstances of the case.
  public enum Circumstance: Sendable, Hashable {
    /// `on 2025-03-01`: the deciding date.
    case on(CalendarDate)
    /// `in 2013`: the deciding year.
    case year(Int)
    /// `under R1.B`: another answer of a reading.
    case reading(Name, letter: Name)
    /// `known on 2025-03-02`: evidence received later does not count.
    case knownOn(CalendarDate)
    /// `version 2024`: the version that decides, whether or not it is in force.
    case version(Name)
  }

  /// The test's name.
  public var title: Literal
  /// The circumstances.
  public var circumstances: [Circumstance]
  /// What is given and what is expected, in order.
  public var lines: [Line]

  /// A line of a test.
  public struct Line: Sendable, Hashable {
    /// What it says.
    public enum Kind: Sendable, Hashable {
      /// `given exams_passed yes, practice unknown`.
      case given([Assignment])
      /// `given employer:` with rows.
      case rows(entity: Name, head: TableRow, [TableRow])
      /// `expect eligible met`.
      case expect(Expression, Expectation)
      /// `needs minimal {competency}`.
      case needs([Name], direction: Direction?)
    }

    /// What it says.
    public var kind: Kind
    /// Where it stands.
    public var site: Site
    /// Comments round it.
    public var margin: Margin

    /// A line.
    ///
    /// - Parameters:
    ///   - kind: What it says.
    ///   - site: Where it stands.
    ///   - margin: Comments round it.
    public init(_ kind: Kind, _ site: Site, _ margin: Margin) {
      self.kind = kind
      self.site = site
      self.margin = margin
    }
  }

  /// Whether evidence is sought that the decision is met, or that it is not.
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    /// Evidence that makes it met.
    case toMeet = "to meet"
    /// Evidence that makes it not met.
    case toFail = "to fail"
  }

  /// A value given to a fact or measure.
  public struct Assignment: Sendable, Hashable {
    /// The value, or why there is none.
    public enum Value: Sendable, Hashable {
      /// A constant.
      case literal(Literal)
      /// `unknown` or `unknown(kind)`.
      case unknown(UnknownKind)
    }

    /// The fact or measure.
    public var name: Name
    /// Its arguments.
    public var arguments: [Literal]
    /// Fields of its record.
    public var fields: [Name]
    /// The period.
    public var period: Int?
    /// The value.
    public var value: Value

    /// A value given to a fact or measure.
    ///
    /// - Parameters:
    ///   - name: The fact or measure.
    ///   - arguments: Its arguments.
    ///   - fields: Fields of its record.
    ///   - period: The period.
    ///   - value: The value.
    public init(
      _ name: Name,
      arguments: [Literal],
      fields: [Name],
      period: Int?,
      value: Value
    ) {
      self.name = name
      self.arguments = arguments
      self.fields = fields
      self.period = period
      self.value = value
    }
  }

  /// What a decision, measure or lookup must give.
  public enum Expectation: Sendable, Hashable {
    /// An outcome, with the deciding labels where they matter.
    case outcome(OutcomeWord, kinds: [UnknownKind], fault: String?, because: [LabelPath])
    /// One or more values.
    case values([Literal])
    /// A value within two bounds, both inside.
    case between(NumberLiteral, NumberLiteral)
    /// The probability of an outcome.
    case probability(OutcomeWord, NumberLiteral, within: NumberLiteral)
    /// The probability that the decision differs from the one at the true value.
    case differs(NumberLiteral, within: NumberLiteral)
  }

  /// One of the four outcomes as a test writes it.
  public typealias OutcomeWord = DecisionOutcome

  /// A test.
  ///
  /// - Parameters:
  ///   - title: The test's name.
  ///   - circumstances: The circumstances.
  ///   - lines: What is given and what is expected.
  public init(title: Literal, circumstances: [Circumstance], lines: [Line]) {
    self.title = title
    self.circumstances = circumstances
    self.lines = lines
  }
}
