// SPDX-License-Identifier: Apache-2.0
public import Evidence
import ExactArithmetic

/// The numbers that a study holds plausible on a topic, with its reason.
public struct PlausibleRange: Sendable, Hashable {
  /// The plausible numbers.
  public let range: ValueRange
  /// Why no other number is plausible, in a few words.
  public let reason: String

  /// A range with its reason.
  ///
  /// - Parameters:
  ///   - range: The plausible numbers.
  ///   - reason: Why no other number is plausible.
  public init(_ range: ValueRange, reason: String) {
    self.range = range
    self.reason = reason
  }

  /// Why a value is implausible.
  ///
  /// - Parameter value: The value; one without a number of its own is never implausible here.
  /// - Returns: A sentence, or `nil` when the value is plausible.
  public func objection(to value: ClaimValue) -> String? {
    let numbers: [Rational] =
      switch value.reading {
      case .number(let number), .percent(let number): [number]
      case .range(let low, let high): [low, high]
      case .ratio, .date, .words: []
      }
    guard numbers.contains(where: { !range.contains($0) }) else { return nil }
    return "\(value.text) is \(range.violation), which the study holds plausible: \(reason)"
  }
}
