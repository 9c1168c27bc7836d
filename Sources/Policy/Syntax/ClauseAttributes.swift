// SPDX-License-Identifier: Apache-2.0

/// What a clause says of itself beside its condition: how strong it is, whom it binds, at which stage
/// it stands, and how it compares with a model text.
///
/// None of it decides anything. What a group or a version says holds for everything inside that does
/// not say otherwise; comparisons hold only where they stand.
public struct ClauseAttributes: Sendable, Hashable {
  /// How strongly a clause binds.
  public enum Strength: String, Sendable, Hashable, CaseIterable, Codable {
    /// It must hold.
    case required
    /// It should hold.
    case recommended
    /// It should be considered: it can never stand among what must hold.
    case considered
    /// An authority keeps its own judgment.
    case discretion
  }

  /// How a clause compares with one of a model text.
  public enum Relation: String, Sendable, Hashable, CaseIterable, Codable {
    /// It asks the same.
    case same
    /// It asks more.
    case stricter
    /// It asks less.
    case looser
    /// It asks something else about the same matter.
    case other
    /// The text is in evidence and does not speak of the matter.
    case silent
  }

  /// A place of a model text, and how the clause compares with it.
  public struct Comparison: Sendable, Hashable {
    /// The model text and the place in it.
    public var citation: Tail.Citation
    /// How the clause compares.
    public var relation: Relation

    /// A comparison.
    ///
    /// - Parameters:
    ///   - citation: The model text and the place in it.
    ///   - relation: How the clause compares.
    public init(_ citation: Tail.Citation, _ relation: Relation) {
      self.citation = citation
      self.relation = relation
    }
  }

  /// How strong it is; `nil` when nothing is said.
  public var strength: Strength?
  /// Whom it binds, such as `applicant` or `board`.
  public var addressee: Name?
  /// The stage at which it stands, such as `provisional`.
  public var stage: Name?
  /// How it compares with model texts, in order.
  public var comparisons: [Comparison]

  /// Nothing is said.
  public init() { comparisons = [] }

  /// Whether nothing is said.
  public var isEmpty: Bool {
    strength == nil && addressee == nil && stage == nil && comparisons.isEmpty
  }

  /// What holds for a clause that stands inside another.
  ///
  /// - Parameter inner: What the inner clause says of itself.
  /// - Returns: The inner clause's own words, and those of the outer one where it is silent.
  public func around(_ inner: ClauseAttributes) -> ClauseAttributes {
    var result = inner
    result.strength = inner.strength ?? strength
    result.addressee = inner.addressee ?? addressee
    result.stage = inner.stage ?? stage
    return result
  }
}
