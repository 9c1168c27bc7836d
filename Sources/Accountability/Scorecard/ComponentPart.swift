// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic
public import Policy

/// What the points of a component are made of: where each part comes from, and what took some away.
///
/// The amounts of all parts but the alternatives add up to the component's points, exactly.
public struct ComponentPart: Sendable {
  /// What a part does.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Points that a measure gives.
    case source
    /// A branch that was not taken, such as the lower of progress and growth; it adds nothing.
    case alternative
    /// Points above a maximum, taken away.
    case cap
    /// Points up to a minimum, added.
    case floor
    /// Points that a guard takes away or sets.
    case guardClause = "guard"
    /// Points that a later change of the measure adds, such as a hold-harmless rule.
    case adjustment
    /// What rounding adds or takes away.
    case rounding
  }

  /// What it does.
  public var role: Role
  /// The measure or clause, in its own words.
  public var label: String
  /// The points, with their sign; `nil` where they are not known.
  public var amount: Rational?
  /// What is known of the points: a value, bounds or an unknown.
  public var answer: Answer
  /// The tables that led to the points, the first one first.
  public var steps: [LookupStep] = []
  /// What it was compared with, as a phrase; empty for most parts.
  public var note = ""
  /// Whether the points were given and not computed.
  public var isSupplied = false

  /// What there is to say beside the points.
  public var remark: String { isSupplied ? "supplied" : note }

  /// Whether it counts in the sum.
  public var counts: Bool { role != .alternative }

  init(_ role: Role, _ label: String, _ answer: Answer, note: String = "") {
    self.role = role
    self.label = label
    self.answer = answer
    self.note = note
    amount = answer.number
  }

  /// The part times a factor.
  func scaled(by factor: Rational) -> ComponentPart {
    var part = self
    part.amount = amount.map { $0 * factor }
    part.answer = part.amount.map { .value(.number($0)) } ?? answer
    return part
  }
}

extension [ComponentPart] {
  /// The sum of the parts that count; `nil` where one of them is not known.
  public var sum: Rational? {
    var sum = Rational.zero
    for part in self where part.counts {
      guard let amount = part.amount else { return nil }
      sum += amount
    }
    return sum
  }
}
