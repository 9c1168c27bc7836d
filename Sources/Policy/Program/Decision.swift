// SPDX-License-Identifier: Apache-2.0

/// A tree of criteria with its labels, as the law numbers them.
public struct Decision: Sendable {
  /// The decision's name.
  public var name: String
  /// Its parameters; inside the tree they are the variables 0, 1, ….
  public var parameters: [Parameter]
  /// The entity whose rows are decided, a place in `entities`.
  public var home: Int
  /// Whether it may call itself through conjunctions, as the greatest fixpoint.
  public var isCyclic: Bool
  /// The outermost group; its label is empty.
  public var root: DecisionNode
  /// Where it stands.
  public var site: Site

  /// A tree of criteria.
  ///
  /// - Parameters:
  ///   - name: The decision's name.
  ///   - parameters: Its parameters.
  ///   - home: The entity whose rows are decided.
  ///   - isCyclic: Whether it may call itself through conjunctions.
  ///   - root: The outermost group.
  ///   - site: Where it stands.
  public init(
    name: String,
    parameters: [Parameter],
    home: Int,
    isCyclic: Bool,
    root: DecisionNode,
    site: Site
  ) {
    self.name = name
    self.parameters = parameters
    self.home = home
    self.isCyclic = isCyclic
    self.root = root
    self.site = site
  }
}

/// A criterion or a group of criteria.
public struct DecisionNode: Sendable {
  /// What it is.
  public indirect enum Content: Sendable {
    /// A condition.
    case condition(Term)
    /// Criteria with how many of them must be met.
    case group(CriterionGroup.Quorum, [DecisionNode])
  }

  /// When a criterion applies.
  public struct Guard: Sendable {
    /// Whether it is written `unless`.
    public var isUnless: Bool
    /// The condition as written; the criterion applies when it is met, or with `unless` when not.
    public var condition: Term

    /// When a criterion applies.
    ///
    /// - Parameters:
    ///   - isUnless: Whether it is written `unless`.
    ///   - condition: The condition as written.
    public init(isUnless: Bool, condition: Term) {
      self.isUnless = isUnless
      self.condition = condition
    }
  }

  /// The label without its parentheses; empty for the root.
  public var label: String
  /// The law's own words, where the policy quotes them.
  public var wording: String?
  /// When it applies: all guards must let it.
  public var guards: [Guard]
  /// What it is.
  public var content: Content
  /// Sources, readings, remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site

  /// A criterion or a group.
  ///
  /// - Parameters:
  ///   - label: The label without its parentheses.
  ///   - wording: The law's own words.
  ///   - guards: When it applies.
  ///   - content: What it is.
  ///   - tail: Sources, readings, remarks.
  ///   - site: Where it stands.
  public init(
    label: String,
    wording: String?,
    guards: [Guard],
    content: Content,
    tail: Tail,
    site: Site
  ) {
    self.label = label
    self.wording = wording
    self.guards = guards
    self.content = content
    self.tail = tail
    self.site = site
  }

  /// The members of a group; empty for a condition.
  public var members: [DecisionNode] {
    if case .group(_, let members) = content { members } else { [] }
  }
}
