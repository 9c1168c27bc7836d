// SPDX-License-Identifier: Apache-2.0
internal import Evidence

/// What a policy says, as 64 digits: its SHA-256.
///
/// The hash is taken of the JSON form without `span`, `trivia` and `edits`, in the canonical form of
/// RFC 8785: members sorted by name, no space between tokens, UTF-8. What a version that amends
/// another says is its blocks and the name of the version that it amends, so that the wording of its
/// edits does not count. Formatting never changes the hash, nor does the order of declarations; any
/// change of a number, its scale, a quote, a citation, a label or a word of the law does.
public struct PolicyHash: Sendable, Hashable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let digits: String

  /// The hash of a policy.
  ///
  /// - Parameter document: A policy without errors; parts that could not be read, and amendments
  ///   that cannot be written out, are not told apart.
  /// - Complexity: O(size of the policy with its amendments written out).
  public init(of document: PolicyDocument) {
    let json = document.json.without(PolicyJSON.layout.union(["edits"]))
    digits = ContentHash.sha256(JSONWriter.canonical(json))
  }

  /// The hash as results name it: `sha256:` and the digits.
  public var description: String { "sha256:" + digits }
}
