// SPDX-License-Identifier: Apache-2.0

/// A procedure that came back to a state it had been in: who was touched on the way round.
public struct MatchLoop: Sendable, Hashable {
  /// How many steps one round takes; `nil` where the procedure was stopped before a state came back.
  public var period: Int?
  /// The applicants that propose for themselves, and the members of couples, whose seats changed.
  public var applicants: [Int]
  /// The couples whose seats changed.
  public var couples: [Int]
  /// The programs that they entered.
  public var programs: [Int]
}

/// Tells that a procedure is in a loop, by Brent's method: a state is kept, and replaced after 1, 2, 4, …
/// steps, until one comes back that is the same in every seat and every place of both waiting lists.
struct LoopWatch: Sendable {
  private var power = 1
  private var steps = 0
  private var hash: UInt64?
  private var seats: [Int32] = []
  private var parties: [Int32] = []
  private var programs: [Int32] = []
  /// The parties that were given an entry since the state was kept, with the entry.
  private(set) var touched: [(party: Int32, entry: Int32)] = []
  /// How many steps were watched.
  private(set) var total = 0

  /// Notes that a party was given an entry.
  mutating func touch(_ party: Int, _ entry: Int32) { touched.append((Int32(party), entry)) }

  /// Counts a step without a look: where draws decide, a state that comes back goes on otherwise.
  ///
  /// - Returns: No length of a round.
  mutating func pass() -> Int? {
    total += 1
    return nil
  }

  /// Looks at the state before a step.
  ///
  /// - Parameters:
  ///   - state: The seats.
  ///   - waiting: The parties that wait.
  ///   - vacated: The programs that wait.
  /// - Returns: The length of the round where the state is one that was kept; else `nil`.
  mutating func see(
    _ state: MatchState,
    _ waiting: ArraySlice<Int32>,
    _ vacated: ArraySlice<Int32>
  ) -> Int? {
    total += 1
    steps += 1
    var own = state.hash
    for party in waiting { own = own &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(UInt32(party)) }
    own = own &* 31 &+ 7
    for program in vacated { own = own &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(UInt32(program)) }
    if own == hash, seats == state.seats, waiting.elementsEqual(parties),
      vacated.elementsEqual(programs)
    {
      return steps
    }
    if hash == nil || steps == power {
      if hash != nil { power *= 2 }
      steps = 0
      hash = own
      seats = state.seats
      (parties, programs) = (Array(waiting), Array(vacated))
      touched.removeAll(keepingCapacity: true)
    }
    return nil
  }
}
