// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// A number as it was written: its exact value, and how many digits stood behind the point.
public struct NumberLiteral: Sendable, Hashable {
  /// The exact value; `5%` is 1/20.
  public var value: Rational
  /// Digits behind the point as written, before the per cent sign: 2 for `392.80` and for `1.50%`.
  public var places: Int
  /// Whether it was written with a per cent sign.
  public var isPercent: Bool
  /// Whether thousands were set apart, as in `12_500`; layout, no part of the meaning.
  public var isGrouped: Bool

  /// A number.
  ///
  /// - Parameters:
  ///   - value: The exact value.
  ///   - places: Digits behind the point as written.
  ///   - isPercent: Whether it was written with a per cent sign.
  ///   - isGrouped: Whether thousands were set apart.
  public init(
    _ value: Rational,
    places: Int = 0,
    isPercent: Bool = false,
    isGrouped: Bool = false
  ) {
    self.value = value
    self.places = places
    self.isPercent = isPercent
    self.isGrouped = isGrouped
  }

  /// Equal numbers have the same value, scale and sign; grouping never tells two apart.
  public static func == (left: NumberLiteral, right: NumberLiteral) -> Bool {
    left.value == right.value && left.places == right.places && left.isPercent == right.isPercent
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(places)
    hasher.combine(isPercent)
  }
}

/// A constant with its place.
public struct Literal: Sendable, Hashable {
  /// What it is.
  public indirect enum Kind: Sendable, Hashable {
    /// A number with an optional unit and an optional standard error.
    case number(NumberLiteral, unit: String?, error: NumberLiteral?)
    /// A text, a code, or the name of a row.
    case text(String)
    /// A calendar date.
    case date(CalendarDate)
    /// `yes` or `no`.
    case truth(Bool)
    /// `none`.
    case none
    /// A member of a `one of`, or a named constant of a union.
    case name(String)
    /// `{a, b}`.
    case set([Literal])
    /// `[a, b]`.
    case list([Literal])
    /// `{field: value, …}`.
    case record([Field])
  }

  /// A field of a record.
  public struct Field: Sendable, Hashable {
    /// The field's name.
    public var name: String
    /// Its value.
    public var value: Literal

    /// A field.
    ///
    /// - Parameters:
    ///   - name: The field's name.
    ///   - value: Its value.
    public init(_ name: String, _ value: Literal) {
      self.name = name
      self.value = value
    }
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var site: Site

  /// A constant.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - site: Where it stands.
  public init(_ kind: Kind, _ site: Site) {
    self.kind = kind
    self.site = site
  }
}
