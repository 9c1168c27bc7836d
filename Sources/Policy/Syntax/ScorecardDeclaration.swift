// SPDX-License-Identifier: Apache-2.0

/// What a report adds up: components by standard, the total, its share and its level.
public struct ScorecardDeclaration: Sendable, Hashable {
  /// A line of a scorecard.
  public struct Line: Sendable, Hashable {
    /// What the line says.
    public enum Kind: Sendable, Hashable {
      /// Components that are named together.
      case standard(Name, title: String, [Component])
      /// One component.
      case component(Component)
      /// A component for every row of an entity, named by one of its facts or by its id.
      case each(Name, by: Name?, Worth)
      /// The points of the report, out of those possible.
      case total(Expression, possible: Expression?)
      /// The total as a share.
      case share(Expression)
      /// The level, range or letter that follows.
      case level(Expression)
    }

    /// What the line says.
    public var kind: Kind
    /// Where it stands.
    public var site: Site
    /// Comments round it.
    public var margin: Margin

    /// A line.
    ///
    /// - Parameters:
    ///   - kind: What the line says.
    ///   - site: Where it stands.
    ///   - margin: Comments round it.
    public init(_ kind: Kind, _ site: Site, _ margin: Margin) {
      self.kind = kind
      self.site = site
      self.margin = margin
    }
  }

  /// The smallest thing with points or a verdict.
  public struct Component: Sendable, Hashable {
    /// Its name, such as `s1_math`.
    public var name: Name
    /// What people call it.
    public var title: String
    /// What it is worth.
    public var worth: Worth
    /// Where it stands.
    public var site: Site
    /// Comments round it.
    public var margin: Margin

    /// A component.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - title: What people call it.
    ///   - worth: What it is worth.
    ///   - site: Where it stands.
    ///   - margin: Comments round it.
    public init(_ name: Name, title: String, worth: Worth, _ site: Site, _ margin: Margin) {
      self.name = name
      self.title = title
      self.worth = worth
      self.site = site
      self.margin = margin
    }
  }

  /// What a component is worth, at most, and when it counts.
  public struct Worth: Sendable, Hashable {
    /// Its points, or whether it is met.
    public var value: Expression
    /// The most points there are for it.
    public var possible: Expression?
    /// How much it counts in a mean.
    public var weight: Expression?
    /// When it counts; `nil` for always.
    public var condition: Expression?

    /// What a component is worth.
    ///
    /// - Parameters:
    ///   - value: Its points, or whether it is met.
    ///   - possible: The most points there are for it.
    ///   - weight: How much it counts in a mean.
    ///   - condition: When it counts.
    public init(
      _ value: Expression,
      possible: Expression? = nil,
      weight: Expression? = nil,
      condition: Expression? = nil
    ) {
      self.value = value
      self.possible = possible
      self.weight = weight
      self.condition = condition
    }

    /// The expressions, each the outermost of its clause.
    public var expressions: [Expression] {
      [value] + [possible, weight, condition].compactMap(\.self)
    }
  }

  /// The scorecard's name.
  public var name: Name
  /// What people call the report.
  public var title: String
  /// Its lines in the order of the file.
  public var lines: [Line]

  /// A scorecard.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - title: What people call the report.
  ///   - lines: Its lines.
  public init(_ name: Name, title: String, lines: [Line]) {
    self.name = name
    self.title = title
    self.lines = lines
  }

  /// The expressions of all lines, each the outermost of its clause.
  public var expressions: [Expression] {
    lines.flatMap { line -> [Expression] in
      switch line.kind {
      case .standard(_, _, let components): components.flatMap(\.worth.expressions)
      case .component(let component): component.worth.expressions
      case .each(_, _, let worth): worth.expressions
      case .total(let value, let possible): [value] + [possible].compactMap(\.self)
      case .share(let value), .level(let value): [value]
      }
    }
  }
}
