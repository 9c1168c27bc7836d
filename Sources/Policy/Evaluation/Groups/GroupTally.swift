// SPDX-License-Identifier: Apache-2.0
/// The members of a group as they are counted; their order never matters.
struct GroupTally {
  /// How many members must be met.
  let quorum: CriterionGroup.Quorum
  private(set) var notMet = 0
  private(set) var unknown = 0
  private(set) var met = 0
  private var unknowns = Unknowns.none
  private var faults: [Fault] = []
  private var usageOfNotMet = Usage()
  private var usageOfUnknown = Usage()
  private var usageOfMet = Usage()

  /// No members yet.
  init(_ quorum: CriterionGroup.Quorum) { self.quorum = quorum }

  /// Counts a member, its guard taken into account.
  ///
  /// - Parameters:
  ///   - member: The member's verdict.
  ///   - usage: What it rests on.
  mutating func add(_ member: Verdict, usage: Usage = Usage()) {
    switch member.truth {
    case .notMet:
      notMet += 1
      usageOfNotMet.formUnion(usage)
    case .met:
      met += 1
      usageOfMet.formUnion(usage)
    case .unknown:
      unknown += 1
      usageOfUnknown.formUnion(usage)
      unknowns = unknowns.union(member.unknowns)
    }
    if !member.faults.isEmpty { faults = Fault.union(faults, member.faults) }
  }

  /// The group's verdict: the unknowns responsible are those of its unknown members.
  var verdict: Verdict {
    let truth = quorum.truth(notMet: notMet, unknown: unknown, met: met)
    return Verdict(truth, unknowns: truth == .unknown ? unknowns : .none, faults: faults)
  }

  /// What the group rests on: the presumptions and readings of the members that decide it; where it
  /// is unknown, of all that could have decided it, had they come out otherwise.
  ///
  /// - Parameter group: The group's truth.
  /// - Returns: Their union.
  func usage(of group: Truth) -> Usage {
    var result = Usage()
    for (truth, usage) in [
      (Truth.notMet, usageOfNotMet), (.unknown, usageOfUnknown), (.met, usageOfMet),
    ] where !usage.isEmpty {
      let counts =
        group == .unknown
        ? !isIndifferent(to: truth, applies: .met) : quorum.isDecided(by: truth, group: group)
      if counts { result.formUnion(usage) }
    }
    return result
  }

  /// Whether any value of a member would have given the group the same truth.
  ///
  /// - Parameters:
  ///   - member: The member's truth as it was counted.
  ///   - applies: Whether its guard lets it apply.
  /// - Returns: Whether nothing depends on the member alone.
  func isIndifferent(to member: Truth, applies: Truth) -> Bool {
    let group = quorum.truth(notMet: notMet, unknown: unknown, met: met)
    return Truth.allCases.allSatisfy { value in
      let other = quorum.guarded(value, applies: applies)
      var counts = (notMet: notMet, unknown: unknown, met: met)
      Self.count(member, -1, &counts)
      Self.count(other, 1, &counts)
      return quorum.truth(notMet: counts.notMet, unknown: counts.unknown, met: counts.met) == group
    }
  }

  private static func count(
    _ truth: Truth,
    _ change: Int,
    _ counts: inout (notMet: Int, unknown: Int, met: Int)
  ) {
    switch truth {
    case .notMet: counts.notMet += change
    case .unknown: counts.unknown += change
    case .met: counts.met += change
    }
  }
}
