// SPDX-License-Identifier: Apache-2.0
package import Accountability
package import Evidence

/// What is done to a plan folder: approve, revise, review, show how a step goes.
///
/// Nothing here blocks because of a warning; only what would break the record is refused.
extension PlanFolder {
  /// Records an approval and keeps the approved text, which is frozen from then on.
  ///
  /// - Parameters:
  ///   - status: How far the version has come with it.
  ///   - day: The day.
  ///   - body: Who approved it.
  ///   - vote: The vote; may be empty.
  ///   - minutes: The minute reference; may be empty.
  /// - Throws: `StudyError` where the text was changed without a reason, or has that status already.
  /// - Returns: The version that was approved.
  package func approve(
    as status: PlanStatus,
    on day: CalendarDate,
    body: String,
    vote: String,
    minutes: String
  ) throws(StudyError) -> PlanVersions.Version {
    let dossier = try dossier()
    let current = dossier.versions.current
    guard !dossier.versions.lacksReason else {
      throw StudyError(
        .data,
        "\(PlanDocument.fileName): the text was changed after version \(current.number - 1) was "
          + "approved, and a new version needs a reason; give it with meteyard plan revise"
      )
    }
    guard current.status != status else {
      throw StudyError(
        .data,
        "\(PlanDocument.fileName): version \(current.number) is \(status.rawValue) already; change the "
          + "text first, or give another status"
      )
    }
    guard status != .draft, status != .superseded else {
      throw StudyError(.data, "nobody approves a plan as \(status.rawValue); give another status")
    }
    let entry = PlanHistory.Entry.approval(
      .init(
        status,
        on: day,
        body: body,
        vote: vote,
        minutes: minutes,
        hash: dossier.document.hash
      )
    )
    // The text first: a record without its text could prove nothing.
    try keep(dossier.document.text, asVersion: current.number)
    try append([entry], to: dossier.record)
    return try self.dossier().versions.current
  }

  /// Records why an approved plan was changed, and what changed.
  ///
  /// - Parameters:
  ///   - reason: The reason of the closed list.
  ///   - note: The reason in words of its own; may be empty.
  ///   - role: Who changed it, as a role.
  ///   - day: The day.
  /// - Throws: `StudyError` where nothing was approved, or nothing changed since.
  /// - Returns: The revision.
  package func revise(
    for reason: RevisionReason,
    note: String,
    by role: String,
    on day: CalendarDate
  ) throws(StudyError) -> PlanHistory.Revision {
    let dossier = try dossier()
    guard let inForce = dossier.versions.inForce else {
      throw StudyError(
        .data,
        "\(PlanDocument.fileName): nothing has been approved yet, so the draft may change without a "
          + "reason"
      )
    }
    guard !dossier.versions.isFrozen else {
      throw StudyError(
        .data,
        "\(PlanDocument.fileName): the text is that of version \(inForce.number); edit it first"
      )
    }
    let revision = PlanHistory.Revision(
      reason,
      note: note,
      by: role,
      on: day,
      changes: try dossier.changesSinceApproval(),
      from: inForce.hash,
      hash: dossier.document.hash
    )
    try append([.revision(revision)], to: dossier.record)
    return revision
  }

  /// Records a review, and what a run says of every goal.
  ///
  /// - Parameters:
  ///   - review: The review.
  ///   - run: The numbers of a run; `nil` for none.
  /// - Throws: `StudyError` where the history cannot be written.
  /// - Returns: How every goal stands after it.
  package func review(
    _ review: PlanHistory.Review,
    run: RunMeasures?
  ) throws(StudyError) -> [GoalStanding] {
    let dossier = try dossier()
    let observations = run.map { dossier.observations($0, on: review.day) } ?? []
    try append(observations + [.review(review)], to: dossier.record)
    return try self.dossier().standings()
  }

  /// Records how a step goes.
  ///
  /// - Parameter progress: The step and how it goes.
  /// - Throws: `StudyError` naming the nearest step where there is none of that name.
  package func record(_ progress: PlanHistory.Progress) throws(StudyError) {
    let dossier = try dossier()
    let known = dossier.plan.steps.map(\.id)
    guard known.contains(progress.step) else {
      throw StudyError(
        .inputMissing,
        "\(PlanDocument.fileName) has no step \"\(progress.step)\""
          + Spelling.suggestion(for: progress.step, among: known)
          + (known.isEmpty ? "" : " (there are \(known.joined(separator: ", ")))")
      )
    }
    try append([.progress(progress)], to: dossier.record)
  }

  /// Adds an object at the end of a list of the plan; the rest of the text stays as it is.
  ///
  /// - Parameters:
  ///   - lines: The object, its id first.
  ///   - key: The list.
  ///   - noun: What an element is called.
  /// - Throws: `StudyError` where the id is taken, or the text would be no plan.
  package func add(
    _ lines: [PlanText.Line],
    to key: String,
    as noun: String
  ) throws(StudyError) {
    let text = try text()
    let plan = try PlanDocument(text: text).plan
    let taken = plan.ids.first { $0.noun == noun }?.names ?? []
    guard let id = lines.first?.value, !taken.map(PlanText.scalar).contains(id) else {
      throw StudyError(
        .cannotCreate,
        "\(PlanDocument.fileName) has a \(noun) \(lines.first?.value ?? "") already; choose another id, "
          + "or edit it there"
      )
    }
    try replace(PlanText.adding(lines, to: key, of: text))
  }
}
