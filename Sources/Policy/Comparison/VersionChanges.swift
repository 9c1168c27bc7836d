// SPDX-License-Identifier: Apache-2.0

/// The clauses in which two versions of policies differ.
public struct VersionChanges: Sendable {
  /// The changes, declarations of the earlier version first.
  public let changes: [ClauseChange]

  /// The changes from one version to another; `nil` when a version is not there.
  ///
  /// - Parameters:
  ///   - earlier: The policy and the name of its version; `base` for one without versions.
  ///   - later: The other policy and version.
  public init?(
    from earlier: (policy: PolicyDocument, version: String),
    to later: (policy: PolicyDocument, version: String)
  ) {
    guard let before = VisibleBlocks.blocks(of: earlier.version, in: earlier.policy),
      let after = VisibleBlocks.blocks(of: later.version, in: later.policy)
    else { return nil }
    changes = VersionDifference(from: before, to: after).changes
  }
}
