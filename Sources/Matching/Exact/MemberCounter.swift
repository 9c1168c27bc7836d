// SPDX-License-Identifier: Apache-2.0

/// The members of a program as literals, and how many of the best of them there are.
struct MemberCounter {
  /// Somebody who may be a member.
  struct Member {
    /// The place on the program's list.
    var rank: Int32
    /// The applicant.
    var applicant: Int32
    /// The literal "is a member".
    var literal: Int32
  }

  /// Those who may be members, in the program's order.
  let members: [Member]
  /// By how many of the first are counted, the literals "at least one of them", "at least two", ….
  private var counts: [[Int32]] = [[]]
  /// By place, the literal "somebody from here on".
  private var tails: [Int32] = []

  /// Counts the members of a program.
  ///
  /// - Parameters:
  ///   - members: Those who may be members, in the program's order.
  ///   - most: The highest number that matters.
  ///   - clauses: Where the literals are defined.
  init(_ members: [Member], most: Int, in clauses: inout StabilityClauses) {
    self.members = members
    for member in members {
      var row = counts[counts.count - 1]
      if row.count < most { row.append(-clauses.yes) }
      for place in row.indices.reversed() {
        row[place] = clauses.or(
          row[place],
          place == 0 ? member.literal : clauses.and(row[place - 1], member.literal)
        )
      }
      counts.append(row)
    }
    var tail = -clauses.yes
    tails = [tail]
    for member in members.reversed() {
      tail = clauses.or(member.literal, tail)
      tails.append(tail)
    }
    tails.reverse()
  }

  /// The literal "at least so many of the first ones".
  ///
  /// - Parameters:
  ///   - number: How many; up to the highest number that matters.
  ///   - end: How many of those who may be members are counted; all of them where it is `nil`.
  ///   - yes: A literal that is true.
  /// - Returns: The literal.
  func atLeast(_ number: Int, before end: Int? = nil, _ yes: Int32) -> Int32 {
    let row = counts[end ?? members.count]
    return number <= 0 ? yes : number <= row.count ? row[number - 1] : -yes
  }

  /// The literal "somebody from a place on".
  func someone(from place: Int) -> Int32 { tails[place] }
}
