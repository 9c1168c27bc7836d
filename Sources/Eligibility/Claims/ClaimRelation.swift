// SPDX-License-Identifier: Apache-2.0

/// How the value of a claim is meant, in the words of the list.
///
/// Any words may stand here, such as `equals`, `at least` or `mean of matched`. Two sorts change what may be done with the claim: what describes
/// people or programs, such as a mean, and what is not said of anything.
public struct ClaimRelation: Sendable, Hashable, CustomStringConvertible {
  /// The words as the list has them; empty when it has none.
  public let text: String

  /// A relation in the words of the list.
  ///
  /// - Parameter text: The words, such as `at least` or `mean of matched`.
  public init(_ text: String) { self.text = text }

  /// No words.
  public static let unstated = ClaimRelation("")

  /// The words as the list has them.
  public var description: String { text }

  /// Whether it describes what was found, as a mean does; no description is a threshold.
  public var isDescriptive: Bool {
    let words = ClaimText.folded(text)
    return Self.descriptions.contains { words == $0 || words.hasPrefix($0 + " ") }
  }

  /// Whether the list says that the sentence does not tell what the value is of.
  public var isUnlabelled: Bool { ClaimText.folded(text).hasPrefix("not said of what") }

  /// The words with which a description begins.
  public static let descriptions = [
    "mean", "median", "average", "standard deviation", "share", "percentage", "count",
  ]
}
