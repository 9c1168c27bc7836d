// SPDX-License-Identifier: Apache-2.0
public import Evidence
public import ExactArithmetic

/// What a figure of a scorecard came to, without what it rests on.
public enum ScorecardCell: Sendable, Hashable {
  /// A value.
  case value(Value)
  /// A number between two ends, and of which kinds what is missing is.
  case between(NumberInterval, [UnknownKind])
  /// No value, and of which kinds what is missing is.
  case unknown([UnknownKind])
  /// A fault.
  case fault([Fault.Code])

  /// The number, where it is one.
  public var number: Rational? {
    if case .value(.number(let number)) = self { number } else { nil }
  }

  /// The value, where it is known.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The least and the greatest that the number can be.
  public var bounds: NumberInterval {
    switch self {
    case .value(.number(let number)): NumberInterval(number)
    case .between(let interval, _): interval
    default: NumberInterval(nil, nil)
    }
  }

  /// What a single case came to.
  ///
  /// - Parameters:
  ///   - answer: What it came to.
  ///   - reasons: Whether the kinds of what is missing are kept.
  public init(_ answer: Answer, reasons: Bool = true) {
    switch answer {
    case .value(let value): self = .value(value)
    case .between(let interval, let unknowns):
      self = .between(interval, reasons ? unknowns.kinds : [])
    case .fault(let faults): self = .fault(FaultBits.distinct(faults))
    default: self = .unknown(reasons ? answer.unknowns.kinds : [])
    }
  }

  /// What a row of a column has.
  public init(_ cell: MeasureColumn.Cell) {
    switch cell {
    case .value(let value): self = .value(value)
    case .unknown(let kinds): self = .unknown(kinds)
    case .fault(let codes): self = .fault(codes)
    }
  }
}
