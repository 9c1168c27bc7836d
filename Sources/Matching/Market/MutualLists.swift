// SPDX-License-Identifier: Apache-2.0

/// The entries of single applicants' lists that are mutual, in flat rows of 32-bit numbers.
///
/// Beside each entry stands the program's rank of the applicant, so that nothing is looked up while a
/// market is solved.
struct MutualLists: Sendable {
  /// Where the entries of an applicant begin; one more than there are applicants.
  private(set) var starts: [Int32] = [0]
  /// The program of every entry, the best first.
  private(set) var programs: [Int32] = []
  /// The place of the applicant on the program's list, of every entry.
  private(set) var ranks: [Int32] = []

  /// The mutual entries of a market's singles; members of couples have none.
  ///
  /// - Parameter market: The market.
  /// - Complexity: O(length of the programs' lists · length of an applicant's list).
  init(_ market: Market) {
    var offsets = [0]
    for applicant in market.applicants {
      offsets.append(offsets[offsets.count - 1] + applicant.list.count)
    }
    var found = Array(repeating: Int32(-1), count: offsets[offsets.count - 1])
    for (place, program) in market.programs.enumerated() {
      for (rank, applicant) in program.ranking.enumerated() {
        if let entry = market.applicants[applicant].list.firstIndex(of: place) {
          found[offsets[applicant] + entry] = Int32(rank)
        }
      }
    }
    programs.reserveCapacity(found.count)
    ranks.reserveCapacity(found.count)
    for (place, applicant) in market.applicants.enumerated() {
      for (entry, program) in applicant.list.enumerated() where found[offsets[place] + entry] >= 0 {
        programs.append(Int32(program))
        ranks.append(found[offsets[place] + entry])
      }
      starts.append(Int32(programs.count))
    }
  }
}
