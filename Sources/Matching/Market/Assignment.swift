// SPDX-License-Identifier: Apache-2.0

/// Who has which seats.
public struct Assignment: Sendable, Hashable {
  /// The program of each applicant by their own or their joint list; `nil` for none.
  public var seats: [Int?]
  /// The first-year program that goes with an advanced one; `nil` for none.
  public var firstYear: [Int?]

  /// Nobody has a seat.
  ///
  /// - Parameter market: The market.
  public init(of market: Market) { self.init(seats: market.applicants.count) }

  init(seats applicants: Int) {
    seats = Array(repeating: nil, count: applicants)
    firstYear = seats
  }

  /// The applicants of every program, in the order of their places.
  ///
  /// - Parameter market: The market.
  /// - Returns: The members by program.
  public func members(of market: Market) -> [[Int]] {
    var members: [[Int]] = market.programs.map { _ in [] }
    for applicant in seats.indices {
      for program in [seats[applicant], firstYear[applicant]].compactMap(\.self) {
        members[program].append(applicant)
      }
    }
    return members
  }

  /// The seats of every program once empty ones have reverted, and how many it gave.
  ///
  /// In the order of reversions, `moved = min(most, max(0, seats of the donor − members of the donor))`.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - counts: How many members each program has.
  /// - Returns: By program the seats that it has, those that it received among them, and those that it
  ///   gave, which it may claim back.
  public static func seats(
    of market: Market,
    counts: [Int]
  ) -> (left: [Int], given: [Int]) {
    var left = market.programs.map(\.quota)
    var given = left.map { _ in 0 }
    for reversion in market.reversions {
      let empty = max(0, left[reversion.donor] - counts[reversion.donor])
      let moved = min(reversion.most, empty)
      left[reversion.donor] -= moved
      given[reversion.donor] += moved
      left[reversion.receiver] += moved
    }
    return (left, given)
  }
}
