// SPDX-License-Identifier: Apache-2.0

/// For every program the entries of lists that name it, the applicants it ranks worst first.
struct ProgramEntries: Sendable {
  /// Where the entries of a program begin; one more than there are programs.
  private(set) var starts: [Int32]
  /// The party of each entry.
  private(set) var parties: [Int32]
  /// The place of each entry among those of the index.
  private(set) var entries: [Int32]

  /// The entries of an index, turned round.
  ///
  /// - Parameter index: The mutual entries by party.
  /// - Complexity: O(entries · log of those of a program).
  init(_ index: MarketIndex) {
    var counts = Array(repeating: Int32(0), count: index.programs + 1)
    func halves(_ entry: MarketIndex.Entry, _ body: (_ program: Int, _ rank: Int32) -> Void) {
      if entry.first >= 0 { body(Int(entry.first), entry.firstRank) }
      if entry.second >= 0, entry.second != entry.first {
        body(Int(entry.second), entry.secondRank)
      }
    }
    for entry in index.entries { halves(entry) { program, _ in counts[program + 1] += 1 } }
    for program in 0..<index.programs { counts[program + 1] += counts[program] }
    starts = counts
    var rows = Array(
      repeating: (rank: Int32(0), party: Int32(0), entry: Int32(0)),
      count: Int(counts[index.programs])
    )
    for party in index.parties.indices {
      for place in index.list(party) {
        halves(index.entries[place]) { program, rank in
          rows[Int(counts[program])] = (rank, Int32(party), Int32(place))
          counts[program] += 1
        }
      }
    }
    for program in 0..<index.programs {
      rows[Int(starts[program])..<Int(starts[program + 1])].sort {
        ($0.rank, $0.party, $0.entry) > ($1.rank, $1.party, $1.entry)
      }
    }
    parties = rows.map(\.party)
    entries = rows.map(\.entry)
  }

  /// The places of a program's entries in `parties` and `entries`.
  ///
  /// - Parameter program: The program.
  /// - Returns: The places, those that the program ranks worst first.
  func of(_ program: Int) -> Range<Int> { Int(starts[program])..<Int(starts[program + 1]) }
}
