// SPDX-License-Identifier: Apache-2.0

/// How far a version of a plan has come.
package enum PlanStatus: String, Sendable, Hashable, CaseIterable {
  /// Nobody has approved it.
  case draft
  /// The board has approved it.
  case boardApproved = "board-approved"
  /// It lies with the department.
  case submitted
  /// The department has approved it.
  case departmentApproved = "department-approved"
  /// A later version took its place.
  case superseded
}

/// The versions of a plan: a text that was approved is one, and any other text is a new one.
///
/// Version and status stand in no file. They follow from the hash of the text and from the history, so
/// that nobody can edit an approved plan and leave its status behind.
package struct PlanVersions: Sendable, Hashable {
  /// A version.
  package struct Version: Sendable, Hashable {
    /// Its number, from 1.
    package let number: Int
    /// How far it has come.
    package let status: PlanStatus
    /// The SHA-256 of its text.
    package let hash: String
    /// The approvals of this text, in order.
    package let approvals: [PlanHistory.Approval]
    /// The revision that led to it; `nil` for the first version, or where none is on record.
    package let revision: PlanHistory.Revision?
  }

  /// The versions that were approved, in order.
  package let approved: [Version]
  /// The version that the text is.
  package let current: Version

  /// The version in force: the last one that was approved.
  package var inForce: Version? { approved.last }

  /// Whether the text is an approved one.
  package var isFrozen: Bool { current.hash == inForce?.hash }

  /// Whether the text was changed after an approval and nobody has said why.
  package var lacksReason: Bool { inForce != nil && !isFrozen && current.revision == nil }

  /// The versions of a plan.
  ///
  /// - Parameters:
  ///   - history: What happened to the plan.
  ///   - hash: The SHA-256 of its text.
  package init(_ history: PlanHistory, hash: String) {
    // An earlier text that is approved again is a version of its own: order counts, not the hash alone.
    var groups: [[PlanHistory.Approval]] = []
    for approval in history.approvals {
      if groups.last?.last?.hash == approval.hash {
        groups[groups.count - 1].append(approval)
      } else {
        groups.append([approval])
      }
    }
    approved = groups.enumerated().compactMap { place, approvals in
      guard let last = approvals.last else { return nil }
      return Version(
        number: place + 1,
        status: place + 1 < groups.count ? .superseded : last.status,
        hash: last.hash,
        approvals: approvals,
        revision: place == 0 ? nil : history.revisions.last { $0.hash == last.hash }
      )
    }
    if let last = approved.last, last.hash == hash {
      current = last
    } else {
      let before = approved.last?.hash
      current = Version(
        number: approved.count + 1,
        status: .draft,
        hash: hash,
        approvals: [],
        revision: history.revisions.last { $0.hash == hash && $0.from == before }
      )
    }
  }
}
