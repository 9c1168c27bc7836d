// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// An expression as it is written: names are not yet resolved.
public struct Expression: Sendable, Hashable {
  /// What it is.
  public indirect enum Kind: Sendable, Hashable {
    /// A constant; a bare word stays a `reference` until names are resolved.
    case literal(Literal)
    /// A fact, measure, table, decision, member or variable, with arguments in parentheses.
    case reference(String, arguments: [Expression])
    /// `x.field`.
    case field(Expression, Name)
    /// `x at period`.
    case period(Expression, Expression)
    /// `criterion (3)(A)`.
    case criterion(LabelPath)
    /// `-x`.
    case negative(Expression)
    /// `x + y` and its kin.
    case arithmetic(ArithmeticOperator, Expression, Expression)
    /// `x >= y`, with `by anniversary` where days meet years.
    case comparison(Relation, Expression, Expression, by: YearCount?)
    /// `x between a and b`, both ends inside.
    case between(Expression, Expression, Expression)
    /// `x in {…}` or `x in list`.
    case membership(Expression, Expression, isNegated: Bool)
    /// `x is given` or `x is not given`.
    case given(Expression, isNegated: Bool)
    /// `interval excludes x`.
    case excludes(Expression, Expression)
    /// `a and b and c`, or with `or`; never mixed.
    case logical(isAnd: Bool, [Expression])
    /// `not a`.
    case not(Expression)
    /// `if a then b else c`.
    case conditional(Expression, Expression, Expression)
    /// `every x in list satisfies …` or `some …`.
    case quantified(isEvery: Bool, Name, in: Expression, Expression)
    /// `sum of … over student in school where … unknowns …`.
    case aggregate(Aggregate)
    /// `greater of (a, b)` and its kin.
    case extreme(Extreme, [Expression])
    /// `mean of e for y in a .. b`.
    case window(Expression, Name, from: Expression, to: Expression)
    /// `time in list where … within last 5 years before date`.
    case timeIn(TimeIn)
    /// `best score in results where …`.
    case best(Best)
    /// `allocate pool over teacher by claim to 0.01 ties by seniority`.
    case allocate(Allocation)
    /// `reading R1 (A: e1, B: e2)`.
    case reading(Name, [Alternative])
    /// `round(x, 0.1, half up)`.
    case round(Expression, NumberLiteral, RoundingMode)
    /// `unknown(kind)`.
    case unknown(UnknownKind)
    /// Text that could not be read; a finding says why.
    case damaged
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands.
  public var site: Site

  /// An expression.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - site: Where it stands.
  public init(_ kind: Kind, _ site: Site) {
    self.kind = kind
    self.site = site
  }
}

/// `+`, `-`, `*`, `/` and `as percent of`.
public enum ArithmeticOperator: String, Sendable, Hashable, CaseIterable, Codable {
  /// The sum.
  case plus = "+"
  /// The difference.
  case minus = "-"
  /// The product.
  case times = "*"
  /// The quotient; a fault when the divisor is 0.
  case divided = "/"
  /// The quotient as a share; a fault when the whole is 0.
  case percentOf = "as percent of"
}

/// How two values are compared.
public enum Relation: String, Sendable, Hashable, CaseIterable, Codable {
  /// Equal.
  case equal = "="
  /// Not equal.
  case different = "<>"
  /// Below.
  case less = "<"
  /// Not above.
  case atMost = "<="
  /// Above.
  case greater = ">"
  /// Not below.
  case atLeast = ">="
}

/// How days are compared with years.
public enum YearCount: String, Sendable, Hashable, CaseIterable, Codable {
  /// Periods are laid end to end from the earliest start, and the calendar is asked.
  case anniversary
  /// A year is 365.25 days.
  case julian = "365.25"
}

/// How a number is rounded to a multiple of a step.
public enum RoundingMode: String, Sendable, Hashable, CaseIterable, Codable {
  /// To the nearest, ties away from zero.
  case halfUp = "half up"
  /// To the nearest, ties to the even multiple.
  case halfEven = "half even"
  /// To the nearest, ties toward zero.
  case halfDown = "half down"
  /// Toward plus infinity.
  case up
  /// Toward minus infinity.
  case down
  /// Toward zero.
  case towardZero = "toward zero"
  /// Away from zero.
  case awayFromZero = "away from zero"
}

/// `greater of`, `lesser of`, `mean of`, `sum of` with a list in parentheses.
public enum Extreme: String, Sendable, Hashable, CaseIterable, Codable {
  /// The greatest.
  case greatest = "greater of"
  /// The least.
  case least = "lesser of"
  /// The mean.
  case mean = "mean of"
  /// The sum.
  case sum = "sum of"
}
