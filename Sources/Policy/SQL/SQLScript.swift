// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

/// The rules of one version as text of one dialect.
public struct SQLScript: Sendable, Hashable {
  /// The language.
  public var dialect: SQLDialect
  /// The definitions of the tables that hold the facts.
  public var schema: String
  /// The queries, one for each entity that has decisions or measures.
  public var queries: [SQLQuery]

  /// The definitions and the queries, one after the other.
  public var text: String { ([schema] + queries.map(\.text)).joined(separator: "\n") }
}

/// The decisions and measures of one entity's rows.
public struct SQLQuery: Sendable, Hashable {
  /// The entity's name.
  public var entity: String
  /// The text.
  public var text: String
  /// The columns of the result, in order.
  public var columns: [SQLOutput]
}

/// A column of a result.
public struct SQLOutput: Sendable, Hashable {
  /// What a column holds.
  public enum Content: Sendable, Hashable {
    /// The subject's id.
    case id
    /// The period in which the subject is judged.
    case period
    /// The decision's outcome: met, not met, or NULL for unknown and for a fault.
    case outcome(decision: String)
    /// 1 where the decision or measure is a fault; read it first.
    case fault(of: String)
    /// Leaves that are unknown, one bit each from a first leaf on.
    case missing(decision: String, from: Int)
    /// The number of the first leaf that fails a decision that is not met.
    case why(decision: String)
    /// Leaves that read a fact for which a presumption stands, one bit each from a first leaf on.
    case presumed(decision: String, from: Int)
    /// The measure's number in units; NULL for unknown.
    case number(measure: String, unit: Rational)
    /// What the measure's number is divided by; NULL for unknown.
    case divisor(measure: String)
    /// The measure's text, name or id; NULL for unknown, or for a constant of its type.
    case text(measure: String)
    /// The measure's truth; NULL for unknown.
    case truth(measure: String)
    /// The constant that the measure is instead of a value, such as `none`.
    case constant(measure: String)
  }

  /// The column's name.
  public var name: String
  /// What it holds.
  public var content: Content
}
