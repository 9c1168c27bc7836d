// SPDX-License-Identifier: Apache-2.0
public import Evidence

/// A rank list that scores propose: groups in order, and no order inside a group.
///
/// Who is in one group with its first cannot be told from that first one at the stated level; neighbours on
/// either side of a border may not be separable either. The order inside a group is not in the scores: a
/// person sets it, and the list carries that person's name.
public struct DraftRankList: Sendable, Hashable {
  /// The program.
  public let program: String
  /// The groups, the best first; inside a group by name, which is no order of preference.
  public let groups: [[String]]
  /// Those without a score, by name, each with the reasons.
  public let unscored: [Unscored]

  /// An applicant whom scores do not place.
  public struct Unscored: Sendable, Hashable {
    /// The applicant.
    public let applicant: String
    /// Why there is no score.
    public let reasons: [String]
  }

  /// The list that bands propose.
  ///
  /// - Parameters:
  ///   - scores: The scores.
  ///   - bands: Their bands.
  public init(_ scores: HolisticScores, _ bands: RankBands) {
    program = scores.program
    let count = bands.bands.map(\.group).max() ?? 0
    groups = (0..<count).map { group in
      bands.bands.filter { $0.group == group + 1 }.map(\.applicant).sorted()
    }
    unscored = scores.applicants.filter { $0.score == nil }.map {
      Unscored(applicant: $0.applicant, reasons: $0.reasons)
    }
  }

  /// A strict order by a person who answers for it.
  ///
  /// - Parameters:
  ///   - orders: For each group its applicants, best first.
  ///   - person: Who sets the order.
  ///   - date: On which day.
  /// - Throws: `ScoringError` when nobody is named, or an order leaves somebody out, adds or repeats
  ///   somebody, or moves somebody to another group.
  /// - Returns: The list in its strict order. Those without a score are not on it.
  public func ordered(
    _ orders: [[String]],
    by person: String,
    on date: CalendarDate
  ) throws(ScoringError) -> OrderedRankList {
    guard person.contains(where: { !$0.isWhitespace }) else {
      throw ScoringError("the order inside a group is set by a person; name the person")
    }
    guard orders.count == groups.count else {
      throw ScoringError(
        "the list has \(groups.count) groups and \(orders.count) orders; order each group"
      )
    }
    for (place, (order, group)) in zip(orders, groups).enumerated()
    where order.sorted() != group {
      throw ScoringError(
        "the order of group \(place + 1) does not hold the \(group.count) applicants of the group, "
          + "each once; order these and no others"
      )
    }
    return OrderedRankList(
      program: program,
      applicants: orders.flatMap(\.self),
      person: person,
      date: date
    )
  }
}

/// A strict rank list with the name of who set it.
public struct OrderedRankList: Sendable, Hashable {
  /// The program.
  public let program: String
  /// The applicants, best first.
  public let applicants: [String]
  /// Who set the order.
  public let person: String
  /// On which day.
  public let date: CalendarDate
}
