// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the JSON form of a policy.
public struct PolicyJSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where: a line and column, or the way to a value such as `blocks[2].root.criteria[0]`; empty
  /// for the whole.
  public let place: String
  /// One sentence without the place.
  public let sentence: String

  /// An error.
  ///
  /// - Parameters:
  ///   - sentence: One sentence without the place.
  ///   - place: Where.
  init(_ sentence: String, at place: String = "") {
    self.sentence = sentence
    self.place = place
  }

  /// The place and the sentence.
  public var description: String { place.isEmpty ? sentence : "\(place): \(sentence)" }

  /// The same error seen from one step further outside.
  ///
  /// - Parameter step: The name of a member, or a place in a list such as `[3]`.
  /// - Returns: The error with the longer way.
  func inside(_ step: String) -> PolicyJSONError {
    let isDirect = place.isEmpty || place.hasPrefix("[")
    return PolicyJSONError(sentence, at: step + (isDirect ? "" : ".") + place)
  }
}
