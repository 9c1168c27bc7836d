// SPDX-License-Identifier: Apache-2.0

/// A type as it is written.
public struct TypeExpression: Sendable, Hashable {
  /// What it is.
  public indirect enum Kind: Sendable, Hashable {
    /// `yes/no`.
    case truth
    /// `integer` with an optional range.
    case integer(NumberRange?)
    /// `decimal(step)` with an optional range.
    case decimal(step: NumberLiteral, NumberRange?)
    /// `percent`, with an optional step and range.
    case percent(step: NumberLiteral?, NumberRange?)
    /// `money(USD)` or `money(USD/year)`.
    case money(currency: Name, per: Name?)
    /// `points` with an optional range.
    case points(NumberRange?)
    /// `score(scale lo..hi step s)`.
    case score(scale: Name, NumberRange, step: NumberLiteral?)
    /// `index(step)` with an optional range.
    case index(step: NumberLiteral, NumberRange?)
    /// `date`.
    case date
    /// `year`.
    case year
    /// `duration in years`.
    case duration(unit: Name)
    /// `code("[0-9]{4}")`.
    case code(pattern: String)
    /// `one of {a, b 3}`.
    case oneOf([Member])
    /// `text`.
    case text
    /// `interval of T`.
    case interval(TypeExpression)
    /// `list of T`.
    case list(TypeExpression)
    /// `{field: T, …}`.
    case record([Field])
    /// `ref employer`.
    case reference(entity: Name)
    /// The name of a declared type.
    case named(Name)
    /// `T or none`, `T or LND`, `A or B`.
    case union(TypeExpression, or: TypeExpression)
  }

  /// A range with both ends inside.
  public struct NumberRange: Sendable, Hashable {
    /// The lowest value.
    public var lower: NumberLiteral
    /// The highest value.
    public var upper: NumberLiteral
    /// Where it stands.
    public var site: Site

    /// A range.
    ///
    /// - Parameters:
    ///   - lower: The lowest value.
    ///   - upper: The highest value.
    ///   - site: Where it stands.
    public init(_ lower: NumberLiteral, _ upper: NumberLiteral, _ site: Site) {
      self.lower = lower
      self.upper = upper
      self.site = site
    }
  }

  /// A member of a `one of`, with an optional weight.
  public struct Member: Sendable, Hashable {
    /// The member's name.
    public var name: Name
    /// Whether it is written as a string.
    public var isQuoted: Bool
    /// The value of `.weight`.
    public var weight: NumberLiteral?

    /// A member.
    ///
    /// - Parameters:
    ///   - name: The member's name.
    ///   - isQuoted: Whether it is written as a string.
    ///   - weight: The value of `.weight`.
    public init(_ name: Name, isQuoted: Bool, weight: NumberLiteral?) {
      self.name = name
      self.isQuoted = isQuoted
      self.weight = weight
    }
  }

  /// A field of a record type, or a parameter.
  public struct Field: Sendable, Hashable {
    /// The field's name.
    public var name: Name
    /// Its type.
    public var type: TypeExpression

    /// A field.
    ///
    /// - Parameters:
    ///   - name: The field's name.
    ///   - type: Its type.
    public init(_ name: Name, _ type: TypeExpression) {
      self.name = name
      self.type = type
    }
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var site: Site

  /// A type.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - site: Where it stands.
  public init(_ kind: Kind, _ site: Site) {
    self.kind = kind
    self.site = site
  }
}
