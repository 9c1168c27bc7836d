// SPDX-License-Identifier: Apache-2.0

/// The facts of an entity: typed inputs with what is known of their evidence.
public struct FactsDeclaration: Sendable, Hashable {
  /// The entity.
  public var entity: Name
  /// Its facts.
  public var facts: [FactDeclaration]

  /// The facts of an entity.
  ///
  /// - Parameters:
  ///   - entity: The entity.
  ///   - facts: Its facts.
  public init(entity: Name, facts: [FactDeclaration]) {
    self.entity = entity
    self.facts = facts
  }
}

/// A typed input.
public struct FactDeclaration: Sendable, Hashable {
  /// Whether and how the fact can become another one.
  public enum Mobility: String, Sendable, Hashable, CaseIterable, Codable {
    /// It can become different.
    case changeable
    /// It can become known.
    case obtainable
    /// It stays what it is, such as a birth date.
    case fixed
  }

  /// A normal error of measurement, with the population it is judged against.
  public struct NormalError: Sendable, Hashable {
    /// A population of true values: mean and standard deviation; `nil` for a flat reference.
    public var reference: Reference?

    /// A normal population.
    public struct Reference: Sendable, Hashable {
      /// The mean.
      public var mean: NumberLiteral
      /// The standard deviation.
      public var deviation: NumberLiteral

      /// A normal population.
      ///
      /// - Parameters:
      ///   - mean: The mean.
      ///   - deviation: The standard deviation.
      public init(mean: NumberLiteral, deviation: NumberLiteral) {
        self.mean = mean
        self.deviation = deviation
      }
    }

    /// A normal error.
    ///
    /// - Parameter reference: A population of true values.
    public init(reference: Reference?) { self.reference = reference }
  }

  /// A value that stands in for missing evidence, by a cited rule.
  public struct Presumption: Sendable, Hashable {
    /// The value.
    public var value: Literal
    /// Where the rule stands.
    public var citation: Tail.Citation

    /// A presumption.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - citation: Where the rule stands.
    public init(_ value: Literal, _ citation: Tail.Citation) {
      self.value = value
      self.citation = citation
    }
  }

  /// The fact's name.
  public var name: Name
  /// Its parameters.
  public var parameters: [TypeExpression.Field]
  /// Its type.
  public var type: TypeExpression
  /// Which evidence shows it.
  public var evidence: String?
  /// The least verification at which a piece of evidence counts; `nil` when any does.
  public var verification: Verification?
  /// Who must judge it.
  public var judge: String?
  /// When a list is complete.
  public var completeWhen: Expression?
  /// How hard it is to get, from 1.
  public var effort: Int?
  /// Whether and how it can become another one.
  public var mobility: Mobility?
  /// Its error of measurement.
  public var error: NormalError?
  /// The value while evidence is missing.
  public var presumption: Presumption?
  /// Sources and remarks.
  public var tail: Tail
  /// Where it stands.
  public var site: Site
  /// Comments round it.
  public var margin: Margin

  /// A typed input.
  ///
  /// - Parameters:
  ///   - name: The fact's name.
  ///   - parameters: Its parameters.
  ///   - type: Its type.
  ///   - site: Where it stands.
  ///   - margin: Comments round it.
  public init(
    _ name: Name,
    parameters: [TypeExpression.Field],
    type: TypeExpression,
    _ site: Site,
    _ margin: Margin
  ) {
    self.name = name
    self.parameters = parameters
    self.type = type
    tail = Tail()
    self.site = site
    self.margin = margin
  }
}
