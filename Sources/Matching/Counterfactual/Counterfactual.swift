// SPDX-License-Identifier: Apache-2.0

/// What a match would have given, had something been otherwise.
///
/// The whole match is solved again. Vacancies handed on from the old matching would end in *a* stable one,
/// but not in the best for applicants, which is what the rules promise.
public struct Counterfactual: Sendable {
  /// The changed market.
  public let market: Market
  /// What it gives.
  public let outcome: MatchOutcome
  /// The applicants whose seats differ, rising.
  public let moved: [Int]
  /// The applicants who are better off by their own list.
  public let better: [Int]
  /// Those who are worse off.
  public let worse: [Int]

  /// Whether the changed market has more stable matchings than this one can be compared with: with couples,
  /// what differs may be the procedure's choice among several.
  public var isOneOfSeveral: Bool { !market.isSingles }

  /// Solves a market with changes.
  ///
  /// - Parameters:
  ///   - changes: What is otherwise, one after the other.
  ///   - market: The market as it was.
  ///   - assignment: What it gave.
  ///   - rules: The rules that it was solved by.
  public init(
    _ changes: [MarketChange],
    in market: Market,
    _ assignment: Assignment,
    _ rules: MatchRules
  ) {
    let changed = changes.reduce(market) { $0.changed($1) }
    let outcome = MatchSolver(changed, rules).solve()
    self.market = changed
    self.outcome = outcome
    let now = outcome.assignment
    moved = market.applicants.indices.filter {
      assignment.seats[$0] != now.seats[$0] || assignment.firstYear[$0] != now.firstYear[$0]
    }
    var (better, worse): ([Int], [Int]) = ([], [])
    let singles = Set(market.singles)
    for applicant in moved {
      // Who handed in no list is compared by the one that is supposed.
      let own = market.applicants[applicant].list
      let list =
        own.isEmpty && singles.contains(applicant) ? changed.applicants[applicant].list : own
      guard !list.isEmpty else { continue }
      func place(_ seat: Int?) -> Int {
        seat.map { list.firstIndex(of: $0) ?? list.count } ?? list.count
      }
      let (before, after) = (place(assignment.seats[applicant]), place(now.seats[applicant]))
      if after < before { better.append(applicant) }
      if after > before { worse.append(applicant) }
    }
    self.better = better
    self.worse = worse
  }

  /// The fewest further seats of a program with which an applicant gets in, or gets something better.
  ///
  /// Every number is tried and its matching verified; fewer seats are shown not to suffice.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - applicant: The applicant.
  ///   - market: The market.
  ///   - rules: The rules that it is solved by.
  ///   - most: The most further seats that are tried.
  /// - Returns: The number; `nil` where none of those tried suffices.
  public static func seatsNeeded(
    at program: Int,
    for applicant: Int,
    in market: Market,
    _ rules: MatchRules,
    most: Int = 5
  ) -> Int? {
    let list = market.applicants[applicant].list
    guard let wanted = list.firstIndex(of: program) else { return nil }
    // A number of seats that needs a long search does not count as enough.
    let quick = rules.quick
    return (1...max(1, most)).first { number in
      let changed = market.changed(.seats(program: program, by: number))
      let outcome = MatchSolver(changed, quick).solve()
      guard outcome.status == .stable, let seat = outcome.assignment.seats[applicant],
        let place = list.firstIndex(of: seat)
      else { return false }
      return place <= wanted
    }
  }
}
