// SPDX-License-Identifier: Apache-2.0

/// A computed value.
public struct MeasureDeclaration: Sendable, Hashable {
  /// How the value is found.
  public enum Body: Sendable, Hashable {
    /// By one expression.
    case value(Expression)
    /// By the one case that applies.
    case cases([MeasureCase])
  }

  /// The measure's name.
  public var name: Name
  /// Its parameters.
  public var parameters: [TypeExpression.Field]
  /// Its declared type.
  public var type: TypeExpression?
  /// How the value is found.
  public var body: Body
  /// What happens to the value, left to right.
  public var finish: Finish

  /// A computed value.
  ///
  /// - Parameters:
  ///   - name: The measure's name.
  ///   - parameters: Its parameters.
  ///   - type: Its declared type.
  ///   - body: How the value is found.
  ///   - finish: What happens to the value.
  public init(
    _ name: Name,
    parameters: [TypeExpression.Field],
    type: TypeExpression?,
    body: Body,
    finish: Finish
  ) {
    self.name = name
    self.parameters = parameters
    self.type = type
    self.body = body
    self.finish = finish
  }
}

/// One case of a measure.
public struct MeasureCase: Sendable, Hashable {
  /// The case's label.
  public var label: Name
  /// The value when the case applies.
  public var value: Expression
  /// When it applies; `nil` for always.
  public var condition: Expression?
  /// The case that it sets aside.
  public var despite: LabelPath?
  /// Sources, readings, remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// One case of a measure.
  ///
  /// - Parameters:
  ///   - label: The case's label.
  ///   - value: The value when the case applies.
  ///   - condition: When it applies.
  ///   - despite: The case that it sets aside.
  ///   - tail: Sources, readings, remarks.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(
    _ label: Name,
    value: Expression,
    condition: Expression?,
    despite: LabelPath?,
    tail: Tail,
    _ site: Site,
    _ margin: Margin
  ) {
    self.label = label
    self.value = value
    self.condition = condition
    self.despite = despite
    self.tail = tail
    self.site = site
    self.margin = margin
  }
}

/// What happens to a computed value before it is used.
public struct Finish: Sendable, Hashable {
  /// A step, in the order written.
  public enum Step: Sendable, Hashable {
    /// `rounded to 0.1 half up`.
    case rounded(NumberLiteral, RoundingMode)
    /// `capped at 16`.
    case capped(Expression)
    /// `floored at 0`.
    case floored(Expression)
  }

  /// The steps, left to right.
  public var steps: [Step]
  /// What unknown operands do.
  public var unknowns: UnknownPolicy?
  /// Sources, readings, remarks.
  public var tail: Tail

  /// What happens to a computed value.
  ///
  /// - Parameters:
  ///   - steps: The steps, left to right.
  ///   - unknowns: What unknown operands do.
  ///   - tail: Sources, readings, remarks.
  public init(steps: [Step] = [], unknowns: UnknownPolicy? = nil, tail: Tail = Tail()) {
    self.steps = steps
    self.unknowns = unknowns
    self.tail = tail
  }
}

/// A later change of a measure, such as a hold-harmless clause.
public struct AdjustDeclaration: Sendable, Hashable {
  /// The measure's name.
  public var measure: Name
  /// When the change applies; `nil` for always.
  public var condition: Expression?
  /// The new value, in which the measure's name is the value of the stage before.
  public var value: Expression
  /// What happens to the value.
  public var finish: Finish

  /// A later change of a measure.
  ///
  /// - Parameters:
  ///   - measure: The measure's name.
  ///   - condition: When the change applies.
  ///   - value: The new value.
  ///   - finish: What happens to the value.
  public init(_ measure: Name, condition: Expression?, value: Expression, finish: Finish) {
    self.measure = measure
    self.condition = condition
    self.value = value
    self.finish = finish
  }
}
