// SPDX-License-Identifier: Apache-2.0

/// A number, or the reason why there is none.
///
/// A standard deviation of one value, an agreement of judges who all say the same: such figures do
/// not exist. They are carried as words that a report can print, never as NaN and never as zero.
public enum Estimate<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The number.
  case known(Value)
  /// Why there is no number.
  case undefined(Undefined)

  /// The number, when there is one.
  public var value: Value? {
    guard case .known(let value) = self else { return nil }
    return value
  }

  /// Why there is no number, when there is none.
  public var reason: Undefined? {
    guard case .undefined(let reason) = self else { return nil }
    return reason
  }

  /// The number changed by a function; a reason stays as it is.
  ///
  /// - Parameter transform: The function.
  /// - Returns: The changed number, or the reason.
  public func map<Other>(_ transform: (Value) -> Other) -> Estimate<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .undefined(let reason): .undefined(reason)
    }
  }

  /// The result of a function that may itself be undefined; a reason stays as it is.
  ///
  /// - Parameter transform: The function.
  /// - Returns: The function's result, or the reason.
  public func flatMap<Other>(_ transform: (Value) -> Estimate<Other>) -> Estimate<Other> {
    switch self {
    case .known(let value): transform(value)
    case .undefined(let reason): .undefined(reason)
    }
  }
}

/// Why a figure does not exist.
public enum Undefined: Sendable, Hashable, CustomStringConvertible {
  /// There are too few of something, such as two panelists for a standard deviation.
  case needsAtLeast(Int, String)
  /// All values are equal, so that a ratio of variances has no meaning.
  case noVariance
  /// Another reason, in words.
  case because(String)

  /// The reason in words, as printed in place of the number.
  public var description: String {
    switch self {
    case .needsAtLeast(let count, let what): "need \u{2265} \(count) \(what)"
    case .noVariance: "no variance"
    case .because(let words): words
    }
  }
}
