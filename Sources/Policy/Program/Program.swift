// SPDX-License-Identifier: Apache-2.0

/// The rules of one version: declarations that refer to each other by their place in these lists.
public struct Program: Sendable {
  /// The kinds of subject, the policy's own first.
  public var entities: [Entity] = []
  /// The facts of all entities.
  public var facts: [Fact] = []
  /// The computed values.
  public var measures: [Measure] = []
  /// The lookups.
  public var tables: [Table] = []
  /// The trees of criteria.
  public var decisions: [Decision] = []
  /// What a report adds up; `nil` where the policy has no scorecard.
  public var scorecard: Scorecard?
  /// The records that follow from decisions.
  public var results: [RuleResult] = []
  /// The invariants over a run.
  public var checks: [RuleCheck] = []

  /// No rules.
  public init() {}
}

/// A kind of subject: applicant, student, district.
public struct Entity: Sendable, Hashable {
  /// The entity's name.
  public var name: String
  /// The entities it belongs to, directly or through others, nearest first; places in `entities`.
  public var ancestors: [Int]

  /// A kind of subject.
  ///
  /// - Parameters:
  ///   - name: The entity's name.
  ///   - ancestors: The entities it belongs to, nearest first.
  public init(_ name: String, ancestors: [Int] = []) {
    self.name = name
    self.ancestors = ancestors
  }
}

/// A parameter of a fact, measure or decision; inside, it is a variable.
public struct Parameter: Sendable, Hashable {
  /// The parameter's name.
  public var name: String
  /// Its type.
  public var type: ValueType

  /// A parameter.
  ///
  /// - Parameters:
  ///   - name: The parameter's name.
  ///   - type: Its type.
  public init(_ name: String, _ type: ValueType) {
    self.name = name
    self.type = type
  }
}

/// A typed input.
public struct Fact: Sendable {
  /// The fact's name.
  public var name: String
  /// Its entity, a place in `entities`.
  public var entity: Int
  /// Its parameters.
  public var parameters: [Parameter]
  /// Its type.
  public var type: ValueType
  /// When a list is complete; `nil` when it always is.
  public var completeWhen: Term?
  /// The value while evidence is missing, and where the rule stands.
  public var presumption: (value: Value, citation: Tail.Citation)?
  /// What is known of its evidence, as written.
  public var declaration: FactDeclaration

  /// A typed input.
  ///
  /// - Parameters:
  ///   - entity: Its entity, a place in `entities`.
  ///   - parameters: Its parameters.
  ///   - type: Its type.
  ///   - declaration: What is known of its evidence, as written.
  public init(
    entity: Int,
    parameters: [Parameter],
    type: ValueType,
    declaration: FactDeclaration
  ) {
    name = declaration.name.text
    self.entity = entity
    self.parameters = parameters
    self.type = type
    self.declaration = declaration
  }

  /// How hard the fact is to get; a document where the policy does not say.
  public var effort: Int { declaration.effort ?? 3 }
  /// Whether and how the fact can become another one.
  public var mobility: FactDeclaration.Mobility { declaration.mobility ?? .obtainable }
}

/// A record that follows from decisions: never an act, and never a denial.
public struct RuleResult: Sendable {
  /// When it follows.
  public var condition: Term
  /// Its name, words, term and stage, as written.
  public var declaration: ResultDeclaration

  /// A record that follows from decisions.
  ///
  /// - Parameters:
  ///   - condition: When it follows.
  ///   - declaration: Its name, words, term and stage.
  public init(condition: Term, declaration: ResultDeclaration) {
    self.condition = condition
    self.declaration = declaration
  }
}

/// An invariant over a run.
public struct RuleCheck: Sendable {
  /// Its name, where the policy gives one.
  public var title: String?
  /// What must hold.
  public var condition: Term
  /// The entity for each of whose rows it must hold, a place in `entities`.
  public var home: Int
  /// Where it stands.
  public var site: Site

  /// An invariant over a run.
  ///
  /// - Parameters:
  ///   - title: Its name.
  ///   - condition: What must hold.
  ///   - home: The entity for each of whose rows it must hold.
  ///   - site: Where it stands.
  public init(title: String?, condition: Term, home: Int, site: Site) {
    self.title = title
    self.condition = condition
    self.home = home
    self.site = site
  }
}
