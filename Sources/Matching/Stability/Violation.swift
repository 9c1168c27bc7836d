// SPDX-License-Identifier: Apache-2.0

/// What an assignment may not have, whoever would rather have whom.
public enum Violation: Sendable, Hashable {
  /// An applicant sits at a program that the list does not name, or that does not rank the applicant.
  case notMutual(applicant: Int, program: Int)
  /// A couple sits at a pair that is not on its list.
  case notOnJointList(couple: Int)
  /// A first-year seat without the advanced one whose list names it.
  case firstYearAlone(applicant: Int, program: Int)
  /// A program has more members than seats.
  case overfull(program: Int)
  /// A program has a number of members that it does not take.
  case wrongNumber(program: Int)
}

extension Stability {
  /// What the assignment may not have: seats that are not mutual, too many of them, wrong numbers.
  ///
  /// - Complexity: O(total length of lists).
  public var violations: [Violation] {
    var found: [Violation] = []
    for applicant in market.singles {
      guard let program = assignment.seats[applicant],
        !market.applicants[applicant].list.contains(program)
      else { continue }
      found.append(.notMutual(applicant: applicant, program: program))
    }
    for (number, couple) in market.couples.enumerated() {
      let now = Market.Pair(assignment.seats[couple.first], assignment.seats[couple.second])
      if now != Market.Pair(nil, nil), !couple.list.contains(now) {
        found.append(.notOnJointList(couple: number))
      }
    }
    for applicant in market.applicants.indices {
      guard let program = assignment.firstYear[applicant] else { continue }
      let list = assignment.seats[applicant].flatMap {
        market.applicants[applicant].supplemental[$0]
      }
      if list?.contains(program) != true || program == assignment.seats[applicant] {
        found.append(.firstYearAlone(applicant: applicant, program: program))
      }
    }
    for (program, record) in market.programs.enumerated() {
      let members = lists.members(of: program)
      for member in members where member.rank < 0 {
        found.append(.notMutual(applicant: Int(member.applicant), program: program))
      }
      if members.count > lists.left[program] { found.append(.overfull(program: program)) }
      if record.parity?.allows(members.count) == false {
        found.append(.wrongNumber(program: program))
      }
    }
    return found
  }
}
