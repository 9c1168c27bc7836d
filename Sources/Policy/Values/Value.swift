// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// A value that a fact can have, or that an expression gives.
///
/// Large payloads are boxed, so that a value is passed on as cheaply as a text.
public enum Value: Sendable, Hashable {
  /// `yes` or `no`.
  case truth(Bool)
  /// A number in base units of its dimension, exact.
  indirect case number(Rational)
  /// A calendar date.
  case date(CalendarDate)
  /// Days that periods cover, with the start from which anniversaries count.
  indirect case time(CoveredTime)
  /// A text or a code; codes are never numbers.
  case text(String)
  /// A member of a `one of`, or a named constant of a union; `none` among them.
  case name(String)
  /// A range of numbers, such as a confidence interval.
  indirect case interval(Rational, Rational)
  /// A list; an open one may have more elements than are known.
  indirect case list([Answer], isComplete: Bool)
  /// A record: each field may be unknown on its own.
  case record([String: Answer])
  /// The id of another subject.
  case entity(String)

  /// The constant that stands for nothing.
  public static let none = Value.name("none")
}

/// What evaluating an expression gives: a value, bounds of a value, an unknown, or a fault.
public enum Answer: Sendable, Hashable {
  /// A value.
  case value(Value)
  /// A number that is not known, but lies between known ends.
  indirect case between(NumberInterval, Unknowns)
  /// Days covered by periods of which some are not known: at least, and at most where that is known.
  indirect case covering(CoveredTime, atMost: CoveredTime?, Unknowns)
  /// Not known, and why.
  case unknown(Unknowns)
  /// Broken, and where; sorted.
  case fault([Fault])

  /// Not known.
  ///
  /// - Parameters:
  ///   - kind: Why it is not known.
  ///   - name: The fact's name, or the clause's label.
  /// - Returns: An unknown with one cause.
  public static func unknown(_ kind: UnknownKind, _ name: String) -> Answer {
    .unknown(Unknowns(kind, name))
  }

  /// A fault.
  ///
  /// - Parameters:
  ///   - code: What is broken.
  ///   - sentence: What exactly.
  /// - Returns: One fault.
  public static func fault(_ code: Fault.Code, _ sentence: String) -> Answer {
    .fault([Fault(code, sentence)])
  }

  /// The value, when there is one.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The number, when there is one.
  public var number: Rational? {
    if case .value(.number(let number)) = self { number } else { nil }
  }

  /// What is not known; empty for a value and for a fault.
  public var unknowns: Unknowns {
    switch self {
    case .value, .fault: .none
    case .between(_, let unknowns), .covering(_, _, let unknowns), .unknown(let unknowns): unknowns
    }
  }

  /// The faults; empty unless it is one.
  public var faults: [Fault] {
    if case .fault(let faults) = self { faults } else { [] }
  }

  /// Whether it is neither a value nor a fault, with or without causes.
  public var isUnknown: Bool {
    switch self {
    case .value, .fault: false
    case .between, .covering, .unknown: true
    }
  }

  /// What two strict operands give when one of them is no value: faults first, then the unknowns
  /// of both; `nil` when both are values.
  ///
  /// - Parameters:
  ///   - left: An operand.
  ///   - right: The other.
  /// - Returns: The failure of either or both.
  public static func strictFailure(_ left: Answer, _ right: Answer) -> Answer? {
    if case .value = left, case .value = right { return nil }
    let faults = Fault.union(left.faults, right.faults)
    return faults.isEmpty ? .unknown(left.unknowns.union(right.unknowns)) : .fault(faults)
  }

  /// What strict operands give when one of them is no value; `nil` when all are values.
  ///
  /// - Parameter operands: The operands.
  /// - Returns: The failure of any of them: all faults, or the unknowns of all.
  public static func strictFailure(_ operands: [Answer]) -> Answer? {
    var failure: Answer?
    for operand in operands {
      if case .value = operand { continue }
      failure = strictFailure(failure ?? operand, operand)
    }
    return failure
  }
}

/// A truth with what a group needs to know of it.
public struct Verdict: Sendable, Hashable {
  /// Met, not met or unknown, with faults read as unknown.
  public var truth: Truth
  /// Why it is unknown; empty when it is not.
  public var unknowns: Unknowns
  /// What is broken in a live position; sorted, and any of them makes the decision a fault.
  public var faults: [Fault]

  /// A verdict.
  ///
  /// - Parameters:
  ///   - truth: Met, not met or unknown.
  ///   - unknowns: Why it is unknown.
  ///   - faults: What is broken.
  public init(_ truth: Truth, unknowns: Unknowns = .none, faults: [Fault] = []) {
    self.truth = truth
    self.unknowns = unknowns
    self.faults = faults
  }

  /// A condition's value as a truth.
  ///
  /// - Parameter answer: What the condition gives; anything but `yes` and `no` is unknown.
  public init(_ answer: Answer) {
    switch answer {
    case .value(.truth(let isMet)): self.init(Truth(isMet))
    case .fault(let faults): self.init(.unknown, faults: faults)
    default: self.init(.unknown, unknowns: answer.unknowns)
    }
  }

  /// The truth as a condition's value; a fault hides it.
  public var answer: Answer {
    if !faults.isEmpty { return .fault(faults) }
    switch truth {
    case .met: return .value(.truth(true))
    case .notMet: return .value(.truth(false))
    case .unknown: return .unknown(unknowns)
    }
  }
}
