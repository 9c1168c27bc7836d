// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// A computed value of an entity.
public struct Measure: Sendable {
  /// How the value is found before adjustments.
  public enum Body: Sendable {
    /// By one expression.
    case value(Term)
    /// By the one case that applies.
    case cases([Case])
  }

  /// One case: the value, when it applies, and which other case it sets aside.
  public struct Case: Sendable {
    /// The case's label.
    public var label: String
    /// The value.
    public var value: Term
    /// When it applies; `nil` for always.
    public var condition: Term?
    /// The place of the case that it sets aside.
    public var despite: Int?
    /// Sources, readings, remarks.
    public var tail: Tail
    /// Where it stands.
    public var site: Site

    /// One case.
    ///
    /// - Parameters:
    ///   - label: The case's label.
    ///   - value: The value.
    ///   - condition: When it applies.
    ///   - despite: The place of the case that it sets aside.
    ///   - tail: Sources, readings, remarks.
    ///   - site: Where it stands.
    public init(
      label: String,
      value: Term,
      condition: Term?,
      despite: Int?,
      tail: Tail,
      site: Site
    ) {
      self.label = label
      self.value = value
      self.condition = condition
      self.despite = despite
      self.tail = tail
      self.site = site
    }
  }

  /// What happens to a value before it is used.
  public enum Step: Sendable, Hashable {
    /// Rounded to a multiple of a step, in base units.
    case rounded(Rational, RoundingMode)
    /// Not above a value.
    case capped(Term)
    /// Not below a value.
    case floored(Term)
  }

  /// A later change of the value; inside it, `previous` is the stage before.
  public struct Adjustment: Sendable {
    /// When it applies; `nil` for always.
    public var condition: Term?
    /// The new value.
    public var value: Term
    /// What happens to the new value, left to right.
    public var steps: [Step]
    /// Sources, readings, remarks.
    public var tail: Tail
    /// Where it stands.
    public var site: Site

    /// A later change.
    ///
    /// - Parameters:
    ///   - condition: When it applies.
    ///   - value: The new value.
    ///   - steps: What happens to the new value.
    ///   - tail: Sources, readings, remarks.
    ///   - site: Where it stands.
    public init(condition: Term?, value: Term, steps: [Step], tail: Tail, site: Site) {
      self.condition = condition
      self.value = value
      self.steps = steps
      self.tail = tail
      self.site = site
    }
  }

  /// The measure's name.
  public var name: String
  /// Its parameters; inside the body they are the variables 0, 1, ….
  public var parameters: [Parameter]
  /// The type of the finished value.
  public var type: ValueType
  /// The entity whose rows have the value, a place in `entities`.
  public var home: Int
  /// How the value is found.
  public var body: Body
  /// What happens to it, left to right.
  public var steps: [Step]
  /// Whether unknown operands leave bounds instead of nothing.
  public var keepsBounds: Bool
  /// Later changes, in file order.
  public var adjustments: [Adjustment]
  /// Sources, readings, remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site

  /// A computed value.
  ///
  /// - Parameters:
  ///   - name: The measure's name.
  ///   - parameters: Its parameters.
  ///   - type: The type of the finished value.
  ///   - home: The entity whose rows have the value.
  ///   - body: How the value is found.
  ///   - steps: What happens to it.
  ///   - keepsBounds: Whether unknown operands leave bounds.
  ///   - adjustments: Later changes.
  ///   - tail: Sources, readings, remarks.
  ///   - site: Where it stands.
  public init(
    name: String,
    parameters: [Parameter],
    type: ValueType,
    home: Int,
    body: Body,
    steps: [Step],
    keepsBounds: Bool,
    adjustments: [Adjustment],
    tail: Tail,
    site: Site
  ) {
    self.name = name
    self.parameters = parameters
    self.type = type
    self.home = home
    self.body = body
    self.steps = steps
    self.keepsBounds = keepsBounds
    self.adjustments = adjustments
    self.tail = tail
    self.site = site
  }
}
