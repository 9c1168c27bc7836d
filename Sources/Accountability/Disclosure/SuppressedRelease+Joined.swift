// SPDX-License-Identifier: Apache-2.0

extension SuppressedRelease {
  /// Releases of several cohorts as one, for one file.
  ///
  /// - Parameters:
  ///   - releases: The releases.
  ///   - name: Their name.
  ///   - policy: The policy by which all were masked.
  /// - Returns: All lines.
  public static func joined(
    _ releases: [SuppressedRelease],
    name: String,
    policy: DisclosurePolicy
  ) -> SuppressedRelease {
    precondition(releases.allSatisfy { $0.policy == policy }, "one release has one policy")
    return SuppressedRelease(name: name, policy: policy, rows: releases.flatMap(\.rows))
  }
}
