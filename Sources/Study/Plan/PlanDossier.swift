// SPDX-License-Identifier: Apache-2.0
package import Accountability
package import Evidence

/// A plan with everything that is known of it: its text, its history, its versions, the plan above.
package struct PlanDossier: Sendable {
  /// The text and the plan in it.
  package let document: PlanDocument
  /// The history and its text.
  package let record: HistoryDocument
  /// The kept text of the version in force; `nil` where there is none.
  package let approvedText: String?
  /// The plan above; `nil` where none is named, or it is not there.
  package let districtPlan: Plan?
  /// The versions.
  package let versions: PlanVersions

  init(
    document: PlanDocument,
    record: HistoryDocument,
    approvedText: String? = nil,
    districtPlan: Plan? = nil
  ) {
    (self.document, self.record) = (document, record)
    (self.approvedText, self.districtPlan) = (approvedText, districtPlan)
    versions = PlanVersions(record.history, hash: document.hash)
  }

  /// The plan.
  package var plan: Plan { document.plan }

  /// What happened to it.
  package var history: PlanHistory { record.history }

  /// What the public may read of: the version in force where there is one, for a draft is no decision.
  ///
  /// - Throws: `StudyError` where the kept text is not the one that was approved.
  package func forPublic() throws(StudyError) -> PlanDossier {
    guard let inForce = versions.inForce, !versions.isFrozen else { return self }
    let file = "approved/version-\(inForce.number).yaml"
    guard let approvedText, ContentHash.sha256(approvedText) == inForce.hash else {
      throw StudyError(
        .data,
        "\(file) is not the text that was approved; restore it from your version control"
      )
    }
    return PlanDossier(
      document: try PlanDocument(text: approvedText, file: file),
      record: record,
      approvedText: approvedText,
      districtPlan: districtPlan
    )
  }

  /// What changed since the version in force; empty where nothing did.
  ///
  /// - Throws: `StudyError` where the kept text cannot be read.
  package func changesSinceApproval() throws(StudyError) -> [String] {
    guard let approvedText, !versions.isFrozen else { return [] }
    return try PlanDifference(from: approvedText, to: document.text).changes
  }

  /// How every goal stands.
  ///
  /// - Parameter run: The numbers of a run, beside those that the history has; `nil` for none.
  /// - Returns: The standings in the order of the goals.
  package func standings(_ run: RunMeasures? = nil) -> [GoalStanding] {
    plan.goals.map { goal in
      GoalStanding(
        goal,
        history.observations(of: goal.id).map(\.reading)
          + (run?.readings[goal.measure.reference] ?? [])
      )
    }
  }

  /// What a run adds to the history: the last reading of every goal's measure, where it is new.
  ///
  /// - Parameters:
  ///   - run: The numbers of a run.
  ///   - day: The day on which they are taken over.
  /// - Returns: The observations.
  package func observations(_ run: RunMeasures, on day: CalendarDate) -> [PlanHistory.Entry] {
    plan.goals.compactMap { goal in
      guard let reading = run.last(goal.measure.reference),
        history.observations(of: goal.id).last?.reading != reading
      else { return nil }
      return .observation(.init(on: day, goal: goal.id, reading: reading))
    }
  }

  /// Everything that a check finds, the history included.
  ///
  /// - Parameters:
  ///   - run: The numbers of a run; `nil` leaves out what needs them.
  ///   - outlook: What the run, its study and its policy say of goals.
  ///   - today: The day for which actions are looked at.
  /// - Returns: The remarks in the order of the plan.
  package func remarks(
    _ run: RunMeasures?,
    _ outlook: PlanOutlook = .none,
    today: CalendarDate
  ) -> [PlanRemark] {
    PlanCheck(
      plan,
      history: history,
      run: run,
      outlooks: outlook.goals,
      district: districtPlan,
      today: today
    ).remarks + recordRemarks + [outlook.remark].compactMap(\.self)
  }

  private var recordRemarks: [PlanRemark] {
    var remarks = record.brokenLines.map { line in
      PlanRemark(
        .error,
        .historyChanged,
        "",
        value: "\(HistoryDocument.fileName):\(line)",
        "something before this entry was changed after it was written",
        remedy: "restore the history from your version control"
      )
    }
    if let inForce = versions.inForce, approvedText.map(ContentHash.sha256) != inForce.hash {
      remarks.append(
        PlanRemark(
          .error,
          .approvedTextChanged,
          "",
          value: "approved/version-\(inForce.number).yaml",
          "it is not the text that was approved",
          remedy: "restore it from your version control"
        )
      )
    }
    if versions.lacksReason {
      remarks.append(
        PlanRemark(
          .reasonMissing,
          "",
          value: PlanDocument.fileName,
          "the text is not that of version \(versions.current.number - 1), which was approved, and "
            + "nobody has said why it was changed",
          remedy: "give the reason with meteyard plan revise"
        )
      )
    }
    return remarks
  }

  /// A remark with its place in the file in front.
  ///
  /// - Parameter remark: The remark.
  /// - Returns: `plan.yaml:31: goal G1, target "350": …`.
  package func sentence(_ remark: PlanRemark) -> String {
    let line = document.line(of: remark.subject).map { ":\($0)" } ?? ""
    return "\(PlanDocument.fileName)\(line): \(remark.sentence)"
  }
}
