// SPDX-License-Identifier: Apache-2.0
public import ExactArithmetic

extension Estimate where Value == Rational {
  /// The nearest binary number, when there is a number.
  public var double: Double? { value?.double }

  /// The number with fixed decimal places, rounded half up, or the reason in words.
  ///
  /// - Parameter places: Digits after the point.
  /// - Returns: The text to print.
  public func text(places: Int) -> String {
    switch self {
    case .known(let value): value.text(places: places)
    case .undefined(let reason): reason.description
    }
  }
}

extension Estimate where Value == Double {
  /// The number with fixed decimal places, rounded half up, or the reason in words.
  ///
  /// - Parameter places: Digits after the point.
  /// - Returns: The text to print.
  public func text(places: Int) -> String {
    switch self {
    case .known(let value): value.text(places: places)
    case .undefined(let reason): reason.description
    }
  }
}
