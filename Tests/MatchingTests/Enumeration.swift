// SPDX-License-Identifier: Apache-2.0

@testable import Matching

/// Every feasible assignment of a small market, one by one.
struct Enumeration {
  let market: Market

  /// The assignments in which nobody blocks.
  func stable(_ rule: SameProgramRule) -> [Assignment] {
    all.filter { LiteralStability(of: $0, in: market, rule).blocks.isEmpty }
  }

  /// Every assignment of mutual entries within the seats and parities of the programs.
  var all: [Assignment] {
    var found = [Assignment(of: market)]
    for couple in market.couples {
      found = found.flatMap { one in
        ([Market.Pair(nil, nil)] + couple.list).filter {
          isMutual($0.first, couple.first) && isMutual($0.second, couple.second)
        }.map { pair in
          var next = one
          (next.seats[couple.first], next.seats[couple.second]) = (pair.first, pair.second)
          return next
        }
      }
    }
    for applicant in market.singles {
      let choices = [nil] + market.applicants[applicant].list.map { Optional($0) }
      found = found.flatMap { one in
        choices.filter { isMutual($0, applicant) }.map { program in
          var next = one
          next.seats[applicant] = program
          return next
        }
      }
    }
    for applicant in market.applicants.indices {
      found = found.flatMap { one -> [Assignment] in
        guard let advanced = one.seats[applicant],
          let list = market.applicants[applicant].supplemental[advanced]
        else { return [one] }
        return ([nil] + list.map { Optional($0) }).filter { isMutual($0, applicant) }.map {
          var next = one
          next.firstYear[applicant] = $0
          return next
        }
      }
    }
    // A pair may stand on a list twice as nobody at all.
    return Array(Set(found)).filter(isFeasible)
  }

  private func isMutual(_ program: Int?, _ applicant: Int) -> Bool {
    program.map { market.programs[$0].ranking.contains(applicant) } ?? true
  }

  private func isFeasible(_ assignment: Assignment) -> Bool {
    let members = assignment.members(of: market)
    let seats = Assignment.seats(of: market, counts: members.map(\.count)).left
    return market.programs.indices.allSatisfy { place in
      members[place].count <= seats[place]
        && market.programs[place].parity?.allows(members[place].count) ?? true
    }
  }
}
