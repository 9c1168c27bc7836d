// SPDX-License-Identifier: Apache-2.0

/// One thing that could have been otherwise.
public enum MarketChange: Sendable, Hashable {
  /// A program has more, or fewer, seats.
  case seats(program: Int, by: Int)
  /// A program ranks an applicant at a place from 0; others move up or down by one.
  case rank(program: Int, applicant: Int, at: Int)
  /// A program no longer ranks an applicant.
  case unrank(program: Int, applicant: Int)
  /// A single hands in another list.
  case list(applicant: Int, [Int])
  /// A program does not take part.
  case drop(program: Int)
  /// A couple's members go on their own, each down the programs of the joint list.
  case uncouple(Int)
  /// Two singles hand in a joint list in the place of their own.
  case couple(first: Int, second: Int, [Market.Pair])
}

extension Season {
  /// Changes the season's market, and which couples there are.
  ///
  /// - Parameter change: What is otherwise.
  public mutating func apply(_ change: MarketChange) {
    market.apply(change)
    switch change {
    case .uncouple(let couple): coupleIds.remove(at: couple)
    case .couple(let first, let second, _):
      coupleIds.append("\(market.applicants[first].id):\(market.applicants[second].id)")
    case .seats, .rank, .unrank, .list, .drop: break
    }
  }
}

extension Market {
  /// The market with a change.
  ///
  /// - Parameter change: What is otherwise.
  /// - Returns: The other market.
  public func changed(_ change: MarketChange) -> Market {
    var market = self
    market.apply(change)
    return market
  }

  /// Changes the market.
  mutating func apply(_ change: MarketChange) {
    switch change {
    case .seats(let program, let number):
      programs[program].quota = max(0, programs[program].quota + number)
    case .rank(let program, let applicant, let place):
      var ranking = programs[program].ranking.filter { $0 != applicant }
      ranking.insert(applicant, at: max(0, min(place, ranking.count)))
      programs[program].ranking = ranking
    case .unrank(let program, let applicant):
      programs[program].ranking.removeAll { $0 == applicant }
    case .list(let applicant, let list): applicants[applicant].list = list
    case .drop(let program):
      programs[program].ranking = []
      programs[program].quota = 0
      programs[program].parity = nil
      reversions.removeAll { $0.donor == program || $0.receiver == program }
    case .uncouple(let number):
      let couple = couples.remove(at: number)
      for (member, programs) in [
        (couple.first, couple.list.map(\.first)), (couple.second, couple.list.map(\.second)),
      ] {
        var seen: Set<Int> = []
        applicants[member].list = programs.compactMap(\.self).filter {
          seen.insert($0).inserted
        }
      }
    case .couple(let first, let second, let list):
      couples.append(Couple(first, second, list: list))
      for member in [first, second] { applicants[member].list = [] }
    }
  }

  /// A joint list made of two lists of singles: all pairs by the sum of their ranks, of equal sums the first
  /// member's better rank before; then each alone, the first member before.
  ///
  /// - Parameters:
  ///   - first: The first member.
  ///   - second: The second member.
  /// - Returns: The joint list.
  public func jointList(of first: Int, _ second: Int) -> [Pair] {
    let (one, other) = (applicants[first].list, applicants[second].list)
    let places = one.indices.flatMap { a in other.indices.map { (a, $0) } }
    return places.sorted { ($0.0 + $0.1, $0.0) < ($1.0 + $1.1, $1.0) }.map {
      Pair(one[$0.0], other[$0.1])
    } + one.map { Pair($0, nil) } + other.map { Pair(nil, $0) }
  }
}
