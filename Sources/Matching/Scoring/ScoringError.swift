// SPDX-License-Identifier: Apache-2.0

/// Why a scoring sheet or an order of applicants cannot be used, in one sentence.
public struct ScoringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  /// What is wrong and what to do.
  public var description: String { sentence }
}
