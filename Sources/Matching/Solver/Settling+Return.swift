// SPDX-License-Identifier: Apache-2.0

/// Beginning with seats that are taken, and going back to an earlier point.
extension Settling {
  /// Begins with seats that are taken already.
  mutating func begin(with assignment: Assignment) {
    isResuming = false
    for applicant in 0..<index.applicants {
      guard let program = assignment.seats[applicant],
        let entry = index.list(applicant).first(where: { Int(index.entries[$0].first) == program })
      else { continue }
      state.set(applicant, Int32(entry))
      log?.note(.held, applicant, entry)
      begin(Int32(applicant), Int32(program))
    }
  }

  /// Sends away everyone who waits.
  mutating func dismiss() {
    waiting.removeAll()
    vacated.removeAll()
  }

  /// A point to which the procedure can go back while nobody waits.
  struct Mark {
    /// How many changes of seats there were.
    let changes: Int
    /// How many steps were kept.
    let steps: Int
  }

  /// The point where the procedure is.
  var mark: Mark { Mark(changes: state.changes.count, steps: log?.count ?? 0) }

  /// Goes back to a point; parties that had no seat then do not propose.
  ///
  /// - Parameters:
  ///   - mark: The point.
  ///   - couples: The couples that are no longer in.
  mutating func goBack(to mark: Mark, without couples: some Sequence<Int>) {
    dismiss()
    state.goBack(to: mark.changes)
    log?.goBack(to: mark.steps)
    isResuming = false
    for couple in couples { isTaking[index.applicants + couple] = false }
    for list in index.applicants + index.couples..<index.parties.count {
      let who = index.parties[list]
      isTaking[list] = state.holds(Int(who.first), who.advanced)
    }
  }
}
