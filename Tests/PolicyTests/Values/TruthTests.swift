// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Policy

/// Every list of truths up to six long, and what a group makes of it by definition: a group is met
/// (not met) when every way of settling its unknown members meets (does not meet) it.
@Suite struct KleeneTables {
  static let lists: [[Truth]] = (0...6).flatMap { length in
    (0..<length).reduce([[]]) { lists, _ in
      lists.flatMap { list in Truth.allCases.map { list + [$0] } }
    }
  }

  /// The truth of a group over all completions of its unknown members.
  static func settled(_ members: [Truth], _ isMet: (Int) -> Bool) -> Truth {
    let known = members.count { $0 == .met }
    let open = members.count { $0 == .unknown }
    let results = Set((0...open).map { isMet(known + $0) })
    return results.count == 2 ? .unknown : Truth(results.contains(true))
  }

  @Test func `all of, any of and none of are what every completion says`() {
    for members in Self.lists {
      let n = members.count
      #expect(
        CriterionGroup.Quorum.all.truth(of: members) == Self.settled(members) { $0 == n }
      )
      #expect(CriterionGroup.Quorum.any.truth(of: members) == Self.settled(members) { $0 > 0 })
      #expect(CriterionGroup.Quorum.none.truth(of: members) == Self.settled(members) { $0 == 0 })
    }
  }

  @Test func `groups are minimum and maximum, and a negation mirrors`() {
    for members in Self.lists {
      #expect(CriterionGroup.Quorum.all.truth(of: members) == members.reduce(.met, &))
      #expect(CriterionGroup.Quorum.any.truth(of: members) == members.reduce(.notMet, |))
      let mirrored = members.map { !$0 }
      #expect(
        CriterionGroup.Quorum.none.truth(of: members)
          == CriterionGroup.Quorum.all.truth(of: mirrored)
      )
      #expect(mirrored.map { !$0 } == members)
    }
  }

  @Test func `a criterion that does not apply is neutral in its group`() {
    for member in Truth.allCases {
      #expect(CriterionGroup.Quorum.all.guarded(member, applies: .notMet) == .met)
      for quorum in [CriterionGroup.Quorum.any, .none, .atLeast(2)] {
        #expect(quorum.guarded(member, applies: .notMet) == .notMet)
      }
      for quorum in [CriterionGroup.Quorum.all, .any, .none, .atLeast(2)] {
        #expect(quorum.guarded(member, applies: .met) == member)
      }
      #expect(CriterionGroup.Quorum.all.guarded(member, applies: .unknown) >= .unknown)
      #expect(CriterionGroup.Quorum.any.guarded(member, applies: .unknown) <= .unknown)
    }
  }
}

@Suite struct AtLeastKOfN {
  @Test func `at least k of n is what every completion says`() {
    for members in KleeneTables.lists {
      for needed in 0...members.count {
        #expect(
          CriterionGroup.Quorum.atLeast(needed).truth(of: members)
            == KleeneTables.settled(members) { $0 >= needed }
        )
      }
    }
  }
}

@Suite struct AtLeastWithZero {
  @Test func `at least none of a group is met, whatever is unknown`() {
    for members in KleeneTables.lists {
      #expect(CriterionGroup.Quorum.atLeast(0).truth(of: members) == .met)
    }
  }
}
