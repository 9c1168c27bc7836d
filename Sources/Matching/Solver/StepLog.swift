// SPDX-License-Identifier: Apache-2.0

/// The steps of a procedure as it makes them, by places of the index.
struct StepLog: Sendable {
  private struct Step: Sendable {
    var kind: MatchStep.Kind
    var party: Int32
    /// The entry, as a place among the index's.
    var entry: Int32
  }

  private var noted: [Step] = []

  /// Notes what came of an entry.
  mutating func note(_ kind: MatchStep.Kind, _ party: Int, _ entry: Int) {
    noted.append(Step(kind: kind, party: Int32(party), entry: Int32(entry)))
  }

  /// How many there are.
  var count: Int { noted.count }

  /// Forgets the steps after a point: they were taken back.
  mutating func goBack(to count: Int) { noted.removeLast(noted.count - count) }

  /// The steps so far, by applicants and programs.
  func steps(_ index: MarketIndex) -> [MatchStep] {
    noted.map { step in
      let (who, held) = (index.parties[Int(step.party)], index.entries[Int(step.entry)])
      return MatchStep(
        kind: step.kind,
        applicant: Int(who.first),
        partner: who.second < 0 ? nil : Int(who.second),
        program: held.first < 0 ? nil : Int(held.first),
        partnerProgram: held.second < 0 ? nil : Int(held.second),
        place: Int(held.place),
        advanced: who.advanced < 0 ? nil : Int(who.advanced)
      )
    }
  }
}
