// SPDX-License-Identifier: Apache-2.0

/// A part of a report, or the reason why it is not there.
///
/// A report never shows an empty table: what is missing is one sentence with its reason.
public enum Part<Content: Sendable>: Sendable {
  /// The part.
  case present(Content)
  /// Why there is none, such as `needs item judgments` or `not published`.
  case absent(String)

  /// The content, or `nil`.
  public var content: Content? {
    switch self {
    case .present(let content): content
    case .absent: nil
    }
  }

  /// The blocks of the part, or a block that names it and gives the reason.
  ///
  /// - Parameters:
  ///   - subject: What is missing, within the sentence: `a comparison of methods`.
  ///   - blocks: The blocks of a part that is there.
  /// - Returns: The blocks.
  func blocks(else subject: String, _ blocks: (Content) -> [Block]) -> [Block] {
    switch self {
    case .present(let content): blocks(content)
    case .absent(let reason): [.missing(subject, because: reason)]
    }
  }

  /// The blocks of the part, or its reason as a sentence of its own.
  ///
  /// - Parameter blocks: The blocks of a part that is there.
  /// - Returns: The blocks.
  func blocksOrReason(_ blocks: (Content) -> [Block]) -> [Block] {
    switch self {
    case .present(let content): blocks(content)
    case .absent(let reason): [.absent(reason.prefix(1).uppercased() + reason.dropFirst() + ".")]
    }
  }
}

extension Part: Equatable where Content: Equatable {}
extension Part: Hashable where Content: Hashable {}
