// SPDX-License-Identifier: Apache-2.0

/// A stretch of a policy's text, in bytes of UTF-8 from the start of the file.
public struct Span: Sendable, Hashable {
  /// The first byte.
  public var start: Int
  /// The byte behind the last one.
  public var end: Int

  /// A span.
  ///
  /// - Precondition: `start <= end`.
  /// - Parameters:
  ///   - start: The first byte.
  ///   - end: The byte behind the last one.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends behind its start")
    self.start = start
    self.end = end
  }

  /// The shortest span that holds both.
  ///
  /// - Parameter other: Another span of the same file.
  /// - Returns: A span from the earlier start to the later end.
  public func joined(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}

/// Where a node stands; layout, and no part of what a policy means.
///
/// Two sites are always equal.
/// Syntax trees are compared, hashed and printed as JSON without their places, so that
/// `parse(print(tree)) == tree` can be said in one line.
public struct Site: Sendable, Hashable {
  /// The node's text, from its first token to its last.
  public var span: Span

  /// A site.
  ///
  /// - Parameter span: The node's text.
  public init(_ span: Span) { self.span = span }

  /// Sites never tell two nodes apart.
  public static func == (left: Site, right: Site) -> Bool { true }
  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}

/// The comments and blank lines round one logical line; like a site, no part of the meaning.
public struct Margin: Sendable, Hashable {
  /// Comment lines above the line, without `--`, in order; `nil` stands for blank lines.
  public var above: [String?]
  /// The comment at the end of the line, without `--`.
  public var behind: String?

  /// A margin.
  ///
  /// - Parameters:
  ///   - above: Comment lines above the line; `nil` stands for blank lines.
  ///   - behind: The comment at the end of the line.
  public init(above: [String?] = [], behind: String? = nil) {
    self.above = above
    self.behind = behind
  }

  /// Margins never tell two nodes apart.
  public static func == (left: Margin, right: Margin) -> Bool { true }
  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
