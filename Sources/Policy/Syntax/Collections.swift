// SPDX-License-Identifier: Apache-2.0

/// An aggregate over the members of an entity.
public struct Aggregate: Sendable, Hashable {
  /// What is computed.
  public enum Operation: String, Sendable, Hashable, CaseIterable, Codable {
    /// The sum of the values.
    case sum
    /// The mean of the values.
    case mean
    /// The share of members for whom a condition is met.
    case share
    /// How many members there are.
    case count
  }

  /// What is computed.
  public var operation: Operation
  /// The value of each member; `nil` for `count`.
  public var value: Expression?
  /// The entity whose members are counted.
  public var entity: Name
  /// The entity they belong to; `nil` for the whole run.
  public var parent: Name?
  /// Which members count.
  public var filter: Expression?
  /// How much each member counts.
  public var weight: Expression?
  /// What unknown members do; the checker asks for it.
  public var unknowns: UnknownPolicy?

  /// An aggregate.
  ///
  /// - Parameters:
  ///   - operation: What is computed.
  ///   - value: The value of each member.
  ///   - entity: The entity whose members are counted.
  ///   - parent: The entity they belong to.
  ///   - filter: Which members count.
  ///   - weight: How much each member counts.
  ///   - unknowns: What unknown members do.
  public init(
    _ operation: Operation,
    value: Expression?,
    over entity: Name,
    in parent: Name?,
    filter: Expression?,
    weight: Expression?,
    unknowns: UnknownPolicy?
  ) {
    self.operation = operation
    self.value = value
    self.entity = entity
    self.parent = parent
    self.filter = filter
    self.weight = weight
    self.unknowns = unknowns
  }
}

/// What unknown operands or members do to a number.
public enum UnknownPolicy: Sendable, Hashable {
  /// One unknown makes the result unknown.
  case strict
  /// The result is an interval from declared ranges, decided when it lies on one side.
  case bounds
  /// Known members count, if at least a share of all is known.
  case knownOnly(atLeast: NumberLiteral?)
}

/// The time that a list of periods covers.
public struct TimeIn: Sendable, Hashable {
  /// A stretch of time that ends at a date: `within last 5 years before applied_on`.
  public struct Window: Sendable, Hashable {
    /// How many units long.
    public var count: NumberLiteral
    /// The unit.
    public var unit: Name
    /// Where it ends; `nil` for the deciding date.
    public var before: Expression?

    /// A window.
    ///
    /// - Parameters:
    ///   - count: How many units long.
    ///   - unit: The unit.
    ///   - before: Where it ends.
    public init(_ count: NumberLiteral, _ unit: Name, before: Expression?) {
      self.count = count
      self.unit = unit
      self.before = before
    }
  }

  /// The list of periods, records with `start` and `finish`.
  public var list: Expression
  /// Which periods count.
  public var filter: Expression?
  /// The window in which time counts.
  public var window: Window?

  /// The time in a list.
  ///
  /// - Parameters:
  ///   - list: The list of periods.
  ///   - filter: Which periods count.
  ///   - window: The window in which time counts.
  public init(_ list: Expression, filter: Expression?, window: Window?) {
    self.list = list
    self.filter = filter
    self.window = window
  }
}

/// The highest value of a field in a list of records.
public struct Best: Sendable, Hashable {
  /// The field whose value is taken.
  public var field: Name
  /// The list of records.
  public var list: Expression
  /// Which records count.
  public var filter: Expression?

  /// The best of a list.
  ///
  /// - Parameters:
  ///   - field: The field whose value is taken.
  ///   - list: The list of records.
  ///   - filter: Which records count.
  public init(_ field: Name, in list: Expression, filter: Expression?) {
    self.field = field
    self.list = list
    self.filter = filter
  }
}

/// A pool divided by weights, to a step, the rest by largest fraction.
public struct Allocation: Sendable, Hashable {
  /// What is divided.
  public var pool: Expression
  /// The entity whose members get a part.
  public var entity: Name
  /// Each member's weight.
  public var weight: Expression
  /// The step of the parts.
  public var step: NumberLiteral
  /// Who comes first at equal fractions: the higher value; then the next.
  public var ties: [Expression]

  /// An allocation.
  ///
  /// - Parameters:
  ///   - pool: What is divided.
  ///   - entity: The entity whose members get a part.
  ///   - weight: Each member's weight.
  ///   - step: The step of the parts.
  ///   - ties: Who comes first at equal fractions.
  public init(
    of pool: Expression,
    over entity: Name,
    by weight: Expression,
    to step: NumberLiteral,
    ties: [Expression]
  ) {
    self.pool = pool
    self.entity = entity
    self.weight = weight
    self.step = step
    self.ties = ties
  }
}

/// What an expression is under one reading.
public struct Alternative: Sendable, Hashable {
  /// The alternative's letter.
  public var letter: Name
  /// What it is under that reading.
  public var value: Expression

  /// An alternative.
  ///
  /// - Parameters:
  ///   - letter: The alternative's letter.
  ///   - value: What it is under that reading.
  public init(_ letter: Name, _ value: Expression) {
    self.letter = letter
    self.value = value
  }
}
