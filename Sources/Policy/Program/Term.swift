// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// An expression whose names are resolved and whose type and units are known.
///
/// Declarations are named by their place in the program's lists, parameters and list elements by the
/// place of their variable. Two terms are equal when they mean the same, wherever they stand.
public struct Term: Sendable, Hashable {
  /// What it is.
  public var kind: Kind
  /// The type of its value; numbers are in base units.
  public var type: ValueType
  /// Where it stands.
  public var site: Site

  /// An expression.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - type: The type of its value.
  ///   - site: Where it stands.
  public init(_ kind: Kind, _ type: ValueType, _ site: Site) {
    self.kind = kind
    self.type = type
    self.site = site
  }

  /// What an expression is.
  public indirect enum Kind: Sendable, Hashable {
    /// A constant, in base units.
    case constant(Value)
    /// `unknown(unpublished)`: the rule itself does not say.
    case unknown(UnknownKind)
    /// A fact of the row, or of the row's ancestor of the fact's entity.
    case fact(Int, arguments: [Term])
    /// A fact of the row that a reference names: `offer.employer.accredited_program`.
    case referred(Term, fact: Int)
    /// A parameter, an element of a list, or the period of a window.
    case variable(Int)
    /// A measure at the row's ancestor of the measure's home, in another period where one is given.
    case measure(Int, arguments: [Term], period: Term?)
    /// Inside an adjustment: the measure's stage before it.
    case previous
    /// An output of a table's row for the keys; one for each key, in order.
    case lookup(table: Int, keys: [Term], output: Int)
    /// The key of the table's row whose output, a code or a list of codes, holds a value.
    case inverse(table: Int, output: Int, Term)
    /// The truth of a decision.
    case decision(Int, arguments: [Term])
    /// The truth of a criterion of the same decision, by the places of its ancestors in their groups.
    case criterion(decision: Int, path: [Int])
    /// A field of a record, or `lower` and `upper` of an interval. On a named constant such as
    /// `none` the access gives an unknown without causes: the checker has seen to it that another
    /// condition of the same conjunction rules the constant out, so nothing depends on it.
    case field(Term, String)
    /// The weight of a member of a `one of`.
    case weight(Term)
    /// The negative of a number.
    case negative(Term)
    /// Two numbers computed.
    case arithmetic(ArithmeticOperator, Term, Term)
    /// A number of a date's or year's unit added to it: months, days or years.
    case shifted(Term, by: Term)
    /// Two values compared. `by` is given where covered days meet calendar time.
    case comparison(Relation, Term, Term, by: YearCount?)
    /// A value that is one of several constants.
    case membership(Term, [Value])
    /// A value that is an element of a list; an open list never shows that it is none.
    case element(Term, of: Term)
    /// A value that is not `none`.
    case given(Term)
    /// An interval that lies wholly on one side of a number.
    case excludes(Term, Term)
    /// Conditions of which all, or any, must hold.
    case logical(isAnd: Bool, [Term])
    /// The opposite of a condition.
    case not(Term)
    /// One of two values, by a condition.
    case conditional(Term, Term, Term)
    /// A condition on every, or some, element of a list; the element is the variable.
    case quantified(isEvery: Bool, variable: Int, Term, Term)
    /// A number over the rows of an entity.
    case aggregate(RowAggregate)
    /// The greatest, least, mean or sum of several numbers; unknown when one of them is.
    case extreme(Extreme, [Term])
    /// The mean of a value over the periods from a first to a last one; the period is the variable.
    case window(Term, variable: Int, from: Term, to: Term)
    /// The days that a list of periods covers.
    case timeIn(CoveredList)
    /// The highest value of a field in a list of records; the record is the variable.
    case best(field: String, variable: Int, Term, filter: Term?)
    /// The row's part of a pool.
    case allocate(PoolShare)
    /// What the chosen answer of a reading says: the reading's name, and a term for each letter.
    case reading(String, [Reading])
    /// A number rounded to a multiple of a step, in base units.
    case round(Term, Rational, RoundingMode)
  }

  /// What an expression is under one answer of a reading.
  public struct Reading: Sendable, Hashable {
    /// The answer's letter.
    public var letter: String
    /// What the expression is under it.
    public var value: Term

    /// What an expression is under one answer.
    ///
    /// - Parameters:
    ///   - letter: The answer's letter.
    ///   - value: What the expression is under it.
    public init(_ letter: String, _ value: Term) {
      self.letter = letter
      self.value = value
    }
  }
}
