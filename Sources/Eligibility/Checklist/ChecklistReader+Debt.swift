// SPDX-License-Identifier: Apache-2.0
import Evidence
import Policy

/// Who owes what keeps a requirement open, and since when.
extension ChecklistReader {
  /// Who owes what is open; `nil` where nothing is.
  func debt(_ open: [Unknowns.Cause], _ status: ChecklistStatus) -> Debt? {
    guard let cause = mostUrgent(open) else { return nil }
    switch status {
    case .broken, .noLaw: return Debt(owedBy: "policy owner")
    default: break
    }
    if let request = request(for: cause.name) {
      return Debt(
        owedBy: request.owedBy,
        since: request.since,
        daysWaiting: day.map { $0.dayNumber - request.since.dayNumber },
        due: request.due
      )
    }
    return Debt(owedBy: owner(of: cause))
  }

  /// What was asked for longest ago, else the first.
  private func mostUrgent(_ open: [Unknowns.Cause]) -> Unknowns.Cause? {
    let asked = open.filter { request(for: $0.name) != nil }
    return asked.min { since($0) < since($1) } ?? open.first
  }

  private func since(_ cause: Unknowns.Cause) -> CalendarDate {
    request(for: cause.name)?.since ?? CalendarDate(dayNumber: .max)
  }

  private func request(for fact: String) -> Request? {
    file.requests.filter { $0.fact == fact }.min { $0.since < $1.since }
  }

  private func owner(of cause: Unknowns.Cause) -> String {
    switch cause.kind {
    case .unpublished, .undated: return "policy owner"
    case .judgment: return judge(of: cause.name) ?? "board"
    case .disputed, .illegible: return "board"
    case .pending where fact(cause.name)?.declaration.verification == .source: return "issuer"
    case .missing, .pending, .unobtainable:
      guard let program, let fact = program.facts.first(where: { $0.name == cause.name }) else {
        return "applicant"
      }
      let entity = program.entities[fact.entity].name
      return entity == pathway.rulebook.subject ? "applicant" : entity
    }
  }
}
