// SPDX-License-Identifier: Apache-2.0

/// A labelled tree of criteria.
public struct DecisionDeclaration: Sendable, Hashable {
  /// The decision's name.
  public var name: Name
  /// Its parameters.
  public var parameters: [TypeExpression.Field]
  /// Whether it may call itself through conjunctions, as the greatest fixpoint.
  public var isCyclic: Bool
  /// The outermost group.
  public var root: CriterionGroup

  /// A decision.
  ///
  /// - Parameters:
  ///   - name: The decision's name.
  ///   - parameters: Its parameters.
  ///   - isCyclic: Whether it may call itself through conjunctions.
  ///   - root: The outermost group.
  public init(
    _ name: Name,
    parameters: [TypeExpression.Field],
    isCyclic: Bool,
    root: CriterionGroup
  ) {
    self.name = name
    self.parameters = parameters
    self.isCyclic = isCyclic
    self.root = root
  }
}

/// Criteria with how many of them must be met.
public struct CriterionGroup: Sendable, Hashable {
  /// How many must be met.
  public enum Quorum: Sendable, Hashable {
    /// `all of`.
    case all
    /// `any of`.
    case any
    /// `none of`.
    case none
    /// `at least 2 of`.
    case atLeast(Int)

    /// The words that open the group.
    public var words: String {
      switch self {
      case .all: "all of"
      case .any: "any of"
      case .none: "none of"
      case .atLeast(let count): "at least \(count) of"
      }
    }
  }

  /// How many must be met.
  public var quorum: Quorum
  /// When the group applies.
  public var guards: [Guard]
  /// Sources, readings, remarks.
  public var tail: Tail
  /// The criteria.
  public var criteria: [Criterion]
  /// Where the opening line stands.
  public var site: Site
  /// Comments round the opening line, where it is a line of its own.
  public var margin: Margin

  /// A group.
  ///
  /// - Parameters:
  ///   - quorum: How many must be met.
  ///   - guards: When the group applies.
  ///   - tail: Sources, readings, remarks.
  ///   - criteria: The criteria.
  ///   - site: Where the opening line stands.
  ///   - margin: Comments round the opening line.
  public init(
    _ quorum: Quorum,
    guards: [Guard],
    tail: Tail,
    criteria: [Criterion],
    _ site: Site,
    _ margin: Margin = Margin()
  ) {
    self.quorum = quorum
    self.guards = guards
    self.tail = tail
    self.criteria = criteria
    self.site = site
    self.margin = margin
  }
}

/// `applies when` or `unless`.
public struct Guard: Sendable, Hashable {
  /// Whether it is `unless`, which removes when it holds.
  public var isUnless: Bool
  /// The condition.
  public var condition: Expression

  /// A guard.
  ///
  /// - Parameters:
  ///   - isUnless: Whether it is `unless`.
  ///   - condition: The condition.
  public init(isUnless: Bool, _ condition: Expression) {
    self.isUnless = isUnless
    self.condition = condition
  }
}

/// A labelled criterion: a condition, or a group of criteria.
public struct Criterion: Sendable, Hashable {
  /// What must hold.
  public enum Body: Sendable, Hashable {
    /// A condition with its guards and tail.
    case condition(Expression, guards: [Guard], tail: Tail)
    /// A group.
    case group(CriterionGroup)
  }

  /// The law's label, without parentheses.
  public var label: Name
  /// The law's own words.
  public var wording: String?
  /// What must hold.
  public var body: Body
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// A criterion.
  ///
  /// - Parameters:
  ///   - label: The law's label.
  ///   - wording: The law's own words.
  ///   - body: What must hold.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(_ label: Name, wording: String?, body: Body, _ site: Site, _ margin: Margin) {
    self.label = label
    self.wording = wording
    self.body = body
    self.site = site
    self.margin = margin
  }
}

/// A record that follows when a decision is met; never an act.
public struct ResultDeclaration: Sendable, Hashable {
  /// The result's name.
  public var name: Name
  /// Its words.
  public var text: String
  /// For how long: a count and a unit.
  public var term: Term?
  /// The stage it belongs to.
  public var stage: Name?
  /// When it follows.
  public var condition: Expression
  /// Sources, readings, remarks.
  public var tail: Tail

  /// A count of calendar or day units.
  public struct Term: Sendable, Hashable {
    /// How many.
    public var count: NumberLiteral
    /// The unit.
    public var unit: Name

    /// A term.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - unit: The unit.
    public init(_ count: NumberLiteral, _ unit: Name) {
      self.count = count
      self.unit = unit
    }
  }

  /// A result.
  ///
  /// - Parameters:
  ///   - name: The result's name.
  ///   - text: Its words.
  ///   - term: For how long.
  ///   - stage: The stage it belongs to.
  ///   - condition: When it follows.
  ///   - tail: Sources, readings, remarks.
  public init(
    _ name: Name,
    text: String,
    term: Term?,
    stage: Name?,
    condition: Expression,
    tail: Tail
  ) {
    self.name = name
    self.text = text
    self.term = term
    self.stage = stage
    self.condition = condition
    self.tail = tail
  }
}
