// SPDX-License-Identifier: Apache-2.0

/// An assignment as the verifier reads it: for every question "where does this program rank this
/// applicant" an answer, and the members of every program in its order.
///
/// It is made from the lists and the seats alone, and shares nothing with a solver.
struct SeatedLists: Sendable {
  /// A member of a program.
  struct Member: Sendable {
    /// The place on the program's list; -1 where it does not rank the member.
    var rank: Int32
    /// The applicant.
    var applicant: Int32
  }

  /// The members by program, each program's in its order.
  let members: [Member]
  /// Where a program's members begin; one more than there are programs.
  let starts: [Int32]
  /// The seats that a program counts: a donor's own too, which it may claim back.
  let seats: [Int]
  /// The seats that a program has, once empty ones have reverted.
  let left: [Int]
  /// The answers, in the order of the questions.
  let ranks: [Int32]

  /// Reads an assignment.
  ///
  /// - Parameters:
  ///   - assignment: Who has which seats.
  ///   - market: The market.
  ///   - questions: The programs and applicants asked about.
  /// - Complexity: O(length of the programs' lists + questions + members · log of a program's).
  init(
    _ assignment: Assignment,
    in market: Market,
    asked questions: [(program: Int32, applicant: Int32)]
  ) {
    var seated: [(program: Int32, applicant: Int32)] = []
    for applicant in market.applicants.indices {
      if let program = assignment.seats[applicant] {
        seated.append((Int32(program), Int32(applicant)))
      }
      if let program = assignment.firstYear[applicant] {
        seated.append((Int32(program), Int32(applicant)))
      }
    }
    let answers = Self.ranks(seated + questions, in: market)
    ranks = Array(answers[seated.count...])
    var counts = Array(repeating: Int32(0), count: market.programs.count + 1)
    for (program, _) in seated { counts[Int(program) + 1] += 1 }
    for program in market.programs.indices { counts[program + 1] += counts[program] }
    starts = counts
    var members = Array(repeating: Member(rank: 0, applicant: 0), count: seated.count)
    for (number, (program, applicant)) in seated.enumerated() {
      members[Int(counts[Int(program)])] = Member(rank: answers[number], applicant: applicant)
      counts[Int(program)] += 1
    }
    for program in market.programs.indices {
      members[Int(starts[program])..<Int(starts[program + 1])].sort { $0.rank < $1.rank }
    }
    self.members = members
    let starts = starts
    let (left, given) = Assignment.seats(
      of: market,
      counts: market.programs.indices.map { Int(starts[$0 + 1] - starts[$0]) }
    )
    self.left = left
    seats = zip(left, given).map(+)
  }

  /// The members of a program, in its order.
  func members(of program: Int) -> ArraySlice<Member> {
    members[Int(starts[program])..<Int(starts[program + 1])]
  }

  /// The place of every applicant asked about on the list of the program asked about; -1 for none.
  private static func ranks(
    _ questions: [(program: Int32, applicant: Int32)],
    in market: Market
  ) -> [Int32] {
    var starts = Array(repeating: Int32(0), count: market.programs.count + 1)
    for question in questions { starts[Int(question.program) + 1] += 1 }
    for program in market.programs.indices { starts[program + 1] += starts[program] }
    var next = starts
    var sorted = Array(repeating: Int32(0), count: questions.count)
    for (number, question) in questions.enumerated() {
      sorted[Int(next[Int(question.program)])] = Int32(number)
      next[Int(question.program)] += 1
    }
    var answers = Array(repeating: Int32(-1), count: questions.count)
    // The place of each applicant on the list at hand, and which list that was.
    var places = Array(repeating: (list: Int32(-1), rank: Int32(0)), count: market.applicants.count)
    for (program, record) in market.programs.enumerated()
    where starts[program] < starts[program + 1] {
      for (rank, applicant) in record.ranking.enumerated()
      where places[applicant].list != Int32(program) {
        places[applicant] = (Int32(program), Int32(rank))
      }
      for slot in Int(starts[program])..<Int(starts[program + 1]) {
        let number = Int(sorted[slot])
        let place = places[Int(questions[number].applicant)]
        if place.list == Int32(program) { answers[number] = place.rank }
      }
    }
    return answers
  }
}
